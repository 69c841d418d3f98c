"""Reads, each named after its question. Time is always an argument."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db.models import Min, Model, Q, QuerySet

from conference.choices import Audience, EditionStatus, MessageState
from conference.folding import fold

if TYPE_CHECKING:
    from conference.models import Document, Edition, Message, Province, Worker  # noqa: F401  named in QuerySet["…"]

ALIVE_WITHIN = datetime.timedelta(minutes=2)


class ProvinceQuerySet(QuerySet["Province"]):
    def as_of(self, day: datetime.date) -> Self:
        """The units that existed on `day`."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def members(self, on: datetime.date) -> Self:
        """The members of the series on that day, as far as membership is verified."""
        spans = Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=on)
        return self.filter(spans, memberships__valid_from__lte=on)


class EditionQuerySet(QuerySet["Edition"]):
    def public(self) -> Self:
        """What anyone may read: published or closed."""
        return self.exclude(status=EditionStatus.DRAFT)

    def real(self) -> Self:
        """Without the demo's fictional edition."""
        return self.filter(is_fictional=False)

    def listed(self) -> Self:
        """What the list of editions shows: the public ones, and of a draft that it will come."""
        return self.filter(~Q(status=EditionStatus.DRAFT) | Q(ordinal__isnull=False, is_fictional=False))

    def with_flag(self) -> Self:
        """Each with its host and the handovers by which the flag came and went."""
        return self.select_related("host", "handover_received", "handover_given")

    def current(self, at: datetime.date) -> "Edition | None":
        """The edition the home page shows on that day; see `current_of`."""
        return current_of(self.public(), at)


class DocumentQuerySet(QuerySet["Document"]):
    def public(self) -> Self:
        """What anyone may read, of editions anyone may read."""
        return self.filter(audience=Audience.PUBLIC).exclude(edition__status=EditionStatus.DRAFT)


class MessageQuerySet(QuerySet["Message"]):
    def due(self, at: datetime.datetime) -> Self:
        """What a worker may take at that moment: whose time has come, and which no other worker holds."""
        free = Q(leased_until=None) | Q(leased_until__lte=at)
        open_states = [MessageState.WAITING, MessageState.SENDING]
        return self.filter(free, state__in=open_states, next_try_at__lte=at)

    def due_since(self, at: datetime.datetime) -> datetime.datetime | None:
        """Since when the oldest of those could have gone out; None where there are none."""
        since: datetime.datetime | None = self.due(at).aggregate(since=Min("next_try_at"))["since"]
        return since

    def over(self) -> Self:
        """What goes out no more by itself."""
        return self.exclude(state__in=[MessageState.WAITING, MessageState.SENDING])

    def about(self, target: Model) -> Self:
        """All that was ever told about that object."""
        return self.filter(about_type=target._meta.label_lower, about_id=str(target.pk))

    def found_by(self, words: str) -> Self:
        """Those whose name or address holds the words; accents do not matter."""
        folded = fold(words)
        return self.filter(Q(to_name__folded__contains=folded) | Q(to_address__folded__contains=folded))


class WorkerQuerySet(QuerySet["Worker"]):
    def alive(self, at: datetime.datetime) -> Self:
        """Those that were heard of lately. One mail to a slow server can take a while."""
        return self.filter(seen_at__gt=at - ALIVE_WITHIN)


def current_of(editions: "Iterable[Edition]", at: datetime.date) -> "Edition | None":
    """Of the public `editions` that have a page, the one the home page shows on the day `at`.

    It is the one under way or next (a real one before the fictional one), else the one
    that was held last; None while there is none.
    """
    with_page = [edition for edition in editions if edition.is_public and edition.year]
    coming = [edition for edition in with_page if not edition.over_on(at)]
    if coming:
        return min(coming, key=lambda edition: (edition.is_fictional, _begins(edition)))
    return max(with_page, key=lambda edition: (not edition.is_fictional, _begins(edition)), default=None)


def _begins(edition: "Edition") -> datetime.date:
    """The first day; while it is not known, the last one it could be."""
    return edition.starts_on or datetime.date(edition.year or datetime.MAXYEAR, 12, 31)
