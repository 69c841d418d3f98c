"""How badges are to be printed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import BadgeSheet, ReprintReason


class BadgePrintForm(forms.Form):
    """Paper, and a reason where some were printed already just as they are."""

    sheet = forms.ChoiceField(label=_("Paper size"), choices=BadgeSheet.choices)
    reason = forms.ChoiceField(
        label=_("Why again"), choices=[("", "–"), *ReprintReason.choices], required=False
    )  # fmt: skip

    def __init__(self, *args: Any, again: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again and not self.is_bound:
            del self.fields["reason"]
