"""A published programme as what pages and feeds show of it. Pure: one structure in, plain objects out.

Texts in two languages keep their `_vi` and `_en`, so that `{% phrase session "title" %}` works on
them as on a model; times are those of the conference's own clock, `begins` and `finishes` are UTC.
A session equals none but itself, so that it is a key at no cost.
"""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from events.choices import PAUSES, SPOKEN, EventKind, ItemKind
from events.structure import Structure, conference_zone

T = TypeVar("T")
Text = str | None


@dataclasses.dataclass(frozen=True)
class Room:
    id: int
    name_vi: str
    name_en: Text
    building_vi: Text
    building_en: Text
    capacity: int | None


@dataclasses.dataclass(frozen=True)
class Track:
    id: int
    name_vi: str
    name_en: Text


@dataclasses.dataclass(frozen=True)
class Event:
    id: int
    kind: str
    name_vi: str
    name_en: Text
    place_vi: Text
    place_en: Text
    organiser_vi: Text
    organiser_en: Text

    @property
    def kind_label(self) -> str:
        return _label(EventKind, self.kind)


@dataclasses.dataclass(frozen=True)
class Person:
    """Who speaks or chairs, in the position and unit of that day; `part` is a chair's."""

    speaker: int
    name: str
    slug: str
    honorific: Text
    position_vi: Text
    position_en: Text
    unit_vi: Text
    unit_en: Text
    part: Text


@dataclasses.dataclass(frozen=True, eq=False)
class Item:
    """One item; its clock times follow from the session's start while all before it have minutes."""

    id: int
    uid: str
    slug: str
    kind: str
    minutes: int | None
    title_vi: str
    title_en: Text
    by_vi: Text
    by_en: Text
    people: tuple[Person, ...]
    starts: datetime.time | None
    ends: datetime.time | None

    @property
    def is_spoken(self) -> bool:
        """Whether it has a page of its own among the speeches."""
        return self.kind in SPOKEN

    @property
    def kind_label(self) -> str:
        return _label(ItemKind, self.kind)


@dataclasses.dataclass(frozen=True, eq=False)
class Session:
    id: int
    uid: str
    slug: str
    title_vi: str
    title_en: Text
    text_vi: Text
    text_en: Text
    interpretation: Text
    day: datetime.date | None
    starts: datetime.time | None
    ends: datetime.time | None
    begins: datetime.datetime | None
    finishes: datetime.datetime | None
    event: Event
    room: Room | None
    track: Track | None
    chairs: tuple[Person, ...]
    items: tuple[Item, ...]

    @property
    def people(self) -> list[Person]:
        """Everyone named in the session once, the chairs first."""
        named = [*self.chairs, *(person for item in self.items for person in item.people)]
        return list({person.speaker: person for person in reversed(named)}.values())[::-1]

    @property
    def is_pause(self) -> bool:
        """Whether it is a break or a meal and nothing else."""
        return bool(self.items) and all(item.kind in PAUSES for item in self.items)

    def under_way_at(self, moment: datetime.datetime) -> bool:
        return bool(self.begins and self.finishes and self.begins <= moment < self.finishes)

    def over_at(self, moment: datetime.datetime) -> bool:
        return bool(self.finishes and self.finishes <= moment)


@dataclasses.dataclass(frozen=True)
class Speech:
    """A spoken item with the session in which it stands."""

    item: Item
    session: Session


@dataclasses.dataclass(frozen=True, eq=False)
class Programme:
    """All that is published of an edition's programme, in its order."""

    sessions: tuple[Session, ...]
    events: tuple[Event, ...]
    rooms: tuple[Room, ...]
    tracks: tuple[Track, ...]

    @cached_property
    def days(self) -> list[datetime.date | None]:
        """The days that have sessions; None, for those whose day is not known, comes last."""
        known = sorted({session.day for session in self.sessions if session.day})
        return [*known, *([None] if any(session.day is None for session in self.sessions) else [])]

    @cached_property
    def held(self) -> list[Event]:
        """The events that have sessions, in the order of the programme."""
        return list({session.event.id: session.event for session in self.sessions}.values())

    @cached_property
    def followed(self) -> list[Track]:
        """The tracks that have sessions, likewise."""
        return list({session.track.id: session.track for session in self.sessions if session.track}.values())

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of items that it has, in the order of the list of kinds."""
        found = {item.kind for session in self.sessions for item in session.items}
        return [kind for kind in ItemKind.values if kind in found]

    @cached_property
    def speeches(self) -> list[Speech]:
        return [Speech(item, session) for session in self.sessions for item in session.items if item.is_spoken]

    def session(self, slug: str) -> Session | None:
        return next((session for session in self.sessions if session.slug == slug), None)

    def by_uid(self, uid: str) -> Session | None:
        return next((session for session in self.sessions if session.uid == uid), None)

    def speech(self, slug: str) -> Speech | None:
        return next((speech for speech in self.speeches if speech.item.slug == slug), None)

    def under_way_at(self, moment: datetime.datetime) -> list[Session]:
        return [session for session in self.sessions if session.under_way_at(moment)]

    def next_after(self, moment: datetime.datetime) -> list[Session]:
        """The sessions that begin next: all that begin at one time."""
        coming = [session for session in self.sessions if session.begins and session.begins > moment]
        first = min((session.begins for session in coming if session.begins), default=None)
        return [session for session in coming if session.begins == first]


def read(content: Structure) -> Programme:
    """The objects of a version's content. A field that an old version lacks is empty."""
    zone = conference_zone()
    events = {row["id"]: _made(Event, row) for row in content["events"]}
    rooms = {row["id"]: _made(Room, row) for row in content["rooms"]}
    tracks = {row["id"]: _made(Track, row) for row in content["tracks"]}
    sessions = tuple(_session(row, events, rooms, tracks, zone) for row in content["sessions"])
    return Programme(sessions, tuple(events.values()), tuple(rooms.values()), tuple(tracks.values()))


def to_choose(sessions: Iterable[Session]) -> list[Session]:
    """Those for which people sign up: of each event that has more than one, without its breaks and meals."""
    found = [one for one in sessions if not one.is_pause]
    several = {one.event.id for one in found if sum(other.event.id == one.event.id for other in found) > 1}
    return [one for one in found if one.event.id in several]


def _session(
    row: Structure, events: Mapping[int, Event], rooms: Mapping[int, Room], tracks: Mapping[int, Track], zone: ZoneInfo
) -> Session:
    day = datetime.date.fromisoformat(row["day"]) if row["day"] else None
    starts, ends = _time(row["starts"]), _time(row["ends"])
    return _made(
        Session, row, day=day, starts=starts, ends=ends,
        begins=_moment(day, starts, zone), finishes=_moment(day, ends, zone),
        event=events[row["event"]], room=rooms.get(row["room"]), track=tracks.get(row["track"]),
        chairs=tuple(_made(Person, person) for person in row["chairs"]),
        items=tuple(_items(row["items"], starts)),
    )  # fmt: skip


def _items(rows: Iterable[Structure], clock: datetime.time | None) -> Iterator[Item]:
    for row in rows:
        ends = _later(clock, row["minutes"])
        people = tuple(_made(Person, person) for person in row["speakers"])
        yield _made(Item, row, people=people, starts=clock, ends=ends)
        clock = ends


def _made(kind: type[T], row: Structure, **more: Any) -> T:
    # Past __init__, which sets the fields of a frozen object one by one: a programme has a thousand objects.
    made = object.__new__(kind)
    vars(made).update({name: row.get(name) for name in _fields(kind)}, **more)  # type: ignore[arg-type]
    return made


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _time(text: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None


def _moment(day: datetime.date | None, time: datetime.time | None, zone: ZoneInfo) -> datetime.datetime | None:
    if day is None or time is None:
        return None
    return datetime.datetime.combine(day, time, zone).astimezone(datetime.UTC)


def _later(time: datetime.time | None, minutes: int | None) -> datetime.time | None:
    """None where either is unknown, and past midnight."""
    if time is None or minutes is None:
        return None
    total = time.hour * 60 + time.minute + minutes
    return datetime.time(total // 60, total % 60) if total < 24 * 60 else None


def _label(choices: type[EventKind] | type[ItemKind], value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""


EMPTY = Programme((), (), (), ())
