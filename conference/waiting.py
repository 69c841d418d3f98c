"""Who has waited longest to host. For staff: it rests on the editions whose host is known, and says so."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from conference.folding import fold
from conference.lineage import Lineage
from conference.models import Edition, Province


@dataclass(frozen=True)
class Turn:
    """One edition that a member, or a unit that became it, hosts."""

    edition: Edition
    host: Province
    host_name: str
    """What the host was called at that time, in the active language."""


@dataclass(frozen=True)
class Wait:
    """One member with its known turns, its predecessors' included."""

    member: Province
    turns: tuple[Turn, ...]
    years: int | None
    """Whole calendar years since the last known turn; None where that or its year is not known."""

    @property
    def last(self) -> Turn | None:
        return self.turns[-1] if self.turns else None


@dataclass(frozen=True)
class Waiting:
    """The members, longest wait first, and on how many editions that rests."""

    at: datetime.date
    waits: tuple[Wait, ...]
    known: int
    editions: int


def longest(at: datetime.date) -> Waiting:
    """The members of that day, the one who has waited longest first. Four queries."""
    editions = Edition.objects.real().select_related("host").order_by("ordinal", "year")
    return rank(Lineage.load(), Province.objects.members(at), list(editions), at)


def rank(lineage: Lineage, members: Iterable[Province], editions: Iterable[Edition], at: datetime.date) -> Waiting:
    """Order `members` by their last known turn; those without one come first, by name.

    `editions` are the real ones, oldest first. One without a host is counted but proves nothing: a
    member without a known turn may well have hosted it.
    """
    editions = list(editions)
    waits = [_wait(lineage, member, editions, at) for member in members]
    places = {edition.pk: place for place, edition in enumerate(editions)}
    waits.sort(key=lambda wait: (places[wait.last.edition.pk] if wait.last else -1, fold(wait.member.name)))
    known = sum(edition.host_id is not None for edition in editions)
    return Waiting(at=at, waits=tuple(waits), known=known, editions=len(editions))


def _wait(lineage: Lineage, member: Province, editions: list[Edition], at: datetime.date) -> Wait:
    kin = lineage.forebears(member)
    turns = tuple(_turn(lineage, edition) for edition in editions if edition.host_id in kin)
    year = turns[-1].edition.year if turns else None
    return Wait(member=member, turns=turns, years=max(0, at.year - year) if year else None)


def _turn(lineage: Lineage, edition: Edition) -> Turn:
    host = lineage.by_id[str(edition.host_id)]
    name = lineage.name_on(host, edition.starts_on) if edition.starts_on else host.name
    return Turn(edition=edition, host=host, host_name=name)
