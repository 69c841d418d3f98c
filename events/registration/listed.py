"""WRITER  The people of a list register: in a few statements for all of them, or one by one where that cannot be."""

import datetime
from collections.abc import Collection, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import delegate_messages, openings, places
from events.choices import DelegateSource, HoldState, RegistrationState
from events.models import Delegate, Event, Registration
from events.registration.person import describe
from events.registration.registering import Receipt, imagined, put_in_queue, register, trail_of
from events.registration.together import Newcomer


def register_listed(
    *, by: User | None, events: Collection[Event], people: Sequence[Newcomer], at: datetime.datetime | None = None
) -> list[Receipt | Refused]:
    """Register people whom colleagues have on a list, each as `register` does; what came of each, in their order.

    All together, where all of them are new. Else one after the other, so that whoever is known or cannot be
    registered stops nobody.
    """
    at, events = at or timezone.now(), sorted(events, key=lambda event: event.pk)
    try:
        return [Receipt(delegate) for delegate in _register_together(by, events, people, at)]
    except (IntegrityError, Refused):
        return [_register_one(by, events, one, at) for one in people]


def _register_one(
    by: User | None, events: Collection[Event], one: Newcomer, at: datetime.datetime
) -> Receipt | Refused:
    try:
        return register(
            by=by, category=one.category, events=events, key=one.key, person=one.person,
            source=DelegateSource.IMPORT, at=at,
        )  # fmt: skip
    except Refused as refused:
        return refused


@transaction.atomic
def _register_together(
    by: User | None, events: Sequence[Event], people: Sequence[Newcomer], at: datetime.datetime
) -> list[Delegate]:
    for category in {one.category for one in people}:
        openings.let_in(public=False, category=category, events=events, invitation="", at=at)
    delegates = Delegate.objects.bulk_create(_described(one, at) for one in people)
    held = [_enter_or_wait(event, delegates, at) for event in events]
    _tell(by, [[registration for registration, _pool in of_one] for of_one in zip(*held, strict=True)])
    _keep([one for of_event in held for one in of_event])
    return delegates


def _described(one: Newcomer, at: datetime.datetime) -> Delegate:
    delegate = Delegate(
        edition=one.category.edition, category=one.category, source=DelegateSource.IMPORT, idempotency_key=one.key,
        created_at=at,
    )  # fmt: skip
    describe(delegate, one.person)
    return delegate


def _enter_or_wait(
    event: Event, delegates: Sequence[Delegate], at: datetime.datetime
) -> list[tuple[Registration, int]]:
    """The registrations for one event, unsaved, each with the pool in which it has a place or waits."""
    came = places.enter_or_wait_each(event, [(one.category_id, one.province_id) for one in delegates])
    registrations = [imagined(one, event, confirmed=True, at=at) for one in delegates]
    for registration, (_pool, entered) in zip(registrations, came, strict=True):
        if not entered:
            put_in_queue(registration, at)
    return [(one, pool) for one, (pool, _entered) in zip(registrations, came, strict=True)]


def _tell(by: User | None, people: Sequence[Sequence[Registration]]) -> None:
    """Tell the audit trail, and the delegates."""
    changed = [(registrations[0].delegate, trail_of(registrations)) for registrations in people]
    history.record_each(by=by, action=Action.REGISTERED, changed=changed)
    delegate_messages.welcome_each(people, by=by)


def _keep(held: Sequence[tuple[Registration, int]]) -> None:
    Registration.objects.bulk_create(registration for registration, _pool in held)
    for state, standing in (
        (RegistrationState.CONFIRMED, HoldState.HELD),
        (RegistrationState.WAITING, HoldState.WAITING),
    ):
        places.note({one: [pool] for one, pool in held if one.state == state}, standing)
