"""Opening an edition."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OpenEditionForm(forms.Form):
    """The number, and the year where it is known."""

    ordinal = forms.IntegerField(
        label=_("Ordinal"), min_value=1, max_value=3999, widget=forms.NumberInput({"class": "short"})
    )
    year = forms.IntegerField(
        label=_("Year"), min_value=1990, max_value=2199, required=False, widget=forms.NumberInput({"class": "short"})
    )
