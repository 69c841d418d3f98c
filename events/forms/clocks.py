"""Clock times as officers type them."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events import clock


class ClockInput(forms.TextInput):
    """A time shown as 07:30; no type="time": browsers show it in an order of their own."""

    def format_value(self, value: Any) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else super().format_value(value)


class ClockField(forms.Field):
    """A time typed 7h30, 7g30, 07:30 or 07.30."""

    widget = ClockInput
    default_error_messages = {"invalid": _("Enter the time as 07:30 or 7h30.")}

    def __init__(self, **options: Any) -> None:
        hints = {"class": "short", "autocomplete": "off", "placeholder": "07:30", "maxlength": 20}
        super().__init__(widget=ClockInput(hints), **options)

    def to_python(self, value: Any) -> datetime.time | None:
        if value in self.empty_values or isinstance(value, datetime.time):
            return value or None
        time = clock.read(str(value))
        if time is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or None) != self.to_python(data))
        except ValidationError:
            return True
