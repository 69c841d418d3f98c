"""Reads, each named after its question. Time is always an argument."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db.models import BigIntegerField, F, Q, QuerySet, Sum

from conference.choices import EditionStatus
from conference.folding import fold
from conference.models import Edition, Province
from exhibitors.choices import LIVE, PUBLIC, ApplicationState

if TYPE_CHECKING:
    from exhibitors.models import Fair


class ExhibitorQuerySet(QuerySet[Any]):
    def public(self, edition: Edition) -> Self:
        """Those of the edition that stand in the directory: a booth is theirs, and nobody took them off it."""
        # One live application an exhibitor: the join makes no row twice.
        return self.filter(applications__state__in=PUBLIC, edition=edition, is_hidden=False)

    def standing_publicly(self) -> Self:
        """Those of every real edition that anyone may read."""
        rows = self.filter(applications__state__in=PUBLIC, is_hidden=False, edition__is_fictional=False)
        return rows.filter(edition__year__isnull=False).exclude(edition__status=EditionStatus.DRAFT)

    def matching(self, text: str) -> Self:
        """Those whose own name, or a product's, contains each word of the text; accents do not matter."""
        found = self
        for word in fold(text).split():
            found = found.filter(self.holding(word))
        return found

    def holding(self, word: str) -> Q:
        """That the own name, or a product's, contains the folded word."""
        return Q(folded__contains=word) | self._where(products__folded__contains=word)

    def with_products_of(self, category: str) -> Self:
        return self.filter(self._where(products__category=category))

    def standing_in(self, hall: int) -> Self:
        """Those who hold a booth in that hall."""
        return self.filter(self._where(applications__holdings__booth__hall=hall))

    def _where(self, **terms: Any) -> Q:
        """Asked aside, for a join with many would double the rows."""
        return Q(pk__in=self.model._default_manager.filter(**terms).values("pk"))


class AllotmentQuerySet(QuerySet[Any]):
    def open_on(self, today: datetime.date) -> Self:
        """Those of which a department may still give; what is unused of the others is everybody's."""
        return self.filter(Q(returns_on=None) | Q(returns_on__gte=today), returned_at=None)


class ApplicationQuerySet(QuerySet[Any]):
    def of_edition(self, edition: Edition) -> Self:
        return self.filter(exhibitor__edition=edition)

    def live(self) -> Self:
        """Those that hold booths or may yet."""
        return self.filter(state__in=LIVE)

    def run_out(self, today: datetime.date) -> Self:
        """Offers whose last day is over, and that nobody has noted as released yet."""
        return self.filter(state=ApplicationState.RESERVED, held_until__lt=today)

    def listed(self) -> Self:
        """The waiting list in its order: whom a department has ranked by that rank, then by when they came on it."""
        return self.filter(listed_at__isnull=False).order_by(F("rank").asc(nulls_last=True), "listed_at", "pk")

    def through(self, fair: "Fair", provinces: Iterable[Province | str]) -> Self:
        """Those who apply through the department of one of these provinces."""
        return self.filter(
            exhibitor__edition__fair=fair, exhibitor__province__in=list(provinces), through_department=True
        )


class HoldingQuerySet(QuerySet[Any]):
    def standing(self, today: datetime.date) -> Self:
        """Holdings as they are on that day: without those of offers that ran out, though nobody noted it yet."""
        return self.exclude(application__state=ApplicationState.RESERVED, application__held_until__lt=today)


class FeeQuerySet(QuerySet[Any]):
    def of_edition(self, edition: Edition) -> Self:
        return self.filter(application__exhibitor__edition=edition)

    def with_paid(self) -> Self:
        """Each with `paid`: the đồng that payments have brought for it."""
        shares = Sum("shares__amount", default=0, output_field=BigIntegerField())
        return self.annotate(paid=shares)


class PaymentQuerySet(QuerySet[Any]):
    def of_edition(self, edition: Edition) -> Self:
        return self.filter(fair__edition=edition)

    def left_over(self) -> Self:
        """Those of which something is for no fee yet, and that nobody has set aside."""
        return self.filter(matched__lt=F("amount"), set_aside="")
