"""Staff's own words for a kind of message, in both languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference import message_texts
from conference.forms.languages import in_english, in_vietnamese
from conference.message_kinds import Kind, Texts

SUBJECT, BODY, ZALO = _("Subject"), _("Text"), _("Text for Zalo")
PARTS = ("subject", "body", "zalo")
ZALO_HELP = _("Shorter, for the phone. Where it is empty, the text of the mail serves.")


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200)


def _text(label: Any, rows: int, longest: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, widget=forms.Textarea({"rows": rows}), **options)


class MessageTextForm(forms.Form):
    """Checked for placeholders as it is saved, so that a preview never shows what could not be."""

    subject_vi = _line(in_vietnamese(SUBJECT))
    body_vi = _text(in_vietnamese(BODY), 12, 5000)
    zalo_vi = _text(in_vietnamese(ZALO), 5, 2000, required=False, help_text=ZALO_HELP)
    subject_en = _line(in_english(SUBJECT))
    body_en = _text(in_english(BODY), 12, 5000)
    zalo_en = _text(in_english(ZALO), 5, 2000, required=False, help_text=ZALO_HELP)

    def __init__(self, data: Any = None, *, kind: Kind, texts: dict[str, Texts]) -> None:
        initial = {f"{part}_{code}": getattr(one, part) for code, one in texts.items() for part in PARTS}
        super().__init__(data, initial=initial)
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, said in message_texts.wrong_in(self.kind, cleaned).items():
            self.add_error(name, [forms.ValidationError(text) for text in said])
        return cleaned

    @property
    def texts(self) -> dict[str, Texts]:
        """The texts as typed (before that, as stored), by language."""
        typed = {name: str(self[name].value() or "") for name in self.fields}
        return {code: Texts(*(typed[f"{part}_{code}"] for part in PARTS)) for code in ("vi", "en")}
