"""Reads, each named after its question. Time is always an argument."""

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from conference.choices import Audience, EditionStatus

if TYPE_CHECKING:
    from conference.models import Edition

_Any = Any  # querysets are shared by models that import this module


class ProvinceQuerySet(QuerySet[_Any]):
    def as_of(self, day: datetime.date) -> Self:
        """The units that existed on `day`."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def members(self, on: datetime.date) -> Self:
        """The members of the series on that day, as far as membership is verified."""
        spans = Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=on)
        return self.filter(spans, memberships__valid_from__lte=on)


class EditionQuerySet(QuerySet[_Any]):
    def public(self) -> Self:
        """What anyone may read: published or closed."""
        return self.exclude(status=EditionStatus.DRAFT)

    def real(self) -> Self:
        """Without the demo's fictional edition."""
        return self.filter(is_fictional=False)

    def current(self, at: datetime.date) -> "Edition | None":
        """The edition the home page shows on that day, or None while nothing is public.

        It is the published one that is under way or comes next (a real one before the
        fictional one), else the one that was held last.
        """
        open_ones = self.filter(status=EditionStatus.PUBLISHED).exclude(ends_on__lt=at)
        coming = open_ones.order_by("is_fictional", "starts_on", "year", "ordinal").first()
        if coming is not None:
            return coming
        held = self.public().filter(year__isnull=False, starts_on__lte=at)
        return held.order_by("-starts_on").first()


class DocumentQuerySet(QuerySet[_Any]):
    def public(self) -> Self:
        """What anyone may read, of editions anyone may read."""
        return self.filter(audience=Audience.PUBLIC).exclude(edition__status=EditionStatus.DRAFT)
