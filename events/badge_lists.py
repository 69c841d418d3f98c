"""Reads: whose badges are wanted at the desk, how they stand to their last print, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.models import Edition, Province
from events import badges, countries, printing
from events.badges import Face, Layouts
from events.choices import PrintKind
from events.models import Category, Delegate
from events.printing import Standing
from events.registration_lists import number

PRINTED_HERE = (PrintKind.BADGE, PrintKind.CAR_PASS)
CENTRAL = "none"


class Which(TextChoices):
    """Which of them, by their last print."""

    DUE = "due", gettext_lazy("New or changed since the last print")
    NEVER = "never", gettext_lazy("Never printed")
    CHANGED = "changed", gettext_lazy("Changed since the last print")
    ALL = "all", gettext_lazy("All, printed or not")


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to, as the address says it; "" and 0 narrow nothing.

    `delegation` is a province's id, a country's code, or CENTRAL for who has neither.
    """

    kind: str = PrintKind.BADGE
    which: str = Which.DUE
    category: int = 0
    delegation: str = ""
    delegate: int = 0

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """From an address or a form; what makes no sense is left out."""
        kind, which = sent.get("kind", ""), sent.get("which", "")
        return cls(
            kind=kind if kind in PRINTED_HERE else PrintKind.BADGE,
            which=which if which in Which.values else Which.DUE,
            category=number(sent.get("category", "")),
            delegation=sent.get("delegation", "")[:20],
            delegate=number(sent.get("delegate", "")),
        )

    @property
    def fields(self) -> dict[str, str]:
        return {name: str(value) for name, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.fields)


@dataclass(frozen=True)
class Delegation:
    """A choice of the list: `value` as the address has it."""

    value: str
    province: Province | None
    name: str


class Listed:
    """Everybody who is to have a badge of the kind, and those among them that are wanted. Five queries."""

    def __init__(self, edition: Edition, wanted: Wanted) -> None:
        self.edition, self.wanted = edition, wanted
        self.kind = PrintKind(wanted.kind)
        everybody = badges.in_order(badges.coming(edition, self.kind))
        self.faces = Layouts.load(edition, self.kind).faces(everybody)

    @cached_property
    def standing(self) -> Standing:
        contents = {face.delegate: face.content for face in self.faces}
        return printing.standing(self.edition, self.kind, contents)

    @cached_property
    def chosen(self) -> list[Face]:
        """The wanted ones, by delegation and rank."""
        groups = {Which.DUE: "due", Which.NEVER: "never", Which.CHANGED: "changed"}
        found = self.faces
        if self.wanted.which in groups:
            kept = {one.pk for one in getattr(self.standing, groups[Which(self.wanted.which)])}
            found = [face for face in found if face.delegate.pk in kept]
        return [face for face in found if self._fits(face.delegate)]

    def _fits(self, one: Delegate) -> bool:
        wanted = self.wanted
        if wanted.delegate:
            return one.pk == wanted.delegate
        if wanted.category and one.category_id != wanted.category:
            return False
        return not wanted.delegation or delegation_of(one) == wanted.delegation

    @property
    def delegates(self) -> list[Delegate]:
        return [face.delegate for face in self.chosen]

    @cached_property
    def again(self) -> int:
        """How many of the wanted are as they were printed: they need a reason."""
        same = {one.pk for one in self.standing.same}
        return sum(one.pk in same for one in self.delegates)

    @cached_property
    def troubled(self) -> list[tuple[Face, list[str]]]:
        """Those of the wanted with whom something is wrong, and what."""
        found = [(face, face.problems) for face in self.chosen]
        return [(face, problems) for face, problems in found if problems]

    def last_print(self, face: Face) -> str:
        """How a badge stands to its last print, in words."""
        pk = face.delegate.pk
        return (
            _("never printed") if pk in self._never else _("changed since") if pk in self._changed else _("still right")
        )

    @cached_property
    def _never(self) -> set[int]:
        return {one.pk for one in self.standing.never}

    @cached_property
    def _changed(self) -> set[int]:
        return {one.pk for one in self.standing.changed}

    @cached_property
    def settled(self) -> int:
        """How many badges are marked for review although they would be the same."""
        return sum(one.badge_to_review for one in self.standing.same) if self.kind == PrintKind.BADGE else 0

    @cached_property
    def categories(self) -> list[Category]:
        found = {face.delegate.category_id: face.delegate.category for face in self.faces}
        return sorted(found.values(), key=lambda one: (one.order, one.pk))

    @cached_property
    def delegations(self) -> list[Delegation]:
        """In the order of the list: central bodies, provinces, foreign guests by country."""
        found = {}
        for face in self.faces:
            one = face.delegate
            name = countries.name_of(one.country) if one.country else ""
            found[delegation_of(one)] = Delegation(delegation_of(one), one.province, name)
        return list(found.values())


def delegation_of(one: Delegate) -> str:
    """As an address says it."""
    return one.country or (str(one.province_id) if one.province_id else CENTRAL)
