"""WRITER  Places that go with a registration's own: in sessions, in a hotel, and in the car that meets them."""

import datetime
from collections.abc import Collection

from django.db.models import F

from events.choices import OF_A_STAY, HoldState, RegistrationState
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


def settle_in(registration: Registration, pool: Pool) -> bool:
    """Take a bed in a hotel, or a seat of a pick-up, in exchange for one in another; False where it is full.

    Under the event's lock. All pools of the kind are locked in their order: two who change places wait for each other.
    """
    if Hold.objects.filter(registration=registration, pool=pool).exists():
        return True
    kind = Pool.objects.filter(edition=pool.edition_id, kind=pool.kind)
    list(kind.select_for_update(no_key=True).order_by("pk"))
    if not take_one(pool.pk, 1):
        return False
    move_out(registration, pool.kind)
    note({registration: [pool.pk]}, HoldState.HELD)
    return True


def move_out(registration: Registration, kind: str) -> None:
    """Give the bed, or the seat, back."""
    leave(Hold.objects.filter(registration=registration, pool__kind=kind))


def give_up(holds: Collection[int]) -> None:
    """Give back beds and seats, by the holds' ids: the stays are over, and nobody waits for one."""
    leave(Hold.objects.filter(pk__in=holds, pool__kind__in=OF_A_STAY))
