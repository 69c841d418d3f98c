"""Reads, each named after its question. Time is always an argument."""

import datetime
from typing import Any, Self

from django.db.models import Q, QuerySet

from conference.choices import EditionStatus
from events.choices import TextState


class ItemQuerySet(QuerySet[Any]):
    def readable(self, at: datetime.datetime) -> Self:
        """Items whose abstract, text, slides and video anyone may read at that moment."""
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=at), state=TextState.PUBLIC)


class IndicatorQuerySet(QuerySet[Any]):
    def public(self) -> Self:
        """What anyone may read: nothing doubtful, and of no draft edition."""
        return self.filter(is_doubtful=False).exclude(edition__status=EditionStatus.DRAFT)
