"""WRITER  Delegates ask that their data be deleted, and are answered within two working days.

That a request is fulfilled is noted here; the deletion itself is `events.registration.deleting`.
"""

import datetime

from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import deletion_messages
from events.choices import DeletionAnswer
from events.models import Delegate, DeletionRequest

WORKING_DAYS = 2
SATURDAY = 5


@transaction.atomic
def ask(*, by: User | None, delegate: Delegate, at: datetime.datetime) -> DeletionRequest:
    """Note the wish and until when it is to be answered; asked again before the answer, the first one stands."""
    _lock(delegate)
    known = open_of(delegate)
    if known is not None:
        return known
    request: DeletionRequest = DeletionRequest.objects.create(
        edition=delegate.edition, delegate=delegate, asked_at=at, due_on=due_on(timezone.localdate(at))
    )
    history.record(by=by, action=Action.ADDED, target=request, changes={"due_on": request.due_on})
    return request


@transaction.atomic
def take_back(*, by: User | None, delegate: Delegate, at: datetime.datetime) -> None:
    """The delegate wants to stay after all."""
    _lock(delegate)
    request = open_of(delegate)
    if request is not None:
        _answer(by, request, DeletionAnswer.TAKEN_BACK, at)
        history.record(by=by, action=Action.DELETED, target=request)


@transaction.atomic
def refuse(*, by: User, request: DeletionRequest, reason: str, at: datetime.datetime | None = None) -> DeletionRequest:
    """Keep the data, and tell the delegate why. Raises Refused without a reason ("reason"), and once it is answered."""
    reason = reason.strip()[:500]
    if not reason:
        raise Refused(fields={"reason": [_("Say which law or duty requires that the data be kept.")]})
    request = unanswered(request)
    request.reason = reason
    _answer(by, request, DeletionAnswer.REFUSED, at or timezone.now())
    # What is said may speak of the person, so the trail does not repeat it.
    history.record(by=by, action=Action.DECLINED, target=request)
    if request.delegate:
        deletion_messages.refused(request.delegate, reason, by=by)
    return request


def unanswered(request: DeletionRequest) -> DeletionRequest:
    """The request under its lock, in the caller's transaction. Raises Refused where it was answered meanwhile."""
    rows = DeletionRequest.objects.select_for_update(of=("self",)).select_related("delegate__edition", "edition")
    found: DeletionRequest | None = rows.filter(pk=request.pk, answered_at=None).first()
    if found is None:
        raise Refused(_("This request has been answered already."))
    return found


def close(*, by: User | None, delegate: Delegate, at: datetime.datetime) -> None:
    """The delegate is about to be deleted: that answers them, and nothing said of the person stays."""
    theirs = DeletionRequest.objects.filter(delegate=delegate)
    theirs.filter(answered_at=None).update(answer=DeletionAnswer.DELETED, answered_at=at, answered_by=by)
    theirs.update(reason="")


def hand_on(*, old: Delegate, new: Delegate) -> None:
    """Two rows were one person, who asked once."""
    if open_of(new) is None:
        DeletionRequest.objects.filter(delegate=old, answered_at=None).update(delegate=new)


def open_of(delegate: Delegate) -> DeletionRequest | None:
    """The request of the delegate that is not answered yet."""
    found: DeletionRequest | None = DeletionRequest.objects.filter(delegate=delegate, answered_at=None).first()
    return found


def refused_of(delegate: Delegate) -> DeletionRequest | None:
    """The last request of the delegate that was refused: the reason is theirs to read."""
    rows = DeletionRequest.objects.filter(delegate=delegate, answer=DeletionAnswer.REFUSED)
    found: DeletionRequest | None = rows.order_by("-answered_at").first()
    return found


def waiting(edition: Edition) -> tuple[int, datetime.date | None]:
    """How many await their answer, and until when the first is due. One query."""
    rows = DeletionRequest.objects.filter(edition=edition, answered_at=None)
    found = rows.aggregate(count=Count("pk"), due_on=Min("due_on"))
    return found["count"], found["due_on"]


def _lock(delegate: Delegate) -> None:
    # The row of the delegate is the lock: two taps at once make one request.
    Delegate.objects.select_for_update(no_key=True).get(pk=delegate.pk)


def _answer(by: User | None, request: DeletionRequest, answer: DeletionAnswer, at: datetime.datetime) -> None:
    request.answer, request.answered_at, request.answered_by = answer, at, by
    request.save(update_fields=["answer", "answered_at", "answered_by", "reason"])


def due_on(day: datetime.date) -> datetime.date:
    """The second working day after this one. Public holidays are not known here, so staff may have less time."""
    left = WORKING_DAYS
    while left:
        day += datetime.timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day
