"""A person who acts for an exhibitor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference import phones
from events.choices import Language
from exhibitors.forms.layout import in_groups
from exhibitors.models import ExhibitorContact

PERSON = ("name", "position", "phone", "email")


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Type the full name.")},
    )  # fmt: skip


def phone_field() -> forms.CharField:
    return forms.CharField(
        label=_("Mobile phone"), max_length=30, required=False, help_text=_("As 0912 345 678."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip


def email_field() -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mail"), max_length=254, required=False,
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "none"}),
        error_messages={"invalid": _("This is no e-mail address. It looks like ten@donvi.gov.vn.")},
        help_text=_("The link of your page is sent here. Without e-mail the organisers pass it on by Zalo."),
    )  # fmt: skip


class ContactForm(forms.Form):
    """How the person is called and reached."""

    name = name_field()
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    phone = phone_field()
    email = email_field()
    language = forms.ChoiceField(label=_("Language of messages"), choices=Language.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_groups(self, [("", (*PERSON, "language"))])


def initial_of(contact: ExhibitorContact) -> dict[str, Any]:
    known = {name: getattr(contact, name) for name in (*PERSON, "language")}
    return known | {"phone": phones.readable(contact.phone) if contact.phone else ""}
