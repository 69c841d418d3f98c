"""Reads: who may register for what, now."""

import datetime
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.models import Edition, User
from events.choices import OpeningMode
from events.models import Category, Event, Opening


def open_now(edition: Edition, *, at: datetime.datetime, invitation: str = "") -> QuerySet[Opening]:
    """What a visitor may register for: all that is open to everybody, and what the invitation is for."""
    if not edition.is_public or edition.over_on(timezone.localdate(at)):
        return Opening.objects.none()
    known = Q(mode=OpeningMode.OPEN)
    if invitation:
        known |= Q(mode=OpeningMode.INVITATION, invitation=invitation)
    started, lasting = Q(opens_at=None) | Q(opens_at__lte=at), Q(closes_at=None) | Q(closes_at__gt=at)
    rows = Opening.objects.filter(known, started, lasting, event__edition=edition)
    return rows.select_related("event", "category").order_by("category__order", "category", "event__starts_on", "event")


def let_in(
    *, by: User | None, category: Category, events: Collection[Event], invitation: str, at: datetime.datetime
) -> set[int]:
    """Which of the events need no approval, by id; colleagues approve by registering.

    Raises Refused ("events") for none, for one of another edition, and to the public for one that is not open to them.
    """
    if not events:
        raise Refused(fields={"events": [_("Choose what to attend.")]})
    if any(event.edition_id != category.edition_id for event in events):
        raise Refused(fields={"events": [_("Choose events of this edition.")]})
    if by is not None:
        return {event.pk for event in events}
    edition = category.edition
    if not edition.is_public or edition.over_on(timezone.localdate(at)):
        raise Refused(fields={"events": [_("The registration is closed.")]})
    rows = {row.event_id: row for row in Opening.objects.filter(event__in=events, category=category)}
    for event in events:
        opening = rows.get(event.pk)
        if opening is None or not is_open(opening, at=at, invitation=invitation):
            raise Refused(fields={"events": [_("The registration is closed.")]})
    return {pk for pk, opening in rows.items() if not opening.needs_approval}


def is_open(opening: Opening, *, at: datetime.datetime, invitation: str) -> bool:
    """Whether whoever shows this invitation may register now."""
    if (opening.opens_at and at < opening.opens_at) or (opening.closes_at and at >= opening.closes_at):
        return False
    if opening.mode == OpeningMode.INVITATION:
        return bool(invitation) and constant_time_compare(opening.invitation, invitation)
    return opening.mode == OpeningMode.OPEN
