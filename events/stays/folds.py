"""Pure: a long list of people as folds for a thumb: days, in them hours or hotels, in them flights or delegations."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.folding import fold
from events.stays.changes import Change
from events.stays.guests import UNKNOWN, Day, Guest, by_day, day_key

# So many people stand open on one page; of more, one fold alone is.
FEW = 40


@dataclass(frozen=True)
class Way:
    """How a list is folded: who waits, in which order people stand, in which fold, and with whom they are ticked."""

    waits: Callable[[Guest], bool]
    order: Callable[[Guest], Any]
    key: Callable[[Guest], str]
    label: Callable[[Guest], str]
    bunch: Callable[[Guest], str]


@dataclass(frozen=True)
class Bunch:
    """Who may be ticked together: those of one flight, or of one delegation; each with what has changed."""

    label: str
    rows: list[tuple[Guest, Change | None]]
    waiting: list[Guest]

    @property
    def is_several(self) -> bool:
        return len(self.rows) > 1

    @property
    def ticked(self) -> str:
        """All who wait, as one tick sends them."""
        return " ".join(str(one.delegate.pk) for one in self.waiting)


@dataclass(frozen=True)
class Fold:
    """An hour of a day, or a hotel; `key` is its place on the page."""

    key: str
    label: str
    is_open: bool
    bunches: list[Bunch]

    @property
    def count(self) -> int:
        return sum(len(one.rows) for one in self.bunches)

    @property
    def waiting(self) -> int:
        return sum(len(one.waiting) for one in self.bunches)


@dataclass(frozen=True)
class Folded:
    """A day with its folds."""

    day: Day
    folds: list[Fold]

    @property
    def is_open(self) -> bool:
        return any(one.is_open for one in self.folds)


def folded(
    guests: Iterable[Guest], way: Way, *, changed: Mapping[int, Change], at: str, today: datetime.date
) -> list[Folded]:
    """Day by day. Of many people one fold stands open: `at`, else that of the first who waits, of today before all."""
    ordered = sorted(guests, key=lambda one: (day_key(one), way.order(one)))
    opened = _opened(ordered, way, at, today)
    return [Folded(day, list(_folds(day.guests, way, changed, opened))) for day in by_day(ordered)]


def _opened(guests: list[Guest], way: Way, at: str, today: datetime.date) -> set[str]:
    keys = {way.key(one) for one in guests}
    if len(guests) <= FEW:
        return keys
    if at in keys:
        return {at}
    waiting = [one for one in guests if way.waits(one)] or guests
    todays = [one for one in waiting if day_key(one) == today.isoformat()]
    return {way.key((todays or waiting)[0])}


def _folds(guests: list[Guest], way: Way, changed: Mapping[int, Change], opened: set[str]) -> Iterable[Fold]:
    for key, grouped in groupby(guests, key=way.key):
        people = list(grouped)
        yield Fold(key, way.label(people[0]), key in opened, list(_bunches(people, way, changed)))


def _bunches(guests: list[Guest], way: Way, changed: Mapping[int, Change]) -> Iterable[Bunch]:
    for _key, grouped in groupby(guests, key=lambda one: fold(way.bunch(one))):
        people = list(grouped)
        rows = [(one, changed.get(one.delegate.pk)) for one in people]
        yield Bunch(way.bunch(people[0]), rows, [one for one in people if way.waits(one)])


# --- arrivals: hour by hour, flight by flight -----------------------------------------------------


def _waits_for_pick_up(guest: Guest) -> bool:
    return guest.wants_pick_up and guest.pick_up is None


def _clock(guest: Guest, form: str) -> str:
    at = guest.delegate.arrives_at
    return timezone.localtime(at).strftime(form) if at else ""


def _by_arrival(guest: Guest) -> Any:
    return _clock(guest, "%H:%M"), fold(guest.delegate.arrival), guest.delegate.name_order


def _hour(guest: Guest) -> str:
    return _clock(guest, "%Y-%m-%dT%H") or UNKNOWN


def _hour_label(guest: Guest) -> str:
    return _clock(guest, "%H:00–%H:59") or _("Hour not known")


def _flight(guest: Guest) -> str:
    return " · ".join(filter(None, [_clock(guest, "%H:%M"), guest.delegate.arrival]))


# --- lodging: hotel by hotel, delegation by delegation --------------------------------------------


def _waits_for_room(guest: Guest) -> bool:
    return guest.wants_room and guest.hotel is None


def _by_hotel(guest: Guest) -> Any:
    place = 0 if _waits_for_room(guest) else 1 if guest.hotel else 2
    return place, guest.hotel.name if guest.hotel else "", fold(guest.group), guest.delegate.name_order


def _hotel(guest: Guest) -> str:
    place = "waiting" if _waits_for_room(guest) else guest.hotel.pk if guest.hotel else "none"
    return f"{day_key(guest)}-{place}"


def _hotel_label(guest: Guest) -> str:
    if guest.hotel:
        return guest.hotel.name
    return _("No room yet") if guest.wants_room else _("Needs no room")


def _sender(guest: Guest) -> str:
    return guest.group or _("Others")


ARRIVING = Way(_waits_for_pick_up, _by_arrival, _hour, _hour_label, _flight)
SLEEPING = Way(_waits_for_room, _by_hotel, _hotel, _hotel_label, _sender)
