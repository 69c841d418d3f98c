"""WRITER  Places that go with a registration's own: in sessions, and in a hotel."""

import datetime
from collections.abc import Collection

from django.db.models import F

from events.choices import HoldState, PoolKind, RegistrationState
from events.models import Hold, Pool, Registration, Session
from events.places.queue import AWAITED, let_in
from events.places.taking import leave, note, take_one


def change_sessions(
    registration: Registration, *, gone: Collection[int], new: Collection[Session], at: datetime.datetime
) -> Session | None:
    """Leave some sessions' places and take others'; under the event's lock.

    Returns the session that is full, and then the caller rolls back. Whoever waits, waits for them, too.
    """
    leave(Hold.objects.filter(registration=registration, pool__session__in=gone))
    pools = {pool.session_id: pool for pool in Pool.objects.filter(session__in=new).order_by("pk")}
    wanted = [(session, pools[session.pk]) for session in new if session.pk in pools]
    if registration.state == RegistrationState.WAITING:
        _await(registration, [pool for _session, pool in wanted])
    elif registration.state == RegistrationState.CONFIRMED:
        for session, pool in sorted(wanted, key=lambda pair: pair[1].pk):
            if not take_one(pool.pk, 1):
                return session
            note({registration: [pool.pk]}, HoldState.HELD)
    let_in(registration.event, at=at)
    return None


def _await(registration: Registration, pools: Collection[Pool]) -> None:
    """Stand in the same place of the queue for further pools."""
    standing = Hold.objects.filter(registration=registration, state__in=AWAITED).values_list("state", flat=True)
    state = HoldState(standing.first() or HoldState.WAITING)
    note({registration: [pool.pk for pool in pools]}, state)
    if state == HoldState.WAITING:
        Pool.objects.filter(pk__in=[pool.pk for pool in pools]).update(waiting=F("waiting") + 1)


def lodge(registration: Registration, hotel: Pool) -> bool:
    """Take a place in a hotel, in exchange for one in another; False where it is full."""
    if Hold.objects.filter(registration=registration, pool=hotel).exists():
        return True
    if not take_one(hotel.pk, 1):
        return False
    leave_hotel(registration)
    note({registration: [hotel.pk]}, HoldState.HELD)
    return True


def leave_hotel(registration: Registration) -> None:
    leave(Hold.objects.filter(registration=registration, pool__kind=PoolKind.HOTEL))
