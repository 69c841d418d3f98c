"""A row of the draft's table, edited where it stands. What is not in the row stays as it is."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import ChairPart
from events.forms.items import ItemForm
from events.forms.people import OF_THE_DAY, OnceEach, PersonForm
from events.forms.sessions import SessionForm

ROW = "row"  # the id of the form that the inputs of a row belong to: a table cannot hold one


class SessionRowForm(SessionForm):
    """The session's times, title and hall."""

    shown = frozenset({"starts", "ends", "title_vi", "room", "seen"})

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        _only(self)


class ItemRowForm(ItemForm):
    """The item's minutes, title, and in words who carries it out, where no speakers are named."""

    shown = frozenset({"minutes", "title_vi", "by_vi", "seen"})

    def __init__(self, *args: Any, edition: Edition, with_speakers: bool, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        _only(self)
        if with_speakers:
            del self.fields["by_vi"]


class PersonInRow(PersonForm):
    """Someone in the row: another is chosen in their place, or nobody. A new one is typed in the last, empty line.

    Position and unit of the day go with the person: they are not seen here, so another person
    never gets those of the one before.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*OF_THE_DAY, *(["new_name"] if self.initial else [])):
            self.fields[name].widget = forms.HiddenInput()
        for field in self.fields.values():
            field.widget.attrs["form"] = ROW
        if not self.initial:
            self.fields["new_name"].widget.attrs["placeholder"] = self.fields["new_name"].label

    def clean(self) -> dict[str, Any]:
        if "speaker" in self.changed_data:
            self.cleaned_data |= dict.fromkeys(OF_THE_DAY, "")
        return super().clean()


class ChairInRow(PersonInRow):
    """Someone with the part they have in the session."""

    part = forms.ChoiceField(label=_("Part"), choices=ChairPart.choices, initial=ChairPart.CHAIR)
    field_order = ["part", "speaker", "new_name"]


def _only(form: SessionRowForm | ItemRowForm) -> None:
    form.fields = {name: field for name, field in form.fields.items() if name in form.shown}
    for field in form.fields.values():
        field.widget.attrs["form"] = ROW


def _rows(form: type[PersonForm], most: int) -> type[OnceEach]:
    made = forms.formset_factory(form, formset=OnceEach, extra=1, max_num=most, absolute_max=most)
    return cast(type[OnceEach], made)


SpeakersInRow, ChairsInRow = _rows(PersonInRow, 40), _rows(ChairInRow, 20)
