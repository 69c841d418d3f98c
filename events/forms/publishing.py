"""Publishing: what was seen, a note, and a reason beside each clash that is to stay."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.wording import ToldClash


class PublishForm(forms.Form):
    """One reason field a warning, called by the clash's place in the list; `overrides` names them by their keys."""

    note = forms.CharField(
        label=_("Note for the readers"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Shown in the public log of changes. May stay empty."),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen_print = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, told: list[ToldClash], earlier: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.warnings = [one for one in told if not one.blocks]
        for place, one in enumerate(self.warnings):
            self.fields[f"reason_{place}"] = forms.CharField(
                label=one.text, help_text=_("Reason why this stays"), max_length=300, required=False,
                initial=earlier.get(one.clash.key, ""), widget=forms.TextInput({"autocomplete": "off"}),
            )  # fmt: skip

    @property
    def overrides(self) -> dict[str, str]:
        """The reasons given, by the keys of their clashes."""
        return {one.clash.key: self.cleaned_data[f"reason_{place}"] for place, one in enumerate(self.warnings)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for place in range(len(self.warnings)):
            if not cleaned.get(f"reason_{place}", "").strip():
                self.add_error(f"reason_{place}", _("Settle this clash in the draft, or say why it stays."))
        return cleaned
