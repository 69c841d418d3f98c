"""WRITER  What is decided on a registration: let in, asked for more, declined, withdrawn."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import delegate_messages, places, seating
from events.choices import HoldState, PoolKind
from events.models import Pool, Registration
from events.transitions import Step, after


def approve(*, by: User | None, registration: Registration, at: datetime.datetime | None = None) -> Registration:
    """Take the place; where a pool refuses, it joins the queue. Raises Refused unless it awaits approval."""
    return _let_in(by, registration, Step.APPROVE, Action.APPROVED, at or timezone.now())


def reinstate(*, by: User | None, registration: Registration, at: datetime.datetime | None = None) -> Registration:
    """Take up a declined or withdrawn registration again: it takes a place, or joins the queue at its end.

    Raises Refused for any other, and where the person has another registration by now.
    """
    try:
        return _let_in(by, registration, Step.REINSTATE, Action.REINSTATED, at or timezone.now())
    except IntegrityError as error:
        raise Refused(_("This person has another registration for this event by now.")) from error


@transaction.atomic
def ask(*, by: User | None, registration: Registration, what: str) -> Registration:
    """Ask the delegate to supply something before the decision. Raises Refused without it ("what")."""
    if not what.strip():
        raise Refused(fields={"what": [_("Say what is to be supplied.")]})
    registration = locked(registration)
    after(registration.state, Step.ASK)
    registration.asked = what.strip()[:500]
    registration.save(update_fields=["asked"])
    # What was asked may speak of the person, so the trail does not repeat it.
    history.record(by=by, action=Action.ASKED, target=registration)
    delegate_messages.tell(delegate_messages.ASKED_FOR, [registration], by=by, asked=registration.asked)
    return registration


@transaction.atomic
def decline(*, by: User | None, registration: Registration, at: datetime.datetime | None = None) -> Registration:
    """Refuse a registration; a place it held goes to whoever waits. Raises Refused where it is over already."""
    return end(by, registration, Step.DECLINE, Action.DECLINED, at or timezone.now())


@transaction.atomic
def withdraw(*, by: User | None, registration: Registration, at: datetime.datetime | None = None) -> Registration:
    """The delegate does not come to this event; the place goes to whoever waits. Raises Refused where it is over."""
    return end(by, registration, Step.WITHDRAW, Action.ABSENCE_REPORTED, at or timezone.now())


def end(
    by: User | None, registration: Registration, step: Step, action: Action, at: datetime.datetime, **told: Any
) -> Registration:
    """Take a step that ends a registration, give its places back and tell the delegate; in a transaction."""
    registration = locked(registration)
    before, registration.state = registration.state, after(registration.state, step)
    registration.held_until, registration.asked = None, ""
    registration.save(update_fields=["state", "held_until", "asked"])
    history.record(by=by, action=action, target=registration, changes={"state": [before, registration.state], **told})
    delegate_messages.tell(delegate_messages.NEWS, [registration], by=by)
    seating.leave(registration)
    places.give_back(registration, at=at)
    return registration


def locked(registration: Registration) -> Registration:
    """The registration as it is under the lock of its event's places, which come first in every order of locks.

    Raises Refused where it has been deleted.
    """
    places.lock(registration.event)
    rows = Registration.objects.select_for_update(of=("self",), no_key=True)
    found: Registration | None = (
        rows.select_related("delegate__edition", "event__edition").filter(pk=registration.pk).first()
    )
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


@transaction.atomic
def _let_in(
    by: User | None, registration: Registration, step: Step, action: Action, at: datetime.datetime
) -> Registration:
    registration = locked(registration)
    before, confirmed = registration.state, after(registration.state, step)
    kept = _has_place(registration)
    pools = _sessions_of(registration) if kept else _pools_of(registration)
    if places.enter_or_wait(registration.event, dict.fromkeys(pools, 1)):
        registration.state, standing = confirmed, HoldState.HELD
    elif kept:
        raise Refused(_("No place is left in a session that this delegate chose."))
    else:
        registration.state, registration.queued_at = after(before, Step.QUEUE), at
        standing = HoldState.WAITING
    # Whom a colleague lets in is known to them: nothing runs out for want of a confirmed contact.
    registration.held_until, registration.asked = None, ""
    registration.save(update_fields=["state", "queued_at", "held_until", "asked"])
    places.note({registration: pools}, standing)
    history.record(by=by, action=action, target=registration, changes={"state": [before, registration.state]})
    delegate_messages.tell(delegate_messages.NEWS, [registration], by=by)
    return registration


def _has_place(registration: Registration) -> bool:
    """A party's places are taken when its list comes, before it is approved."""
    return registration.party is not None and registration.holds.filter(state=HoldState.HELD).exists()


def _sessions_of(registration: Registration) -> list[int]:
    """The pools of the sessions wanted."""
    wanted = Pool.objects.filter(kind=PoolKind.SESSION, session__sign_ups__registration=registration)
    return list(wanted.order_by("pk").values_list("pk", flat=True))


def _pools_of(registration: Registration) -> list[int]:
    delegate = registration.delegate
    sessions = list(registration.sign_ups.standing().values_list("session_id", flat=True))
    needs = places.needs_of(
        [registration.event], category_id=delegate.category_id, province_id=delegate.province_id, session_ids=sessions
    )
    return needs[registration.event_id]
