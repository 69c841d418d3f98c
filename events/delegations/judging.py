"""WRITER  What colleagues decide of a list: all of it, or some of its people."""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.models import User
from events import places, registration
from events.choices import LIVE, RegistrationState
from events.delegations.held import change, held
from events.models import Delegation, Registration


@transaction.atomic
def approve(
    *, by: User | None, delegation: Delegation, registrations: Collection[int] | None = None,
    at: datetime.datetime | None = None,
) -> int:  # fmt: skip
    """Let the people of the list in who await it (of them, those named by id); returns how many.

    Raises Refused where nobody awaits it.
    """
    at = at or timezone.now()
    delegation, waiting = _locked(delegation, [RegistrationState.APPLIED])
    chosen = [one for one in waiting if registrations is None or one.pk in registrations]
    if not chosen:
        raise Refused(_("Nobody on this list awaits approval."))
    for one in chosen:
        registration.approve(by=by, registration=one, at=at)
    if len(chosen) == len(waiting):
        change(by, delegation, {"approved_at": at})
    return len(chosen)


@transaction.atomic
def decline(*, by: User | None, delegation: Delegation, reason: str, at: datetime.datetime | None = None) -> Delegation:
    """Refuse the whole list and close its link; the places go to whoever waits. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(fields={"reason": [_("Say why the list is declined.")]})
    at = at or timezone.now()
    delegation, live = _locked(delegation, LIVE)
    for one in live:
        registration.decline(by=by, registration=one, at=at)
    change(by, delegation, {"declined_at": at, "reason": reason.strip()[:500]})
    return delegation


def _locked(delegation: Delegation, states: Collection[str]) -> tuple[Delegation, list[Registration]]:
    """The delegation and its registrations of these states, behind the lock of the event's places."""
    places.lock(delegation.event)
    delegation = held(delegation)
    rows = Registration.objects.filter(delegation_entry__delegation=delegation, state__in=states)
    return delegation, list(rows.select_related("event", "delegate").order_by("delegation_entry__order", "pk"))
