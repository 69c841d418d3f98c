"""WRITER  What goes with a registration: sessions wanted, answers to questions, a bed, a seat in a car."""

import datetime
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import places
from events.choices import PoolKind, RegistrationState
from events.models import Answer, Delegate, Pool, Question, Registration, Session, SessionSignUp
from events.registration.deciding import locked
from events.registration.registering import sign_up


@transaction.atomic
def change_sessions(
    *, by: User | None, registration: Registration, sessions: Collection[Session], at: datetime.datetime | None = None
) -> Registration:
    """Make exactly these sessions of the event the ones wanted.

    Raises Refused ("sessions") where one of them is full, and then changes nothing.
    """
    registration = locked(registration)
    wanted = {session.pk: session for session in sessions if session.event_id == registration.event_id}
    had = set(SessionSignUp.objects.standing().filter(registration=registration).values_list("session_id", flat=True))
    gone, new = had - set(wanted), [session for pk, session in wanted.items() if pk not in had]
    if not gone and not new:
        return registration
    full = places.change_sessions(registration, gone=gone, new=new, at=at or timezone.now())
    if full:
        raise Refused(fields={"sessions": [_("No place is left in “%(session)s”.") % {"session": full}]})
    SessionSignUp.objects.filter(registration=registration, session__in=gone).delete()
    sign_up([registration], new)
    told = {"sessions": [sorted(had), sorted(wanted)]}
    history.record(by=by, action=Action.CHANGED, target=registration, changes=told)
    return registration


@transaction.atomic
def change_answers(*, by: User | None, delegate: Delegate, answers: Mapping[Question, str]) -> list[Question]:
    """Make these the delegate's answers to these questions, "" takes one back; returns which differ.

    What was asked for is supplied by it. The trail names the questions alone.
    """
    Delegate.objects.select_for_update(no_key=True).get(pk=delegate.pk)
    had = dict(Answer.objects.filter(delegate=delegate, question__in=answers).values_list("question", "text"))
    wanted = {question: text.strip()[:500] for question, text in answers.items()}
    changed = [question for question, text in wanted.items() if text != had.get(question.pk, "")]
    if not changed:
        return []
    Answer.objects.filter(delegate=delegate, question__in=changed).delete()
    Answer.objects.bulk_create(
        Answer(delegate=delegate, question=question, text=wanted[question]) for question in changed if wanted[question]
    )
    Registration.objects.filter(delegate=delegate).update(asked="")
    told = {"questions": [question.label for question in changed]}
    history.record(by=by, action=Action.CHANGED, target=delegate, changes=told)
    return changed


def lodge(*, by: User | None, registration: Registration, hotel: Pool) -> Registration:
    """Give a confirmed delegate a place in a hotel, instead of one they had.

    Raises Refused for others, and where the hotel is full ("hotel").
    """
    return _settle_in(by, registration, hotel, PoolKind.HOTEL)


def leave_hotel(*, by: User | None, registration: Registration) -> Registration:
    """Take the place in a hotel back."""
    return _move_out(by, registration, PoolKind.HOTEL)


def seat(*, by: User | None, registration: Registration, pick_up: Pool) -> Registration:
    """Give a confirmed delegate a seat of a pick-up, instead of one they had.

    Raises Refused for others, and where all seats are taken ("pick_up").
    """
    return _settle_in(by, registration, pick_up, PoolKind.PICK_UP)


def leave_seat(*, by: User | None, registration: Registration) -> Registration:
    """Take the seat of a pick-up back."""
    return _move_out(by, registration, PoolKind.PICK_UP)


@transaction.atomic
def _settle_in(by: User | None, registration: Registration, pool: Pool, kind: PoolKind) -> Registration:
    registration = locked(registration)
    if registration.state != RegistrationState.CONFIRMED or pool.kind != kind:
        raise Refused(_("Only confirmed delegates are lodged and picked up."))
    if not places.settle_in(registration, pool):
        raise Refused(fields={kind.value: [_("No place is left in “%(name)s”.") % {"name": pool.name}]})
    history.record(by=by, action=Action.CHANGED, target=registration, changes={kind.value: pool.name})
    return registration


@transaction.atomic
def _move_out(by: User | None, registration: Registration, kind: PoolKind) -> Registration:
    registration = locked(registration)
    places.move_out(registration, kind)
    history.record(by=by, action=Action.CHANGED, target=registration, changes={kind.value: ""})
    return registration
