"""Which events, and as what."""

from collections.abc import Collection, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import words
from events.models import Category, Event, Opening


class ChoiceForm(forms.Form):
    """A category and the events of it; where there is but one of either, nothing is asked.

    `openings` is what the visitor may register for now, `full` the events without a free place.
    """

    invitation = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    category = forms.ChoiceField(
        label=gettext_lazy("You come as"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose as what you come.")},
    )  # fmt: skip
    events = forms.MultipleChoiceField(
        label=gettext_lazy("What you want to attend"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what to attend.")},
    )  # fmt: skip

    def __init__(self, *args: Any, openings: Sequence[Opening], full: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.openings, self.full = openings, full
        self.categories = {str(one.category_id): one.category for one in openings}
        self.offered = {str(one.event_id): one.event for one in openings}
        self._offer("category", [(key, words.of(one, "name")) for key, one in self.categories.items()])
        self._offer("events", [(key, self._told(one)) for key, one in self.offered.items()])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Field("invitation"), Field("category"), Field("events"))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """The one thing there is needs no question."""
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            field.widget = forms.MultipleHiddenInput() if name == "events" else forms.HiddenInput()
            field.initial = [choices[0][0]] if name == "events" else choices[0][0]

    def _told(self, event: Event) -> str:
        """The event with its days, for whom alone it is, and that it is full."""
        for_whom = [words.of(one.category, "name") for one in self.openings if one.event_id == event.pk]
        notes = [f"{event.starts_on:%d/%m/%Y}"] if event.starts_on else []
        if len(for_whom) < len(self.categories):
            notes.append(_("for %(categories)s only") % {"categories": ", ".join(for_whom)})
        if event.pk in self.full:
            notes.append(_("full: you would be on the waiting list"))
        return " – ".join([words.of(event, "name"), *notes])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        category, events = cleaned.get("category"), cleaned.get("events", [])
        known = {(str(one.category_id), str(one.event_id)) for one in self.openings}
        for event in events:
            if category and (category, event) not in known:
                told = {"event": words.of(self.offered[event], "name")}
                self.add_error("events", _("“%(event)s” is not open to those who come as you do.") % told)
        return cleaned

    @property
    def category_chosen(self) -> Category:
        """Read when valid."""
        return self.categories[self.cleaned_data["category"]]

    @property
    def events_chosen(self) -> list[Event]:
        """Read when valid; in the order in which they were offered."""
        return [event for key, event in self.offered.items() if key in self.cleaned_data["events"]]
