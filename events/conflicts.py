"""Who or what clashes in a programme. Pure: structure in, clashes out."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from events.structure import Structure, conference_zone, moments

WALK = datetime.timedelta(minutes=15)


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"


class Kind(StrEnum):
    """What can be wrong. Only the room blocks: it is what the database refuses too."""

    ROOM = "room"
    PERSON = "person"
    OUTSIDE_EVENT = "outside_event"
    WALK = "walk"
    TOO_LONG = "too_long"

    @property
    def severity(self) -> Severity:
        return Severity.BLOCK if self is Kind.ROOM else Severity.WARN


@dataclass(frozen=True)
class Clash:
    """One clash. `key` stays the same while its cause does, so that an override can name it."""

    kind: Kind
    sessions: tuple[int, ...]
    about: str = ""

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    @property
    def key(self) -> str:
        return f"{self.kind}:{'-'.join(map(str, self.sessions))}:{self.about}"


@dataclass(frozen=True)
class _Timed:
    session: Structure
    starts: datetime.datetime
    ends: datetime.datetime

    def overlaps(self, other: "_Timed") -> bool:
        return self.starts < other.ends and other.starts < self.ends


def clashes(structure: Structure) -> list[Clash]:
    """Every clash of the programme, the blocking ones first."""
    zone = conference_zone()
    timed = []
    for session in structure["sessions"]:
        span = moments(session, zone)
        if span:
            timed.append(_Timed(session, *span))
    timed.sort(key=lambda one: (one.starts, one.session["id"]))
    found = [*_rooms(timed), *_people(timed, structure), *_outside(structure), *_too_long(timed)]
    return sorted(found, key=lambda clash: (clash.severity != Severity.BLOCK, clash.sessions))


def _rooms(timed: list[_Timed]) -> Iterator[Clash]:
    names = defaultdict(list)
    for one in timed:
        if one.session["room"]:
            names[one.session["room"]].append(one)
    for room, ones in names.items():
        for first, second in _overlapping(ones):
            yield Clash(Kind.ROOM, _ids(first, second), str(room))


def _people(timed: list[_Timed], structure: Structure) -> Iterator[Clash]:
    buildings = {room["id"]: (room["building_vi"] or "") for room in structure["rooms"]}
    at: dict[int, list[_Timed]] = defaultdict(list)
    for one in timed:
        for person in sorted(_who(one.session)):
            at[person].append(one)
    for person, ones in at.items():
        yield from (Clash(Kind.PERSON, _ids(*pair), str(person)) for pair in _overlapping(ones))
        for first, second in pairwise(ones):
            left, right = (buildings.get(one.session["room"], "") for one in (first, second))
            if left and right and left != right and datetime.timedelta(0) <= second.starts - first.ends < WALK:
                yield Clash(Kind.WALK, _ids(first, second), str(person))


def _outside(structure: Structure) -> Iterator[Clash]:
    days = {event["id"]: (event["starts_on"], event["ends_on"] or event["starts_on"]) for event in structure["events"]}
    for session in structure["sessions"]:
        first, last = days.get(session["event"], (None, None))
        if session["day"] and first and last and not first <= session["day"] <= last:
            yield Clash(Kind.OUTSIDE_EVENT, (session["id"],))


def _too_long(timed: list[_Timed]) -> Iterator[Clash]:
    for one in timed:
        minutes = sum(item["minutes"] or 0 for item in one.session["items"])
        if datetime.timedelta(minutes=minutes) > one.ends - one.starts:
            yield Clash(Kind.TOO_LONG, (one.session["id"],))


def _overlapping(ones: list[_Timed]) -> Iterator[tuple[_Timed, _Timed]]:
    """Pairs that overlap; `ones` are sorted by start, so each looks only as far as its own end."""
    for place, first in enumerate(ones):
        for second in ones[place + 1 :]:
            if second.starts >= first.ends:
                break
            yield first, second


def _who(session: Structure) -> set[int]:
    speakers: Iterable[Structure] = (person for item in session["items"] for person in item["speakers"])
    return {person["speaker"] for person in [*session["chairs"], *speakers]}


def _ids(first: _Timed, second: _Timed) -> tuple[int, int]:
    return first.session["id"], second.session["id"]
