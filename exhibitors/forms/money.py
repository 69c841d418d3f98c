"""Amounts of money as people type them."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DongField(forms.IntegerField):
    """Whole đồng: 5000000, 5.000.000 and "5,000,000 đ" are one."""

    default_error_messages = {"invalid": _("Type an amount in đồng, as 5.000.000.")}
    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": 10**11, **options})
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "number"}

    def to_python(self, value: Any) -> int | None:
        text = re.sub(r"(?i)\s|vnd|vnđ|đồng|đ|₫", "", str(value)) if value is not None else ""
        if re.fullmatch(r"\d{1,3}([.,]\d{3})(?:[.,]\d{3})*", text):
            text = re.sub(r"\D", "", text)
        return super().to_python(text)
