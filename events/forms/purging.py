"""The button that purges asks for one more look."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PurgeForm(forms.Form):
    read = forms.BooleanField(
        label=_("I have read what goes, and that it cannot be undone."),
        error_messages={"required": _("Tick the box: what is purged does not come back.")},
    )  # fmt: skip
