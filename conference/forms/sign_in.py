"""Signing in: password, second factor, and the first password of an invited colleague."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

LONGEST_PASSWORD = 256


class AccountName(forms.EmailField):
    """An e-mail as accounts are kept: one spelling an account, or the lockout could be walked around.

    The database takes "ſ" for an "s" and "ı" for an "i" when it ignores case; Python does not.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, **options)

    def clean(self, value: Any) -> str:
        email = str(super().clean(value)).lower()
        if not email.isascii():
            raise forms.ValidationError(EmailValidator.message)
        return email


def password_field(label: Any, autocomplete: str, **options: Any) -> forms.CharField:
    """A field that takes a password as typed, spaces included."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=LONGEST_PASSWORD, strip=False, widget=widget, **options)


class SignInForm(AuthenticationForm):
    """E-mail and password."""

    username = AccountName(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = password_field(_("Password"), "current-password")

    error_messages = {
        "invalid_login": _("This e-mail and password do not belong together. Check both and try again."),
        "inactive": _("This account is switched off."),
    }


class CodeForm(forms.Form):
    """Six digits of the phone, or one of the paper codes."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, digits_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if digits_only:
            self.fields["code"].widget.attrs["inputmode"] = "numeric"


class PasswordForm(forms.Form):
    """A new password, typed twice. Whether it is strong enough is for the writer to say."""

    new_password1 = password_field(
        _("New password"),
        "new-password",
        help_text=_("10 characters or more, not your name, and no common word. A short sentence is easy to remember."),
    )
    new_password2 = password_field(_("The same password again"), "new-password")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "new_password1" in typed and typed.get("new_password2") != typed["new_password1"]:
            self.add_error("new_password2", _("The two passwords differ."))
        return typed


class OwnPasswordForm(PasswordForm):
    """Another password for one's own account."""

    old_password = password_field(_("Present password"), "current-password")

    field_order = ("old_password", "new_password1", "new_password2")
