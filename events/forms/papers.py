"""Invited papers at the desk. Fields are called as `events.papers` calls its arguments, so refusals find them."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from conference.forms.rotation import ProvinceChoice
from conference.models import Edition, Province
from events import papers
from events.forms.clocks import ClockField
from events.models import Item, PaperInvitation
from events.structure import conference_zone

BEFORE_THE_CONFERENCE = datetime.timedelta(days=14)


class ItemChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An item of the draft by its title and session."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} – {obj.session}"


class InviteForm(forms.Form):
    """Who is asked for what paper, until when, and whom they may ask."""

    topic = forms.CharField(
        label=_("What the paper is asked about"), max_length=300,
        help_text=_("As it will stand in the invitation, for example: Developing industrial clusters in the province."),
    )  # fmt: skip
    province = ProvinceChoice(
        label=_("Department of the province or city"), queryset=Province.objects.none(), required=False,
        empty_label=_("None: another unit or a person"),
    )  # fmt: skip
    unit = forms.CharField(
        label=_("Another unit"), max_length=200, required=False,
        help_text=_("Only where it is not the Department of Industry and Trade."),
    )  # fmt: skip
    person = forms.CharField(
        label=_("The person invited"),
        max_length=200,
        required=False,
        help_text=_("With honorific and position, where it is known."),
    )
    reach = forms.CharField(
        label=_("Phone or e-mail of the invited"), max_length=200, required=False,
        help_text=_("For your own reminders; the invited do not see it."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the paper"), choices=settings.LANGUAGES)
    due_on = DayField(label=_("To be sent by the end of"))
    item = ItemChoice(
        label=_("Its place in the programme"), queryset=Item.objects.none(), required=False,
        empty_label=_("Not decided yet"), help_text=_("Remarks, reports and papers of the draft that wait for a text."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note to the invited"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("For example how long the paper may be, and how many minutes there are to speak."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Whom the invited may ask"), max_length=300, help_text=_("Name, phone and e-mail; they see it.")
    )

    def __init__(self, *args: Any, edition: Edition, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = Province.objects.as_of(today).order_by("name_vi")
        self.fields["province"].queryset = provinces  # type: ignore[attr-defined]
        self.fields["item"].queryset = papers.free_items(edition)  # type: ignore[attr-defined]
        if edition.starts_on and edition.starts_on - BEFORE_THE_CONFERENCE > today:
            self.fields["due_on"].initial = edition.starts_on - BEFORE_THE_CONFERENCE

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not (typed.get("province") or typed.get("unit") or typed.get("person")):
            self.add_error("province", _("Name the department, the unit or the person."))
        return typed


class ExtendForm(forms.Form):
    """Another last day."""

    due_on = DayField(label=_("To be sent by the end of"))


class PlaceForm(forms.Form):
    """The item of the programme that the paper is for."""

    item = ItemChoice(label=_("Its place in the programme"), queryset=Item.objects.none())

    def __init__(self, *args: Any, invitation: PaperInvitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = papers.free_items(invitation.edition, invitation)  # type: ignore[attr-defined]


class AskAgainForm(forms.Form):
    """What is to be changed, and until when."""

    asked = forms.CharField(label=_("What is to be changed"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    due_on = DayField(label=_("To be sent by the end of"))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ClearForm(forms.Form):
    """The paper as it was read."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReleaseForm(forms.Form):
    """At once, or from a moment on, in the conference's own zone."""

    embargo_day = DayField(label=_("Embargoed until: day"), required=False, help_text=_("Leave empty for at once."))
    embargo_time = ClockField(label=_("Embargoed until: time"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("embargo_time") and not typed.get("embargo_day") and "embargo_day" not in self.errors:
            self.add_error("embargo_day", _("Enter the day as well."))
        return typed

    @property
    def embargo_until(self) -> datetime.datetime | None:
        """Read when valid; the start of the day where no time is typed."""
        day, time = self.cleaned_data["embargo_day"], self.cleaned_data["embargo_time"]
        return datetime.datetime.combine(day, time or datetime.time(), conference_zone()) if day else None
