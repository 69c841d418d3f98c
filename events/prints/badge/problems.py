"""What would be wrong with badges, said before they are printed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conference.prints import letters
from events.prints.badge import fitting
from events.prints.badge.face import Badge

# So much of a text that is too long is said of it.
SHOWN = 60


@dataclass(frozen=True)
class Problem:
    """One thing about the badge at that place of the list, as a sentence."""

    place: int
    sentence: str


def problems(badges: Sequence[Badge]) -> list[Problem]:
    """What does not fit at the smallest size, which characters no font has; in the order of the badges."""
    return [Problem(place, one) for place, badge in enumerate(badges) for one in of(badge)]


def of(badge: Badge) -> list[str]:
    """The same of one badge."""
    found = [
        _("“%(text)s” does not fit and would be shortened.") % {"text": _begun(text)} for text in fitting.fit(badge).cut
    ]
    lacking = letters.lacking([badge.name, *badge.lines, badge.label])
    if lacking:
        named = ", ".join(map(called, lacking))
        found.append(_("The fonts lack these characters, which would be left out: %(which)s.") % {"which": named})
    return found


def _begun(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def called(letter: str) -> str:
    """A character with the name that Unicode gives it: "🌾 EAR OF RICE"."""
    return f"{letter} {unicodedata.name(letter, f'U+{ord(letter):04X}')}"
