"""Days as Vietnam types them."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A moment of the first or last day a calendar knows cannot be told in another time zone.
FIRST_YEAR, LAST_YEAR = 1900, 2199


class DayField(forms.DateField):
    """A day typed dd/mm/yyyy, in both languages.

    No type="date": browsers show it in an order of their own, and many readers never used one.
    """

    default_error_messages = {
        "invalid": _("Enter the day as dd/mm/yyyy, for example 05/11/2026."),
        "far": _("Enter a year between %(first)s and %(last)s."),
    }

    def __init__(self, **options: Any) -> None:
        hints = {"autocomplete": "off", "placeholder": "dd/mm/yyyy", "inputmode": "numeric"}
        super().__init__(**{"widget": forms.DateInput(hints), **options})

    def to_python(self, value: Any) -> datetime.date | None:
        day = super().to_python(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            # As text: a year is not written with a mark of thousands.
            years = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            raise ValidationError(self.error_messages["far"], code="far", params=years)
        return day
