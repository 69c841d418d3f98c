"""WRITER  Pick-ups, and the beds and seats that a colleague gives to many at once."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from conference import history, phones
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import places, registration
from events.choices import PoolKind
from events.models import Event, PickUp, Pool, Registration
from events.stays.guests import Guest

PHONES = ("driver_phone", "met_by_phone")
PEOPLE = ("driver", "met_by", *PHONES)
EDITABLE = frozenset({"at", "place", "vehicle", *PEOPLE})
# Of who drives and who meets, the trail says only that they changed.
TOLD = frozenset({"at", "place", "vehicle"})


@transaction.atomic
def open_pick_up(*, by: User | None, edition: Edition, name: str, seats: int, **details: Any) -> PickUp:
    """Add a pick-up with so many seats (in EDITABLE: what may be said of it).

    Raises Refused where one of that name is there, and for what is no phone.
    """
    pool = places.open_pick_up(by=by, edition=edition, name=name, size=seats)
    pick_up: PickUp = PickUp.objects.create(pool=pool, **_normal(details))
    return pick_up


@transaction.atomic
def revise_pick_up(*, by: User | None, pick_up: PickUp, name: str, seats: int, **details: Any) -> PickUp:
    """Say something else of it. Raises Refused where more are in it than there would be seats ("size")."""
    pick_up = _locked(pick_up)
    if name.strip() != pick_up.pool.name:
        pick_up.pool = places.rename(by=by, pool=pick_up.pool, name=name)
    if seats != pick_up.pool.size:
        places.resize(by=by, pool=pick_up.pool, size=seats)
    details = _normal(details)
    before = history.snapshot(pick_up, list(details))
    for field, value in details.items():
        setattr(pick_up, field, value)
    pick_up.save(update_fields=list(details))
    changed = history.difference(before, history.snapshot(pick_up, list(details)))
    told = {field: pair if field in TOLD else "…" for field, pair in changed.items()}
    history.record(by=by, action=Action.CHANGED, target=pick_up, changes=told)
    return pick_up


@transaction.atomic
def remove_pick_up(*, by: User | None, pick_up: PickUp) -> None:
    """Take a pick-up away. Raises Refused while anybody has a seat in it."""
    pick_up = _locked(pick_up)
    if pick_up.pool.taken:
        raise Refused(_("Somebody has a seat in it: give them another one first."))
    history.record(by=by, action=Action.DELETED, target=pick_up)
    places.close(pool=pick_up.pool)


@transaction.atomic
def give_to(*, by: User | None, guests: Collection[Guest], kind: PoolKind, pool: Pool | None) -> int:
    """Give these people beds in a hotel, or seats of a pick-up, or (None) take theirs back; returns how many changed.

    All of them or nobody: raises Refused where fewer places are free.
    """
    having = {one.delegate.pk: _pool_of(one, kind) for one in guests}
    moved = [one for one in guests if having[one.delegate.pk] != pool]
    rows = sorted((one.holder(kind) for one in moved), key=lambda row: (row.event_id, row.pk))
    # All events before any hotel, as everywhere, so that no two wait for each other.
    for event in Event.objects.filter(pk__in={row.event_id for row in rows}).order_by("pk"):
        places.lock(event)
    try:
        for row in rows:
            _move(by, row, kind, pool)
    except Refused as refused:
        if pool is None or kind.value not in refused.fields:
            raise
        told = {"name": pool.name, "count": len(rows)}
        raise Refused(_("“%(name)s” has no room for %(count)s more people.") % told) from refused
    return len(rows)


def forget_people(pks: list[int]) -> None:
    """Empty who drives and who meets, by the pick-ups' ids, in the caller's transaction: their term is over."""
    PickUp.objects.filter(pk__in=pks).update(**dict.fromkeys(PEOPLE, ""))


def _move(by: User | None, row: Registration, kind: PoolKind, pool: Pool | None) -> None:
    if kind == PoolKind.HOTEL and pool:
        registration.lodge(by=by, registration=row, hotel=pool)
    elif kind == PoolKind.HOTEL:
        registration.leave_hotel(by=by, registration=row)
    elif pool:
        registration.seat(by=by, registration=row, pick_up=pool)
    else:
        registration.leave_seat(by=by, registration=row)


def _pool_of(guest: Guest, kind: PoolKind) -> Pool | None:
    if kind == PoolKind.HOTEL:
        return guest.hotel
    return guest.pick_up.pool if guest.pick_up else None


def _locked(pick_up: PickUp) -> PickUp:
    rows = PickUp.objects.select_for_update(of=("self",), no_key=True).select_related("pool__edition")
    found: PickUp | None = rows.filter(pk=pick_up.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def _normal(details: Mapping[str, Any]) -> dict[str, Any]:
    """As stored: no spaces around, phones as E.164. Raises Refused at the field of what is no phone."""
    if unknown := set(details) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")
    found = {name: value.strip() if isinstance(value, str) else value for name, value in details.items()}
    for name in PHONES:
        if found.get(name):
            try:
                found[name] = phones.e164(found[name])
            except ValueError as error:
                sentence = _("This is no phone number. Write it like 0912 345 678, or with + and the country's code.")
                raise Refused(fields={name: [sentence]}) from error
    return found
