"""Envelopes: the sender above at the left, whom it is for below at the right."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.prints import fitting, typesetting
from events.models import Delegate
from events.prints.people import wording
from events.prints.people.invitations import Tongue

TEMPLATE = Path(__file__).with_name("envelopes.typ")


class Size(TextChoices):
    DL = "dl", gettext_lazy("DL, 220 × 110 mm: A4 folded twice")
    C5 = "c5", gettext_lazy("C5, 229 × 162 mm: A4 folded once")
    C4 = "c4", gettext_lazy("C4, 324 × 229 mm: A4 unfolded")


# In millimetres: width, height.
MEASURES = {Size.DL: (220, 110), Size.C5: (229, 162), Size.C4: (324, 229)}
# The part of it that the addressee takes, and of what is left around the writing.
SHARE, MARGIN = 0.58, 12
SIZES = range(18, 8, -1)


@dataclass(frozen=True)
class Envelopes:
    """`sender` and `sender_en` are its lines, for those in Vietnamese and for those in English."""

    people: tuple[Delegate, ...]
    size: str = Size.DL
    tongue: str = Tongue.OWN
    sender: str = ""
    sender_en: str = ""

    wants = ("honorific", "position", "unit")

    def contents(self) -> dict[Delegate, dict[str, Any]]:
        return {one: self._content(wording.written_to(one, self.tongue), one) for one in self.people}

    def pdf(self, contents: Mapping[Delegate, Mapping[str, Any]]) -> bytes:
        width, height = MEASURES[Size(self.size)]
        across, down = width * SHARE - MARGIN, height * 0.5 - MARGIN
        sheets = [
            fitting.all_breakable(one)
            | {"size": fitting.largest([one["to"], *one["lines"]], SIZES, width=across, height=down)}
            for one in contents.values()
        ]
        measures = {"width": width, "height": height, "share": SHARE, "margin": MARGIN}
        return typesetting.pdf(TEMPLATE, {"title": _("Envelopes"), "sheets": sheets} | measures)

    def _content(self, language: str, one: Delegate) -> dict[str, Any]:
        with translation.override(language):
            sender = self.sender if language == "vi" else self.sender_en or self.sender
            return {
                "language": language,
                "sender": [line.strip() for line in sender.splitlines() if line.strip()],
                "to": _("To:"),
                "lines": [wording.addressed(one), *wording.posts(one), *filter(None, [wording.origin(one)])],
            }
