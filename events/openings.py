"""Reads: who may register for what, now."""

import datetime
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.models import Edition
from conference.ready import Given, Ready
from events.choices import OpeningMode, PoolKind
from events.models import Category, Event, Opening, Pool
from events.programme import Session


def _open() -> QuerySet[Opening]:
    at = Given("at")
    started, lasting = Q(opens_at=None) | Q(opens_at__lte=at), Q(closes_at=None) | Q(closes_at__gt=at)
    invited = Q(mode=OpeningMode.INVITATION, category__invitation=Given("invitation"))
    known = Q(mode=OpeningMode.OPEN) | (invited & ~Q(category__invitation=""))
    rows = Opening.objects.filter(known, started, lasting, event__edition=Given("edition"))
    return rows.select_related("event", "category").order_by("category__order", "category", "event__starts_on", "event")


_OPEN = Ready(_open)
_OF_CATEGORY = Ready(lambda: Opening.objects.filter(category=Given("category")).order_by())


def open_now(edition: Edition, *, at: datetime.datetime, invitation: str = "") -> list[Opening]:
    """What a visitor may register for: all that is open to everybody, and what the invitation is for."""
    if not edition.is_public or edition.over_on(timezone.localdate(at)):
        return []
    return _OPEN.all(edition=edition.pk, invitation=invitation, at=at)


def of_each(at: datetime.datetime) -> Exists:
    """For every row of a query over editions, whether anybody may register for something; without a query more.

    Of an edition that is over nothing is open, whatever its openings say.
    """
    started, lasting = Q(opens_at=None) | Q(opens_at__lte=at), Q(closes_at=None) | Q(closes_at__gt=at)
    return Exists(Opening.objects.filter(started, lasting, mode=OpeningMode.OPEN, event__edition=OuterRef("pk")))


def announced(edition: Edition, *, at: datetime.datetime) -> list[Opening]:
    """What is not open to everybody now but is told of: what opens later, and what needs an invitation."""
    if not edition.is_public or edition.over_on(timezone.localdate(at)):
        return []
    later = Q(mode=OpeningMode.OPEN, opens_at__gt=at)
    lasting = Q(closes_at=None) | Q(closes_at__gt=at)
    rows = Opening.objects.filter(later | Q(mode=OpeningMode.INVITATION), lasting, event__edition=edition)
    return list(rows.select_related("event", "category").order_by("opens_at", "event__starts_on", "event", "category"))


def full(events: Collection[Event], *, province_id: str | None = None, category_id: int | None = None) -> set[int]:
    """In which events, by id, nobody gets a place at once, as far as is known who asks. One query, nothing is taken.

    The province's own quota goes before the common pool, as `places.needs_of` chooses.
    """
    quota = Q(kind=PoolKind.QUOTA, province=province_id, returned_at=None) if province_id else Q(pk=None)
    of_category = Q(category=category_id) | Q(category=None)
    rows = Pool.objects.filter(Q(kind=PoolKind.EVENT) | (quota & of_category), event__in=events)
    first: dict[int, Pool] = {}
    for pool in sorted(rows, key=lambda pool: (pool.kind != PoolKind.QUOTA, pool.category_id is None)):
        first.setdefault(pool.event_id or 0, pool)
    return {event for event, pool in first.items() if pool.is_full}


def full_sessions(sessions: Iterable[Session]) -> set[int]:
    """Which of the sessions, by id, have a limit that is reached. One query."""
    pools = Pool.objects.filter(kind=PoolKind.SESSION, session__in=[one.id for one in sessions])
    return {pool.session_id or 0 for pool in pools if pool.is_full}


def let_in(
    *, public: bool, category: Category, events: Collection[Event], invitation: str, at: datetime.datetime
) -> set[int]:
    """Which of the events need no approval, by id; whoever else enters people has let them in.

    Raises Refused ("events") for none, for one of another edition, and to the public for one that is not open to them.
    """
    if not events:
        raise Refused(fields={"events": [_("Choose what to attend.")]})
    if any(event.edition_id != category.edition_id for event in events):
        raise Refused(fields={"events": [_("Choose events of this edition.")]})
    if not public:
        return {event.pk for event in events}
    edition = category.edition
    if not edition.is_public or edition.over_on(timezone.localdate(at)):
        raise Refused(fields={"events": [_("The registration is closed.")]})
    wanted = {event.pk for event in events}
    rows = {row.event_id: row for row in _OF_CATEGORY.all(category=category.pk) if row.event_id in wanted}
    for row in rows.values():
        row.category = category
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
        return bool(invitation) and constant_time_compare(opening.category.invitation, invitation)
    return opening.mode == OpeningMode.OPEN
