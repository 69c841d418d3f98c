"""What is confirmed and agreed to before the form is sent."""

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import ConsentChannel, Purpose
from events.privacy import PURPOSES, VERSION
from events.registration import Consents


class PurposesField(forms.MultipleChoiceField):
    """The optional purposes, each for itself, none ticked beforehand."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("If you like, agree to this as well"), required=False, choices=list(PURPOSES.items()),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Nothing of this is needed to take part. You can withdraw it on your pass."), **kwargs,
        )  # fmt: skip


class SendForm(forms.Form):
    """The last step. `key` is the form's own, so that pressing twice registers once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    adult = forms.BooleanField(
        label=_("I am 18 years old or older."), error_messages={"required": _("The registration is for adults.")}
    )
    notice = forms.BooleanField(
        label=_("I have read the notice on personal data and agree that my data is used for this registration."),
        error_messages={"required": _("Without this the Organising Committee may not take your registration.")},
    )
    purposes = PurposesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*(Field(name) for name in self.fields))

    @property
    def consents(self) -> Consents:
        """Read when valid."""
        return consents_to(self.cleaned_data["purposes"], ConsentChannel.FORM)


def consents_to(purposes: Collection[str], channel: ConsentChannel) -> Consents:
    """These purposes, in the words of today."""
    return Consents([Purpose(one) for one in purposes], VERSION, channel)
