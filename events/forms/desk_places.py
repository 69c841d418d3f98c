"""Numbers of places in a table, a hotel block, and letting in more than there are places."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 100_000


class SizesForm(forms.Form):
    """A number for each row, by the row's name."""

    def __init__(self, *args: Any, rows: Mapping[str, str], **kwargs: Any) -> None:
        """`rows` are the names, and what they are called; each may be left empty."""
        super().__init__(*args, **kwargs)
        for name, label in rows.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST, required=False,
                widget=forms.TextInput({"class": "form-control number", "inputmode": "numeric", "autocomplete": "off"}),
            )  # fmt: skip


class HotelForm(forms.Form):
    name = forms.CharField(label=_("Hotel"), max_length=200)
    size = forms.IntegerField(label=_("Places"), min_value=0, max_value=MOST)


class OverbookForm(forms.Form):
    places = forms.IntegerField(
        label=_("How many more than there are places"), min_value=0, max_value=MOST,
        help_text=_("In all, not in addition; 0 takes it back."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=300)
