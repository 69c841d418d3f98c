"""Who chairs or speaks: rows of people, known ones chosen and new ones typed."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.languages import in_english, in_vietnamese
from conference.models import Edition
from events.choices import ChairPart
from events.models import Speaker


class SpeakerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by name and position: two of one name are told apart."""

    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(filter(None, [obj.name, obj.position_vi, obj.unit_vi]))


# What is said of a person for one day.
OF_THE_DAY = ("position_vi", "unit_vi", "position_en", "unit_en")


class PersonForm(forms.Form):
    """One person in the position and unit of that day; left empty, these are the latest known."""

    speaker = SpeakerChoice(label=_("Person"), queryset=Speaker.objects.none(), required=False)
    new_name = forms.CharField(label=_("Or someone new: full name"), max_length=120, required=False)
    position_vi = forms.CharField(label=in_vietnamese(_("Position")), max_length=200, required=False)
    unit_vi = forms.CharField(label=in_vietnamese(_("Unit")), max_length=200, required=False)
    position_en = forms.CharField(label=in_english(_("Position")), max_length=200, required=False)
    unit_en = forms.CharField(label=in_english(_("Unit")), max_length=200, required=False)

    def __init__(self, *args: Any, speakers: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["speaker"]
        field.queryset = Speaker.objects.filter(pk__in=[pk for pk, _name in speakers if pk])  # type: ignore[attr-defined]
        # Asked for once a page, not once a row.
        field.choices = speakers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = [name for name in OF_THE_DAY if cleaned.get(name)]
        if cleaned.get("speaker") and cleaned.get("new_name"):
            self.add_error("new_name", _("Choose someone or type a new name, not both."))
        elif typed and not self.errors and not cleaned.get("speaker") and not cleaned.get("new_name"):
            self.add_error("speaker", _("Choose the person, or type the name."))
        return cleaned


class ChairForm(PersonForm):
    """A person with the part they have in a session."""

    part = forms.ChoiceField(label=_("Part"), choices=ChairPart.choices, initial=ChairPart.CHAIR)
    field_order = ["speaker", "new_name", "part"]


class OnceEach(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of people in order; nobody stands in it twice."""

    def clean(self) -> None:
        seen: set[Any] = set()
        for form in self.forms:
            row = form.cleaned_data if form.is_valid() else {}
            key = (row.get("speaker"), row.get("part"))
            if row.get("speaker") and not row.get("DELETE") and key in seen:
                form.add_error("speaker", _("This person is named twice."))
            seen.add(key)

    @property
    def people(self) -> list[dict[str, Any]]:
        """The rows that name someone; read when valid."""
        rows = [form.cleaned_data for form in self.forms]
        return [row for row in rows if not row.get("DELETE") and (row.get("speaker") or row.get("new_name"))]


def choices(edition: Edition) -> list[tuple[Any, str]]:
    """Everyone whom the edition's officers may know of, for the rows' lists."""
    label = SpeakerChoice(queryset=Speaker.objects.none()).label_from_instance
    known = Speaker.objects.known_to(edition).order_by("name", "pk")
    return [("", "---------"), *((one.pk, label(one)) for one in known)]


def _rows(form: type[PersonForm], most: int) -> type[OnceEach]:
    made = forms.formset_factory(form, formset=OnceEach, extra=2, can_delete=True, max_num=most, absolute_max=most)
    return cast(type[OnceEach], made)


SpeakerRows, ChairRows = _rows(PersonForm, 40), _rows(ChairForm, 20)
