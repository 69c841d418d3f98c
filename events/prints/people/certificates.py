"""Certificates of attendance: an A4 page across, framed, the name large."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from conference.prints import decree30, fitting, typesetting
from conference.prints.decree30 import Letterhead
from events.models import Delegate
from events.prints.people import wording
from events.prints.people.invitations import Numbering, Tongue, in_english
from events.prints.people.occasion import Occasion

TEMPLATE = Path(__file__).with_name("certificates.typ")
KINDS = {"vi": "GIẤY CHỨNG NHẬN THAM DỰ", "en": "CERTIFICATE OF ATTENDANCE"}
# In millimetres and points: what the frame leaves for the name, and for what is below it.
ROOM, NAME, BELOW = 235, 24, 18
NAME_SIZES, BELOW_SIZES = range(40, 14, -2), range(18, 8, -1)


@dataclass(frozen=True)
class Certificates:
    """`organ_en` and `position_en` are who issues and who signs in those in English."""

    people: tuple[Delegate, ...]
    occasion: Occasion
    letterhead: Letterhead = field(default_factory=Letterhead)
    numbering: str = Numbering.SAME
    tongue: str = Tongue.OWN
    organ_en: str = ""
    position_en: str = ""

    wants = ("honorific", "position", "unit")

    def contents(self) -> dict[Delegate, dict[str, Any]]:
        """What each says, but for its number: with another number it is the same certificate still."""
        return {one: self._content(wording.written_to(one, self.tongue), one) for one in self.people}

    def pdf(self, contents: Mapping[Delegate, Mapping[str, Any]]) -> bytes:
        sheets = [self._sheet(place, content) for place, content in enumerate(contents.values())]
        return typesetting.pdf(TEMPLATE, {"title": _("Certificates"), "sizes": decree30.SIZES, "sheets": sheets})

    def _content(self, language: str, one: Delegate) -> dict[str, Any]:
        organ = self.letterhead.organ if language == "vi" else self.organ_en
        with translation.override(language):
            where, when = self.occasion.where, self.occasion.when
            return {
                "language": language,
                "kind": KINDS[language],
                "certifies": _("%(organ)s certifies that") % {"organ": organ or _("The Organising Committee")},
                "name": wording.addressed(one),
                "below": ", ".join(filter(None, [*wording.posts(one), wording.origin(one) if one.country else ""])),
                "attended": _("has attended the %(occasion)s") % {"occasion": self.occasion.title},
                "held": _("at %(place)s, %(days)s") % {"place": where, "days": when},
            }

    def _sheet(self, place: int, content: Mapping[str, Any]) -> dict[str, Any]:
        head, english = self.letterhead, content["language"] == "en"
        if self.numbering == Numbering.UPWARDS and head.number.isdecimal():
            head = dataclasses.replace(head, number=str(int(head.number) + place))
        if english:
            head = in_english(head, self.organ_en, self.position_en)
        return fitting.all_breakable(content) | {
            "around": decree30.around(head, content["language"], is_draft=False),
            "name_size": fitting.largest([content["name"]], NAME_SIZES, width=ROOM, height=NAME, bold=True),
            "below_size": fitting.largest([content["below"]], BELOW_SIZES, width=ROOM, height=BELOW),
        }
