"""Which seat cards are printed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events.choices import ReprintReason

DUE, ALL = "due", "all"


class SeatCardsForm(forms.Form):
    """New and changed ones need no reason, the same again does."""

    language = forms.ChoiceField(label=_("Language of the print"), choices=settings.LANGUAGES)
    which = forms.ChoiceField(
        label=_("Which cards"), choices=[(DUE, _("New and changed ones")), (ALL, _("All of the hall"))], initial=DUE
    )
    reason = forms.ChoiceField(
        label=_("Reason for printing the same again"), choices=[("", "–"), *ReprintReason.choices], required=False
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("which") == DUE:
            said["reason"] = ""
        return said
