"""WRITER  Focal persons are reminded that their lists are awaited, one by one or all who are late at once."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import outbox
from conference.errors import Refused
from conference.models import Edition, Mailing, User
from events import delegation_messages
from events.delegations.held import change, held, insist_in_time
from events.models import Delegation
from events.structure import today_at

# Whose last day is nearer than this is reminded, too.
SOON = datetime.timedelta(days=3)


@dataclass(frozen=True)
class Awaited:
    """Delegations whose lists are late or due soon: those a mail reaches, and those to be told by Zalo."""

    by_mail: list[Delegation]
    by_hand: list[Delegation]

    @property
    def is_empty(self) -> bool:
        return not self.by_mail and not self.by_hand


def is_awaited(delegation: Delegation, today: datetime.date) -> bool:
    """Whether its list has not come though its day is over or near."""
    return delegation.sent_at is None and delegation.declined_at is None and delegation.due_on <= today + SOON


def awaited(edition: Edition, today: datetime.date) -> Awaited:
    """Who has sent no list though its day is over or near; by that day. Two queries."""
    rows = Delegation.objects.filter(
        event__edition=edition, sent_at=None, declined_at=None, due_on__lte=today + SOON
    ).select_related("event__edition__host", "province")
    found = list(rows.prefetch_related("quotas").order_by("due_on", "province__slug", "pk"))
    return Awaited([one for one in found if one.contact_email], [one for one in found if not one.contact_email])


@transaction.atomic
def remind(*, by: User | None, delegation: Delegation, at: datetime.datetime | None = None) -> Delegation:
    """Write to the focal person that the list is awaited. Raises Refused where it has come, or without an e-mail."""
    delegation = held(delegation)
    if delegation.sent_at:
        raise Refused(_("The list has come already."))
    if not delegation.contact_email:
        raise Refused(_("No e-mail of the focal person is known: send the text by Zalo instead."))
    delegation_messages.remind(delegation, by=by)
    change(by, delegation, {"reminded_at": at or timezone.now()})
    return delegation


@transaction.atomic
def remind_late(
    *, by: User | None, edition: Edition, until: datetime.date | None = None, at: datetime.datetime | None = None
) -> Mailing | None:
    """Write to all who are awaited as one mailing; None where no mail reaches any of them.

    `until` is a new last day for those whose day would be earlier. Raises Refused where it is over ("until"),
    and where no list is awaited.
    """
    at = at or timezone.now()
    if until:
        insist_in_time(until, at, "until")
    found = awaited(edition, today_at(at))
    if found.is_empty:
        raise Refused(_("No list is late: there is nobody to be reminded."))
    mailing = outbox.open_mailing(by=by, kind=delegation_messages.REMINDER, edition=edition) if found.by_mail else None
    for one in [*found.by_mail, *found.by_hand]:
        _put_off(by, one, until)
    for one in found.by_mail:
        delegation = held(one)
        delegation_messages.remind(delegation, by=by, mailing=mailing)
        change(by, delegation, {"reminded_at": at})
    return mailing


def _put_off(by: User | None, delegation: Delegation, until: datetime.date | None) -> None:
    delegation = held(delegation)
    if until and delegation.due_on < until:
        change(by, delegation, {"due_on": until})
