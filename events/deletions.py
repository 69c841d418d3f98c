"""WRITER  Delegates ask that their data be deleted, and are answered within two working days."""

import datetime

from django.db import transaction
from django.utils import timezone

from conference import history
from conference.choices import Action
from conference.models import User
from events.models import Delegate, DeletionRequest

WORKING_DAYS = 2
SATURDAY = 5


@transaction.atomic
def ask(*, by: User | None, delegate: Delegate, at: datetime.datetime) -> DeletionRequest:
    """Note the wish and until when it is to be answered; asked again, the first one stands."""
    # The row of the delegate is the lock: two taps at once make one request.
    Delegate.objects.select_for_update(no_key=True).get(pk=delegate.pk)
    known = DeletionRequest.objects.filter(delegate=delegate).first()
    if known is not None:
        return known
    request: DeletionRequest = DeletionRequest.objects.create(
        delegate=delegate, asked_at=at, due_on=due_on(timezone.localdate(at))
    )
    history.record(by=by, action=Action.ADDED, target=request, changes={"due_on": request.due_on})
    return request


@transaction.atomic
def take_back(*, by: User | None, delegate: Delegate) -> None:
    """The delegate wants to stay after all."""
    request = DeletionRequest.objects.filter(delegate=delegate).select_related("delegate__edition").first()
    if request is not None:
        history.record(by=by, action=Action.DELETED, target=request)
        request.delete()


def due_on(day: datetime.date) -> datetime.date:
    """The second working day after this one. Public holidays are not known here, so staff may have less time."""
    left = WORKING_DAYS
    while left:
        day += datetime.timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day
