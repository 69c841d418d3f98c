"""The paper as whoever holds its link writes it. Fields are called as `events.papers` calls its arguments."""

import unicodedata
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.errors import Refused
from conference.forms import refusals
from conference.forms.languages import in_english, in_vietnamese
from conference.forms.uploads import PaperFileField, SlidesField
from events.models import PaperInvitation
from events.papers import WRITTEN

FILES = ("document", "slides")


class ComposedField(forms.CharField):
    """Words as one writes them here: pasted from elsewhere, an accent may come as a letter of its own."""

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFC", super().to_python(value) or "")


class PaperForm(forms.Form):
    """Title, abstract, text and files in the language that was asked for; title and abstract in the other one, too.

    Nothing is required here: a draft may lack anything, and what a paper that is sent must have the writer says.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None, *, invitation: PaperInvitation) -> None:
        shown = {name: getattr(invitation, name) for name in WRITTEN} | {"seen": invitation.revision}
        super().__init__(data, files, initial=shown)
        main = invitation.language
        other = "en" if main == "vi" else "vi"
        self.main = [f"title_{main}", f"abstract_{main}", f"text_{main}", *FILES]
        self.other = [f"title_{other}", f"abstract_{other}"]
        marked = in_english if other == "en" else in_vietnamese
        self.fields |= _words(main, lambda label: label) | _text(main) | _files() | _words(other, marked)

    @property
    def content(self) -> dict[str, Any]:
        """What the writer takes: all words, and the files that were chosen anew or are to go. Read when valid."""
        changed = [name for name in FILES if name in self.changed_data]
        words = [name for name in (*self.main, *self.other) if name not in FILES]
        return {name: self.cleaned_data[name] or "" for name in (*words, *changed)}

    @property
    def has_other(self) -> bool:
        """Whether anything stands, or is amiss, in the other language."""
        return any(self[name].value() or self.errors.get(name) for name in self.other)

    def refuse(self, refused: Refused, revision: int) -> None:
        """Show why, keep what was typed, and take `revision` as seen: the next press is made knowing of it."""
        refusals.show(self, refused)
        data = cast(Any, self.data).copy()
        data["seen"] = str(revision)
        self.data = data


def _words(language: str, marked: Any) -> dict[str, forms.Field]:
    spoken = {"lang": language}
    return {
        f"title_{language}": ComposedField(
            label=marked(_("Title of the paper")), max_length=300, required=False, widget=forms.TextInput(spoken)
        ),
        f"abstract_{language}": ComposedField(
            label=marked(_("Abstract")), max_length=5000, required=False, widget=forms.Textarea(spoken | {"rows": 4}),
            help_text=_("A few sentences that say what it is about."),
        ),
    }  # fmt: skip


def _text(language: str) -> dict[str, forms.Field]:
    return {
        f"text_{language}": ComposedField(
            label=_("Full text"), max_length=200000, required=False,
            widget=forms.Textarea({"lang": language, "rows": 10}),
            help_text=_("Write or paste it here, or choose a file below; one of the two is enough."),
        )
    }  # fmt: skip


def _files() -> dict[str, forms.Field]:
    return {
        "document": PaperFileField(label=_("Text as a file"), required=False),
        "slides": SlidesField(label=_("Slides"), required=False),
    }
