"""WRITER  A person is deleted without a trace: on their request, or because their term is over."""

import datetime

from axes.utils import reset as forget_sign_ins
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history, outbox
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import deletion_messages, deletions, drafts, print_files, qr_drawings
from events.models import Delegate, DeletionRequest, Registration
from events.registration.deciding import end
from events.transitions import Step, may


@transaction.atomic
def delete_on_request(
    *, by: User, request: DeletionRequest, told: bool = False, at: datetime.datetime | None = None
) -> DeletionRequest:
    """Answer a request by deleting the person, who is told before their contact goes.

    A mail says it where it can; else the colleague has, and says so by `told`. Raises Refused where neither
    is the case ("told"), and where the request was answered already.
    """
    request = deletions.unanswered(request)
    delegate = request.delegate
    if delegate is None:
        raise Refused(_("A colleague has removed this."))
    way = deletion_messages.farewell(delegate)
    if way.by_hand and not told:
        raise Refused(fields={"told": [_("Tell them first: afterwards nobody knows their number any more.")]})
    delete_person(by=by, delegate=delegate, at=at)
    if way.by_mail:
        deletion_messages.deleted(delegate, by=by)
    request.refresh_from_db()
    return request


@transaction.atomic
def delete_person(*, by: User | None, delegate: Delegate, at: datetime.datetime | None = None) -> None:
    """Delete all that is known of a person; places go to whoever waits, and the counts stay right.

    What remains is that there was a delegate of that number, and scans of nobody. A request for deletion
    is answered by it.
    """
    erase(by, locked_delegate(delegate), at or timezone.now())


def erase(by: User | None, delegate: Delegate, at: datetime.datetime) -> None:
    """What `delete_person` does, to a row that is locked, in the caller's transaction."""
    rows = list(Registration.objects.filter(delegate=delegate).select_related("event").order_by("event"))
    for registration in rows:
        if may(registration.state, Step.WITHDRAW):
            end(by, registration, Step.WITHDRAW, Action.ABSENCE_REPORTED, at)
    deletions.close(by=by, delegate=delegate, at=at)
    forget_traces(delegate, rows)
    history.record(by=by, action=Action.PERSON_DELETED, target=delegate)
    Delegate.objects.filter(pk=delegate.pk).delete()


def forget_traces(delegate: Delegate, registrations: list[Registration]) -> None:
    """Delete what is known of the person outside their row: messages, drafts, words in the trail, sign-ins tried."""
    outbox.forget(about=delegate)
    drafts.forget(delegate)
    print_files.forget(delegate)
    qr_drawings.forget([delegate.scan_code])
    history.blank(about=[delegate, *registrations])
    # A colleague's lock-out is not lifted by a delegate of the same address.
    if delegate.email and not User.objects.filter(email__iexact=delegate.email).exists():
        forget_sign_ins(username=delegate.email)


def locked_delegate(delegate: Delegate) -> Delegate:
    """The delegate under the lock, in the caller's transaction. Raises Refused where they have been deleted."""
    rows = Delegate.objects.select_for_update(of=("self",), no_key=True).select_related("edition", "category")
    found: Delegate | None = rows.filter(pk=delegate.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found
