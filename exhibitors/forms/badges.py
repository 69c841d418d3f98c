"""How the badges of those who work at the booths are to be printed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import BadgeSheet


class StaffBadgesForm(forms.Form):
    """Paper alone."""

    sheet = forms.ChoiceField(label=_("Paper size"), choices=BadgeSheet.choices, initial=BadgeSheet.A4)
