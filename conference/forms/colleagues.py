"""Inviting a colleague."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.choices import Role
from conference.forms.sign_in import AccountName
from conference.models import Edition


class InviteForm(forms.Form):
    """Name, e-mail and role. The ministry's role is offered only where no edition is meant."""

    full_name = forms.CharField(label=_("Full name"), max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    email = AccountName(label=_("E-mail"), widget=forms.EmailInput({"autocomplete": "off", "autocapitalize": "none"}))
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, edition: Edition | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [role for role in Role if (role == Role.MINISTRY) == (edition is None)]
        self.fields["role"].choices = [(role.value, role.label) for role in offered]  # type: ignore[attr-defined]
