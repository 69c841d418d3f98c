"""A session of the draft. Fields are called as `events.agenda` calls its arguments, so refusals find them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from conference.forms.languages import in_english, in_vietnamese
from conference.models import Edition
from events.forms.clocks import ClockField
from events.models import Event, Room, Track


class MoveForm(forms.Form):
    """When and where: all it takes to move a session by keyboard."""

    day = DayField(label=_("Day"), required=False)
    starts = ClockField(label=_("Start"), required=False)
    ends = ClockField(label=_("End"), required=False)
    room = forms.ModelChoiceField(
        label=_("Hall or room"), queryset=Room.objects.none(), required=False, empty_label=_("not yet known")
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.filter(edition=edition)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", _("Enter the start too."))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end comes before the start."))
        return cleaned

    @property
    def fields_only(self) -> dict[str, Any]:
        """What the writer takes as the session's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class SessionForm(MoveForm):
    """All that is said of a session, but its items."""

    event = forms.ModelChoiceField(label=_("Event of the chain"), queryset=Event.objects.none(), empty_label=None)
    title_vi = forms.CharField(label=in_vietnamese(_("Title")), max_length=300)
    title_en = forms.CharField(label=in_english(_("Title")), max_length=300, required=False)
    track = forms.ModelChoiceField(label=_("Track"), queryset=Track.objects.none(), required=False)
    interpretation = forms.CharField(
        label=_("Interpretation into"),
        max_length=60,
        required=False,
        help_text=_("Languages by their codes, separated by commas: en, ja, ko."),
    )
    text_vi = forms.CharField(
        label=in_vietnamese(_("Description")), max_length=5000, required=False, widget=forms.Textarea({"rows": 3})
    )
    text_en = forms.CharField(
        label=in_english(_("Description")), max_length=5000, required=False, widget=forms.Textarea({"rows": 3})
    )

    field_order = ["event", "title_vi", "title_en", "day", "starts", "ends", "room", "track", "interpretation"]

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["event"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]
        self.fields["track"].queryset = Track.objects.filter(edition=edition)  # type: ignore[attr-defined]
