"""The two answers to a request for deletion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DeletionForm(forms.Form):
    """The person is told first; where no mail can do it, the colleague says that they did."""

    told = forms.BooleanField(label=_("I have passed this on, by Zalo or telephone."), required=False)

    def __init__(self, *args: Any, by_hand: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_hand:
            del self.fields["told"]


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the data is kept"), max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text=_("The delegate reads this. Name the law or the duty, for example that a payment has to be kept."),
        error_messages={"required": _("Say which law or duty requires that the data be kept.")},
    )  # fmt: skip
