"""The flag's way, stop by stop, as anyone may read it. Pure: it works on what was read before.

Only what is known is told. An edition that is a draft is a gap, and nothing typed into it is
told; so is a handover until both of its editions are public.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from conference.lineage import Lineage
from conference.models import Edition, Handover, Province, Source

# What the merger of that day stands on (provinces.json).
LEGAL_BASIS = {datetime.date(2025, 7, 1): "202/2025/QH15"}


@dataclass(frozen=True)
class Passing:
    """The flag going from one province to another."""

    handover: Handover
    giver: Province
    receiver: Province
    next_edition: Edition
    next_host: Province | None

    @property
    def inherited(self) -> bool:
        """Whether the next host is not the receiver but the province it became."""
        return self.next_host is not None and self.next_host.pk != self.receiver.pk

    @property
    def source_site(self) -> str:
        return _site(self.handover.source_url)


@dataclass(frozen=True)
class Stop:
    """One edition, with its host and the passing of the flag at it, as far as known."""

    edition: Edition
    host: Province | None = None
    passing: Passing | None = None
    sources: list[tuple[str, str]] = field(default_factory=list)
    """Address and site of each."""
    is_succession: ClassVar[bool] = False

    @property
    def is_gap(self) -> bool:
        return self.host is None and self.edition.starts_on is None


@dataclass(frozen=True)
class Succession:
    """The province that received the flag became another one, which hosts."""

    on: datetime.date
    old: Province
    new: Province
    merged: list[Province]
    basis: str
    is_succession: ClassVar[bool] = True

    @property
    def last_day(self) -> datetime.date:
        """The last day of the old units."""
        return self.on - datetime.timedelta(days=1)


@dataclass(frozen=True)
class Joined:
    """One member of today, the units it was made of, and the stops of them all."""

    member: Province
    units: list[Province]
    stops: list[Stop]


@dataclass(frozen=True)
class Merger:
    """How the members of the old set became those of today."""

    on: datetime.date
    basis: str
    joined: list[Joined]
    left: list[tuple[Province, Province]]
    """Old members whose territory belongs to a unit that is no member, with that unit."""

    @property
    def units(self) -> int:
        """How many old units went into the members of today."""
        return sum(len(one.units) for one in self.joined)

    @property
    def last_day(self) -> datetime.date:
        """The last day of the old units."""
        return self.on - datetime.timedelta(days=1)


def stops(lineage: Lineage, editions: Iterable[Edition]) -> list[Stop]:
    """One stop for each edition, in their order. Reads `handover_given` and `sources` of each."""
    editions = [edition for edition in editions if edition.is_public or edition.ordinal]
    public = {edition.pk: edition for edition in editions if edition.is_public}
    return [_stop(lineage, edition, public) for edition in editions]


def story(lineage: Lineage, stops: Iterable[Stop]) -> Iterator[Stop | Succession]:
    """The stops, and after each whose receiver became another province the succession."""
    for stop in stops:
        yield stop
        if stop.passing and stop.passing.inherited:
            yield _succession(lineage, stop.passing)


def latest_passing(stops: Iterable[Stop]) -> Passing | None:
    """The last passing of the flag that is known."""
    return next((stop.passing for stop in reversed(list(stops)) if stop.passing), None)


def merger(lineage: Lineage, old: list[Province], members: list[Province], stops: list[Stop]) -> Merger | None:
    """What the `old` members became; None while there are no members."""
    if not members:
        return None
    heirs = {member.pk for member in members}
    on = max(member.valid_from for member in members)
    return Merger(
        on=on,
        basis=LEGAL_BASIS.get(on, ""),
        joined=[_joined(lineage, member, stops) for member in members],
        left=[(unit, heir) for unit in old if (heir := lineage.became(unit)).pk not in heirs],
    )


def _joined(lineage: Lineage, member: Province, stops: list[Stop]) -> Joined:
    kin = lineage.forebears(member)
    theirs = [stop for stop in stops if stop.host and stop.host.pk in kin]
    return Joined(member, lineage.predecessors(member), theirs)


def _stop(lineage: Lineage, edition: Edition, public: dict[int, Edition]) -> Stop:
    if not edition.is_public:
        return Stop(Edition(ordinal=edition.ordinal))
    return Stop(
        edition,
        host=lineage.by_id[edition.host_id] if edition.host_id else None,
        passing=_passing(lineage, edition, public),
        sources=[_link(source) for source in edition.sources.all()],
    )


def _passing(lineage: Lineage, edition: Edition, public: dict[int, Edition]) -> Passing | None:
    handover = getattr(edition, "handover_given", None)
    following = public.get(handover.to_edition_id) if handover else None
    if handover is None or following is None:
        return None
    return Passing(
        handover,
        giver=lineage.by_id[handover.giver_id],
        receiver=lineage.by_id[handover.receiver_id],
        next_edition=following,
        next_host=lineage.by_id[following.host_id] if following.host_id else None,
    )


def _succession(lineage: Lineage, passing: Passing) -> Succession:
    assert passing.next_host is not None
    new = passing.next_host
    return Succession(
        on=new.valid_from,
        old=passing.receiver,
        new=new,
        merged=lineage.predecessors(new),
        basis=LEGAL_BASIS.get(new.valid_from, ""),
    )


def _link(source: Source) -> tuple[str, str]:
    return source.url, _site(source.url)


def _site(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
