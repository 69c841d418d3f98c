"""By which contact a pass is found again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ContactForm(forms.Form):
    """Any phone or e-mail: whether it is known is not told."""

    contact = forms.CharField(
        label=_("Phone or e-mail"), max_length=254,
        help_text=_("The one given when you registered."),
        error_messages={"required": _("Type the phone number or the e-mail address given at the registration.")},
        widget=forms.TextInput({"autocomplete": "email", "autocapitalize": "none"}),
    )  # fmt: skip
