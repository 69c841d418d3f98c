"""Reads: the people who come, each with arrival, bed and pick-up, and by whom they are sent."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from conference.folding import fold
from conference.models import Edition
from events import countries, words
from events.choices import OF_A_STAY, Lodging, PoolKind, RegistrationState, Transport
from events.models import Delegate, Hold, PickUp, Pool, Registration

UNKNOWN = "unknown"


@dataclass
class Guest:
    """A delegate with a confirmed place. `group` is who sends them, as `key` of the address says it."""

    delegate: Delegate
    registrations: list[Registration]
    key: str
    group: str
    hotel: Pool | None = None
    pick_up: PickUp | None = None
    holders: dict[str, Registration] = field(default_factory=dict)
    """By kind of pool: the registration which holds the place."""

    def holder(self, kind: str) -> Registration:
        """The registration by which they hold, or may hold, a place of the kind."""
        return self.holders.get(kind, self.registrations[0])

    @property
    def wants_pick_up(self) -> bool:
        return self.delegate.transport == Transport.PICK_UP

    @property
    def wants_room(self) -> bool:
        return self.delegate.lodging == Lodging.WANTED


@dataclass
class Group:
    """A delegation, or those of one province or country who came by themselves, in numbers."""

    key: str
    name: str
    guests: list[Guest] = field(default_factory=list)

    @property
    def arriving(self) -> int:
        return sum(bool(one.delegate.arrives_at or one.delegate.arrival) for one in self.guests)

    @property
    def wanting_pick_up(self) -> int:
        return sum(one.wants_pick_up or one.pick_up is not None for one in self.guests)

    @property
    def picked_up(self) -> int:
        return sum(one.pick_up is not None for one in self.guests)

    @property
    def wanting_room(self) -> int:
        return sum(one.wants_room or one.hotel is not None for one in self.guests)

    @property
    def lodged(self) -> int:
        return sum(one.hotel is not None for one in self.guests)


@dataclass
class Day:
    """Those who arrive on one day; `day` is None for those of whom it is not known."""

    key: str
    day: datetime.date | None
    guests: list[Guest] = field(default_factory=list)


def guests_of(edition: Edition) -> list[Guest]:
    """Everybody who comes, by given name. Two queries."""
    rows = Registration.objects.filter(event__edition=edition, state=RegistrationState.CONFIRMED).select_related(
        "delegate__province", "delegate__category", "event", "delegation_entry__delegation__province"
    )
    found: dict[int, Guest] = {}
    for one in rows.order_by("delegate__name_order", "delegate", "event", "pk"):
        known = found.get(one.delegate_id)
        if known:
            known.registrations.append(one)
        else:
            found[one.delegate_id] = Guest(one.delegate, [one], *_sent_by(one))
    _settle(found, edition)
    return list(found.values())


def _settle(guests: dict[int, Guest], edition: Edition) -> None:
    holds = Hold.objects.filter(pool__edition=edition, pool__kind__in=OF_A_STAY)
    for hold in holds.select_related("pool__pick_up", "registration").order_by("pk"):
        guest = guests.get(hold.registration.delegate_id)
        if guest is None:
            continue
        guest.holders[hold.pool.kind] = hold.registration
        if hold.pool.kind == PoolKind.HOTEL:
            guest.hotel = hold.pool
        else:
            guest.pick_up = hold.pool.pick_up
            guest.pick_up.pool = hold.pool


def _sent_by(one: Registration) -> tuple[str, str]:
    """The key and the name of the group to which somebody belongs."""
    entry = getattr(one, "delegation_entry", None)
    who = one.delegate
    if entry:
        return f"d{entry.delegation_id}", entry.delegation.invited
    if who.province:
        return f"p{who.province_id}", words.of(who.province, "full_name")
    return f"c{who.country}", countries.name_of(who.country) if who.country else ""


def by_group(guests: Iterable[Guest]) -> list[Group]:
    """The same people by who sends them, by name; whoever belongs to nobody comes last."""
    found: dict[str, Group] = {}
    for one in guests:
        found.setdefault(one.key, Group(one.key, one.group)).guests.append(one)
    return sorted(found.values(), key=lambda group: (not group.name, fold(group.name)))


def by_day(guests: Iterable[Guest]) -> list[Day]:
    """The same people in the same order by the day of their arrival; whoever has named none comes last."""
    found: dict[str, Day] = {}
    for one in guests:
        found.setdefault(day_key(one), Day(day_key(one), _day(one))).guests.append(one)
    return sorted(found.values(), key=lambda one: (one.day is None, one.day))


def day_key(guest: Guest) -> str:
    """The day of arrival as an address has it."""
    day = _day(guest)
    return day.isoformat() if day else UNKNOWN


def _day(guest: Guest) -> datetime.date | None:
    at = guest.delegate.arrives_at
    return timezone.localdate(at) if at else None


def pick_ups_of(edition: Edition) -> QuerySet[PickUp]:
    """By time, each with its seats."""
    return PickUp.objects.filter(pool__edition=edition).select_related("pool__edition").order_by("at", "pool__name")
