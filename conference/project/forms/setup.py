"""The set-up form of an edition, and the rows of its chain of events."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from conference.forms.languages import name_languages
from conference.forms.uploads import PictureField
from conference.models import Edition
from events.models import Event

SPARE_ROWS = 3
MOST_EVENTS = 40


class Spanning(forms.ModelForm):  # type: ignore[type-arg]
    """A form with a first and a last day; mistakes in them are told at the field."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("starts_on"), typed.get("ends_on")
        if last and not first and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Enter the first day as well."))
        elif first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        return typed


class SetupForm(Spanning):
    """What is known of an edition; all may be left open."""

    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)
    cover = PictureField(label=_("Cover picture"), required=False)

    class Meta:
        model = Edition
        fields = [
            "ordinal", "year", "starts_on", "ends_on", "day_part", "city_vi", "city_en", "venue_vi", "venue_en",
            "theme_vi", "theme_en", "organisers_vi", "organisers_en", "note_vi", "note_en",
            "cover", "cover_credit", "cover_alt_vi", "cover_alt_en",
        ]  # fmt: skip
        widgets = {
            name: forms.Textarea({"rows": 3}) for name in ("organisers_vi", "organisers_en", "note_vi", "note_en")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)
        self.fields["ends_on"].help_text = _("Leave empty for a single day.")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Fieldset(_("Number and days"), Row(Column("ordinal"), Column("year")),
                     Row(Column("starts_on"), Column("ends_on"), Column("day_part"))),
            Fieldset(_("Place"), _pair("city"), _pair("venue")),
            Fieldset(_("Theme and organisers"), _pair("theme"), _pair("organisers"), _pair("note")),
            Fieldset(_("Picture"), "cover", "cover_credit", _pair("cover_alt")),
        )  # fmt: skip

    def changes(self) -> dict[str, Any]:
        """What differs from what is stored, as `editions.revise` takes it."""
        typed = {name: self.cleaned_data[name] for name in self.changed_data}
        if typed.get("cover") is False:  # ticked to be removed
            typed["cover"] = ""
        return typed


def _pair(name: str) -> Row:
    return Row(Column(f"{name}_vi"), Column(f"{name}_en"))


class EventForm(Spanning):
    """One event ("hoạt động") of the chain."""

    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)

    class Meta:
        model = Event
        fields = [
            "kind", "ordinal", "name_vi", "name_en", "starts_on", "ends_on", "day_part", "place_vi", "place_en",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Row(Column("kind"), Column("ordinal")),
            _pair("name"),
            Row(Column("starts_on"), Column("ends_on"), Column("day_part")),
            _pair("place"),
            *(["DELETE"] if self.instance.pk else []),
            "id",
        )

    @property
    def title(self) -> str:
        """What the page calls this row."""
        return str(self.instance.name) if self.instance.pk else str(_("New event"))


EventFormSet = forms.inlineformset_factory(
    Edition, Event, form=EventForm, extra=SPARE_ROWS, max_num=MOST_EVENTS, absolute_max=MOST_EVENTS + SPARE_ROWS
)
