"""WRITER  Somebody registers: one form, one delegate, a registration for each event wanted."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history, ready
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import delegate_messages, drafts, openings, places
from events.choices import LIVE, ConsentChannel, DelegateSource, HoldState, Purpose, RegistrationState
from events.models import (
    Answer,
    Category,
    Consent,
    Delegate,
    Event,
    Pool,
    Question,
    Registration,
    RegistrationDraft,
    Session,
    SessionSignUp,
)
from events.registration.person import describe

State = RegistrationState


@dataclass(frozen=True)
class Consents:
    """What a delegate agreed to, in the words of which version, through which door."""

    purposes: Collection[Purpose]
    text_version: str
    channel: ConsentChannel = ConsentChannel.FORM


@dataclass(frozen=True)
class Receipt:
    """What came of a registration.

    `delegate` is None where somebody of that name and unit is registered already: the public is told
    the same as of a new registration, and the link of the pass goes to whoever it belongs to.
    `again` marks the same form sent twice.
    """

    delegate: Delegate | None
    again: bool = False


@dataclass(frozen=True)
class _Form:
    """All that was sent, as one thing to hand around."""

    by: User | None
    category: Category
    events: list[Event]
    sessions: list[Session]
    answers: Mapping[Question, str]
    consents: Consents | None
    party: uuid.UUID | None
    draft: RegistrationDraft | None
    at: datetime.datetime


def register(
    *, by: User | None, category: Category, events: Collection[Event], key: uuid.UUID, person: Mapping[str, Any],
    source: DelegateSource | None = None, sessions: Collection[Session] = (),
    answers: Mapping[Question, str] | None = None, consents: Consents | None = None, invitation: str = "",
    namesake: bool = False, party: uuid.UUID | None = None, draft: RegistrationDraft | None = None,
    at: datetime.datetime | None = None,
) -> Receipt:  # fmt: skip
    """Register a person for events of one edition, once for each `key`, however often it is sent.

    Without approval the place is taken at once, in all the pools it needs or in none; refused by one,
    the registration joins the event's queue. The public needs the registration to be open, or the category's
    `invitation`; any other `source` (with `by`, it is a colleague unless said otherwise) enters people
    at any time and approves by it. `person` has the fields named in EDITABLE (and STAFF_ONLY). The `draft` in
    which all this was typed is closed with it.

    Raises Refused with the fields that cannot stand, to the public where the registration is closed ("events"),
    and to others where somebody of that name and unit is registered ("name"), unless it is a `namesake`.
    """
    form = _Form(
        by, category, sorted(events, key=lambda event: event.pk or 0), list(sessions), answers or {}, consents, party,
        draft, at or timezone.now(),
    )  # fmt: skip
    source = source or (DelegateSource.STAFF if by else DelegateSource.PUBLIC)
    delegate = Delegate(
        edition=category.edition, category=category, source=source, idempotency_key=key, created_at=form.at
    )
    describe(delegate, person)
    try:
        return Receipt(_register(form, delegate, invitation, namesake))
    except IntegrityError:
        return _known(form, delegate)


def _register(form: _Form, delegate: Delegate, invitation: str, namesake: bool) -> Delegate:
    """In the hope of places for all events, which are then taken last; else event by event."""
    try:
        return _written(form, delegate, invitation, namesake, hopeful=True)
    except places.Full:
        # What was numbered within the transaction was rolled back with it.
        delegate.pk = None
        return _written(form, delegate, invitation, namesake, hopeful=False)


@transaction.atomic
def _written(form: _Form, delegate: Delegate, invitation: str, namesake: bool, *, hopeful: bool) -> Delegate:
    let_in = openings.let_in(
        public=delegate.source == DelegateSource.PUBLIC,
        category=form.category, events=form.events, invitation=invitation, at=form.at,
    )  # fmt: skip
    if namesake:
        delegate.namesake = _next_namesake(form, delegate)
    needed = places.needed(
        [event for event in form.events if event.pk in let_in],
        category_id=form.category.pk, province_id=delegate.province_id, session_ids=[one.pk for one in form.sessions],
    )  # fmt: skip
    ready.insert([delegate])
    _keep_answers(form, delegate)
    _close_draft(form)
    registrations = [
        imagined(delegate, event, confirmed=event.pk in needed, at=form.at, party=form.party) for event in form.events
    ]
    hopeful &= not any(pool.is_full for pools in needed.values() for pool in pools)
    if not hopeful:
        for registration in registrations:
            _enter_or_wait(form, registration, needed.get(registration.event_id, ()))
    _tell(form, delegate, registrations)
    _keep(form, registrations, needed)
    if hopeful:
        # A whole hall asks for the same pool, which is locked from here to the commit: nothing else is left to do.
        places.enter(pool.pk for event in form.events for pool in needed.get(event.pk, ()))
    return delegate


def imagined(
    delegate: Delegate, event: Event, *, confirmed: bool, at: datetime.datetime, party: uuid.UUID | None = None
) -> Registration:
    """The registration for one event, unsaved; it awaits approval, or is `confirmed`."""
    return Registration(
        delegate=delegate, event=event, applied_at=at, party=party,
        state=State.CONFIRMED if confirmed else State.APPLIED,
        held_until=delegate.kept_until(at) if confirmed else None,
        folded_name=delegate.folded_name, folded_unit=delegate.folded_unit, namesake=delegate.namesake,
    )  # fmt: skip


def _enter_or_wait(form: _Form, registration: Registration, pools: Sequence[Pool]) -> None:
    if pools and not places.enter_or_wait(registration.event, {pool.pk: 1 for pool in pools}):
        put_in_queue(registration, form.at)


def put_in_queue(registration: Registration, at: datetime.datetime) -> None:
    """Let an unsaved registration wait, counted as waiting already."""
    registration.state, registration.queued_at, registration.held_until = State.WAITING, at, None


def _tell(form: _Form, delegate: Delegate, registrations: Sequence[Registration]) -> None:
    """Tell the audit trail, and the delegate."""
    history.record(by=form.by, action=Action.REGISTERED, target=delegate, changes=trail_of(registrations))
    delegate_messages.welcome(registrations, by=form.by)


def trail_of(registrations: Sequence[Registration]) -> dict[str, Any]:
    """What the audit trail tells of somebody who has registered."""
    source = registrations[0].delegate.source
    return {"source": source, "events": {one.event.name: one.state for one in registrations}}


def _keep(form: _Form, registrations: Sequence[Registration], needed: Mapping[int, Sequence[Pool]]) -> None:
    ready.insert(registrations)
    for state, standing in ((State.CONFIRMED, HoldState.HELD), (State.WAITING, HoldState.WAITING)):
        found = [one for one in registrations if one.state == state]
        places.note({one: [pool.pk for pool in needed[one.event_id]] for one in found}, standing)
    sign_up(registrations, form.sessions)


def _close_draft(form: _Form) -> None:
    if form.draft:
        drafts.close(draft=form.draft, at=form.at)


def _keep_answers(form: _Form, delegate: Delegate) -> None:
    ready.insert(
        [
            Answer(delegate=delegate, question=question, text=text.strip()[:500])
            for question, text in form.answers.items()
            if text.strip()
        ]
    )
    if form.consents:
        ready.insert([
            Consent(
                delegate=delegate, purpose=purpose, text_version=form.consents.text_version, given_at=form.at,
                given_through=form.consents.channel,
            )
            for purpose in form.consents.purposes
        ])  # fmt: skip


def sign_up(registrations: Collection[Registration], sessions: Collection[Session]) -> None:
    """Note which sessions each registration wants, of its own event."""
    ready.insert(
        [
            SessionSignUp(registration=registration, session=session, uid=session.uid)
            for registration in registrations
            for session in sessions
            if session.event_id == registration.event_id
        ]
    )


def _next_namesake(form: _Form, delegate: Delegate) -> int:
    last = _same(form, delegate).aggregate(last=Max("namesake"))["last"]
    return 0 if last is None else last + 1


def _same(form: _Form, delegate: Delegate) -> QuerySet[Registration]:
    rows = Registration.objects.filter(event__in=form.events, state__in=LIVE)
    return rows.filter(folded_name=delegate.folded_name, folded_unit=delegate.folded_unit)


def _known(form: _Form, delegate: Delegate) -> Receipt:
    """The database has refused: the same form came twice, or the person is there already."""
    sent = Delegate.objects.filter(idempotency_key=delegate.idempotency_key).order_by().first()
    if sent is not None:
        _close_draft(form)
        return Receipt(sent, again=True)
    theirs = _same(form, delegate).select_related("delegate__edition", "event").order_by("pk")
    known = theirs.filter(namesake=delegate.namesake).first()
    if known is None:
        raise Refused(_("A colleague saved the same at this moment. Please send it once more."))
    if delegate.source != DelegateSource.PUBLIC:
        sentence = _("%(name)s of the same unit is registered already. If this is another person, say so.")
        raise Refused(fields={"name": [sentence % {"name": known.delegate.name}]})
    with transaction.atomic():
        of_them = theirs.filter(delegate=known.delegate_id)
        delegate_messages.tell_once_more(list(of_them))
        _close_draft(form)
    return Receipt(None)
