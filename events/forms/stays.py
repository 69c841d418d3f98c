"""A pick-up at the desk. Fields are called as `events.stays` calls its arguments, so refusals find them."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import phones
from conference.forms.days import DayField
from events.models import PickUp

MOST_SEATS = 500
PLAIN = ("place", "vehicle", "driver", "driver_phone", "met_by", "met_by_phone")


class PickUpForm(forms.Form):
    """Who meets delegates, where and when, and the car. Only its name and its seats are needed."""

    name = forms.CharField(
        label=gettext_lazy("Name of the pick-up"), max_length=200,
        help_text=gettext_lazy("For example “Car 3, airport, morning”. The delegates in it read it on their passes."),
    )  # fmt: skip
    size = forms.IntegerField(label=gettext_lazy("Seats"), min_value=1, max_value=MOST_SEATS)
    day = DayField(label=gettext_lazy("Day"), required=False)
    time = forms.TimeField(
        label=gettext_lazy("Time"), required=False,
        widget=forms.TimeInput({"placeholder": "14:30", "class": "short", "autocomplete": "off"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Enter the hour as 14:30.")},
    )  # fmt: skip
    place = forms.CharField(label=gettext_lazy("Where they are met"), max_length=160, required=False)
    vehicle = forms.CharField(
        label=gettext_lazy("Car"), max_length=80, required=False, help_text=gettext_lazy("Kind and number plate."),
    )  # fmt: skip
    driver = forms.CharField(label=gettext_lazy("Driver"), max_length=120, required=False)
    driver_phone = forms.CharField(label=gettext_lazy("Driver's phone"), max_length=30, required=False)
    met_by = forms.CharField(label=gettext_lazy("Who meets them"), max_length=120, required=False)
    met_by_phone = forms.CharField(label=gettext_lazy("Phone of who meets them"), max_length=30, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("time") and not said.get("day") and "day" not in self.errors:
            self.add_error("day", _("Type the day, too."))
        return said

    @property
    def details(self) -> dict[str, Any]:
        """What the writer takes; read when valid."""
        said = self.cleaned_data
        return {name: said[name] for name in PLAIN} | {"name": said["name"], "seats": said["size"], "at": self._at()}

    def _at(self) -> datetime.datetime | None:
        day, time = self.cleaned_data["day"], self.cleaned_data["time"]
        # A day without an hour is kept as midnight.
        return timezone.make_aware(datetime.datetime.combine(day, time or datetime.time())) if day else None


def details_of(pick_up: PickUp) -> dict[str, Any]:
    """What the form begins with."""
    found = {name: getattr(pick_up, name) for name in PLAIN}
    for name in ("driver_phone", "met_by_phone"):
        found[name] = phones.readable(found[name]) if found[name] else ""
    here = timezone.localtime(pick_up.at) if pick_up.at else None
    time = here.time() if here and here.time() != datetime.time() else None
    return found | {"name": pick_up.pool.name, "size": pick_up.pool.size, "day": here and here.date(), "time": time}
