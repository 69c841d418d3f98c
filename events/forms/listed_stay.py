"""The stay of a person whom somebody else enters: a focal person, or a colleague."""

from django import forms
from django.utils.translation import gettext_lazy

from events.choices import Lodging, Transport


class ListedStay(forms.Form):
    """The way there, bed and board; the delegate's own form (`events.forms.register.stay`) explains more."""

    arrival = forms.CharField(label=gettext_lazy("Flight, train or car"), max_length=120, required=False)
    transport = forms.ChoiceField(
        label=gettext_lazy("From the airport or station"), required=False,
        choices=[("", gettext_lazy("Not needed")), *Transport.choices],
    )  # fmt: skip
    lodging = forms.ChoiceField(
        label=gettext_lazy("Lodging"), required=False, choices=[("", gettext_lazy("Not needed")), *Lodging.choices]
    )
    lodging_note = forms.CharField(label=gettext_lazy("About the lodging"), max_length=200, required=False)
    diet = forms.CharField(label=gettext_lazy("Diet"), max_length=120, required=False)
