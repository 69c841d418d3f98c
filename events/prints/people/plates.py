"""Name plates: a strip that stands on the table, folded to be read from both sides, or put into a holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.prints import fitting, typesetting
from events.models import Delegate
from events.prints.people.wording import addressed, posts

TEMPLATE = Path(__file__).with_name("plates.typ")
# In millimetres and points: the strip is a third of an A4 page, read from across the table.
ROOM, MAIN, BELOW = 186, 47, 32
MAIN_SIZES, BELOW_SIZES = range(66, 18, -2), range(28, 10, -2)


class Saying(TextChoices):
    """What is read from across the table."""

    NAME = "name", gettext_lazy("Title and name")
    TITLE = "title", gettext_lazy("Title only (no name)")


class Sides(TextChoices):
    BOTH = "both", gettext_lazy("Folded, read from both sides: one plate an A4 page")
    ONE = "one", gettext_lazy("One side, for holders: three plates an A4 page")


@dataclass(frozen=True)
class Plates:
    """A plate says either who sits there, with the title below, or the title alone with the unit below."""

    people: tuple[Delegate, ...]
    saying: str = Saying.NAME
    sides: str = Sides.BOTH

    @property
    def wants(self) -> tuple[str, ...]:
        return ("position", "unit") if self.saying == Saying.TITLE else ("honorific", "position", "unit")

    def contents(self) -> dict[Delegate, dict[str, Any]]:
        """What stands on each, in the order of printing."""
        return {one: self._content(one) for one in self.people}

    def pdf(self, contents: Mapping[Delegate, Mapping[str, Any]]) -> bytes:
        """Each strip in the order that was given."""
        data = {"title": _("Name plates"), "sides": self.sides, "plates": [_sized(one) for one in contents.values()]}
        return typesetting.pdf(TEMPLATE, data)

    def _content(self, one: Delegate) -> dict[str, Any]:
        # Without a position there is nothing but the name by which to call them.
        if self.saying == Saying.TITLE and one.position:
            return {"main": one.position.upper(), "below": [one.unit] if one.unit else []}
        return {"main": addressed(one, polite=False).upper(), "below": posts(one)}


def _sized(content: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a strip, each with the largest size that its part of the strip takes."""
    main, below = content["main"], content["below"]
    return {
        "main": fitting.breakable(main),
        "main_size": fitting.largest([main], MAIN_SIZES, width=ROOM, height=MAIN, bold=True),
        "below": [fitting.breakable(line) for line in below],
        "below_size": fitting.largest(below, BELOW_SIZES, width=ROOM, height=BELOW),
    }
