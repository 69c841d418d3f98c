"""Days as Vietnam types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day typed dd/mm/yyyy, in both languages.

    No type="date": browsers show it in an order of their own, and many readers never used one.
    """

    default_error_messages = {"invalid": _("Enter the day as dd/mm/yyyy, for example 05/11/2026.")}

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput({"autocomplete": "off", "placeholder": "dd/mm/yyyy", "inputmode": "numeric"})
        super().__init__(widget=widget, **options)
