"""A hall's plan, and its blocks in numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events import words
from events.forms.desk_delegates import CategoryChoice
from events.models import Category, Event, Room, SeatBlock


class Named(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return words.of(obj, "name")


class PlanForm(forms.Form):
    event = Named(label=_("Event"), queryset=Event.objects.none(), empty_label=None)
    room = Named(label=_("Hall"), queryset=Room.objects.none(), empty_label=None)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]
        self.fields["room"].queryset = Room.objects.filter(edition=edition)  # type: ignore[attr-defined]


class BlockForm(forms.ModelForm):  # type: ignore[type-arg]
    """A block. It is `events.seating` that saves it."""

    class Meta:
        model = SeatBlock
        fields = ["label", "shape", "line", "side", "rows", "seats_a_row", "aisles", "category", "from_centre"]
        field_classes = {"category": CategoryChoice}

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        category: Any = self.fields["category"]
        category.queryset = Category.objects.filter(edition=edition)
        category.empty_label = _("Everybody")

    def clean_label(self) -> str:
        return str(self.cleaned_data["label"])
