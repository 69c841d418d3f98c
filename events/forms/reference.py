"""Rooms, tracks and people, quick to add beside the programme."""

from typing import Any

from django import forms

from conference.forms.languages import name_languages
from events.models import Room, Speaker, Track


class RoomForm(forms.ModelForm):  # type: ignore[type-arg]
    """A hall or meeting room."""

    class Meta:
        model = Room
        fields = ["name_vi", "name_en", "building_vi", "building_en", "capacity", "order"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)


class TrackForm(forms.ModelForm):  # type: ignore[type-arg]
    """A topic."""

    class Meta:
        model = Track
        fields = ["name_vi", "name_en", "order"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)


class SpeakerForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person; the position is the latest one."""

    class Meta:
        model = Speaker
        fields = ["name", "honorific", "position_vi", "unit_vi", "position_en", "unit_en"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)
