"""WRITER  The queue of an event: strictly by time, and a party that does not fit keeps its turn.

Whoever waits for a pool keeps everybody behind them from that pool, even while another place of
theirs is what is lacking; nobody waits for a pool that they do not need. Staff may pass over the
first with a reason: they keep their place in time, but hold nobody up any longer.
"""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import delegate_messages
from events.choices import HoldState
from events.models import Event, Hold, Pool, Registration
from events.places.taking import leave, lock
from events.transitions import Step, after

AWAITED = (HoldState.WAITING, HoldState.PASSED)


@transaction.atomic
def give_back(registration: Registration, *, at: datetime.datetime) -> list[Registration]:
    """Free all that the registration holds or awaits, and let in whoever now fits; returns those."""
    lock(registration.event)
    leave(Hold.objects.filter(registration=registration))
    return let_in(registration.event, at=at)


@transaction.atomic
def let_in(event: Event, *, at: datetime.datetime) -> list[Registration]:
    """Confirm those whose turn it is and who fit, in the order of their waiting; nobody once the event is over."""
    pools = lock(event)
    if _over(event, at):
        return []
    blocked: set[int] = set()
    let: list[Registration] = []
    for party in _parties(event):
        needed = Counter(hold.pool_id for hold in party)
        if not blocked & needed.keys() and all(_fits(pools[pk], count) for pk, count in needed.items()):
            let += _confirm(party, pools, at)
        elif any(hold.state == HoldState.WAITING for hold in party):
            blocked |= needed.keys()
    return let


@transaction.atomic
def pass_over(
    *, by: User | None, registration: Registration, reason: str, at: datetime.datetime | None = None
) -> list[Registration]:
    """Let those behind a waiting registration (and its party) go first; returns who was let in by that.

    Raises Refused where it does not wait, and without a reason ("reason").
    """
    if not reason.strip():
        raise Refused(fields={"reason": [_("Say why the others go first.")]})
    lock(registration.event)
    registration = Registration.objects.select_related("event", "delegate").get(pk=registration.pk)
    after(registration.state, Step.PASS_OVER)
    holds = Hold.objects.filter(registration__in=_party_of(registration), state=HoldState.WAITING)
    for pk, count in sorted(Counter(holds.values_list("pool_id", flat=True)).items()):
        Pool.objects.filter(pk=pk).update(waiting=F("waiting") - count)
    holds.update(state=HoldState.PASSED)
    history.record(by=by, action=Action.PASSED_OVER, target=registration, changes={"reason": reason})
    return let_in(registration.event, at=at or timezone.now())


def _party_of(registration: Registration) -> list[Registration]:
    if registration.party is None:
        return [registration]
    return list(Registration.objects.filter(event=registration.event_id, party=registration.party))


def _parties(event: Event) -> Iterator[list[Hold]]:
    """What each waiting party needs, in the order of waiting; one person alone is a party, too."""
    rows = Hold.objects.filter(registration__event=event, state__in=AWAITED)
    rows = rows.select_related("registration__delegate", "registration__event__edition")
    ordered = rows.order_by("registration__queued_at", "registration__party", "registration", "pool")
    for _who, holds in itertools.groupby(ordered, key=lambda h: h.registration.party or h.registration_id):
        yield list(holds)


def _fits(pool: Pool, count: int) -> bool:
    return pool.free is None or pool.free >= count


def _confirm(party: Sequence[Hold], pools: dict[int, Pool], at: datetime.datetime) -> list[Registration]:
    waiting = Counter(hold.pool_id for hold in party if hold.state == HoldState.WAITING)
    for pk, count in sorted(Counter(hold.pool_id for hold in party).items()):
        pools[pk].taken += count
        pools[pk].waiting -= waiting[pk]
        pools[pk].save(update_fields=["taken", "waiting"])
    Hold.objects.filter(pk__in=[hold.pk for hold in party]).update(state=HoldState.HELD)
    registrations = list({hold.registration_id: hold.registration for hold in party}.values())
    for registration in registrations:
        registration.state = after(registration.state, Step.PROMOTE)
        registration.held_until = registration.delegate.kept_until(at)
        registration.save(update_fields=["state", "held_until"])
        history.record(by=None, action=Action.PROMOTED, target=registration)
        delegate_messages.tell(delegate_messages.NEWS, [registration])
    return registrations


def _over(event: Event, at: datetime.datetime) -> bool:
    last = event.ends_on or event.starts_on
    return last is not None and last < timezone.localdate(at)
