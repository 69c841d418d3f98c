"""Reads: fees as staff look at them, and payments with what they are probably for."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from conference.models import Edition
from exhibitors import matching
from exhibitors.fee_standing import Standing, standing
from exhibitors.models import BoothHolding, Fee, Payment
from exhibitors.vietqr import memo_of


@dataclass(frozen=True)
class FeeRow:
    """A fee, the codes of the booths held for it, what has been paid, and how it stands."""

    fee: Fee
    codes: tuple[str, ...]
    standing: Standing
    paid: int

    @property
    def booths(self) -> str:
        return ", ".join(self.codes)


@dataclass
class Totals:
    """Sums in đồng over fees of those who hold booths; `back` is what anybody is to get back."""

    charged: int = 0
    covered: int = 0
    paid: int = 0
    owed: int = 0
    back: int = 0
    states: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Proposed:
    """A payment that is left over, and what it is probably for: each fee with its share of it."""

    payment: Payment
    sureness: matching.Sureness | None = None
    parts: tuple[tuple[FeeRow, int], ...] = ()

    @property
    def key(self) -> str:
        """The proposal as a form sends it back: "payment:fee=đồng,…"."""
        return f"{self.payment.pk}:" + ",".join(f"{row.fee.pk}={amount}" for row, amount in self.parts)


def rows(edition: Edition, today: datetime.date) -> list[FeeRow]:
    """All fees of the edition, by name; two queries."""
    held = Prefetch(
        "application__holdings", BoothHolding.objects.select_related("booth").order_by("booth__code"), to_attr="held"
    )
    fees = Fee.objects.of_edition(edition).with_paid().select_related("application__exhibitor__province")
    return [row_of(fee, today) for fee in fees.prefetch_related(held)]


def row_of(fee: Fee, today: datetime.date) -> FeeRow:
    """A fee that was read `with_paid`, its holdings prefetched or not."""
    application = fee.application
    held = getattr(application, "held", None)
    if held is None:
        held = list(application.holdings.select_related("booth").order_by("booth__code"))
    paid = fee.paid  # type: ignore[attr-defined]
    how = standing(amount=fee.amount, covered=fee.covered, paid=paid, holds=application.holds_on(today))
    return FeeRow(fee, tuple(one.booth.code for one in held), how, paid)


def totals(found: Iterable[FeeRow]) -> Totals:
    sums = Totals()
    for row in found:
        sums.states[row.standing.state] += 1
        sums.paid += row.paid
        sums.owed += row.standing.owed
        sums.back += row.standing.back
        if row.codes:
            sums.charged += row.fee.amount
            sums.covered += row.fee.covered
    return sums


def proposed(edition: Edition, found: Iterable[FeeRow]) -> list[Proposed]:
    """What is left over of payments, those that something is proposed for first, the surest of them first."""
    known = {row.fee.pk: row for row in found}
    open_fees = [_owed(row) for row in known.values() if row.standing.owed]
    order = list(matching.Sureness)
    made = [_proposed(payment, open_fees, known) for payment in Payment.objects.of_edition(edition).left_over()]
    return sorted(made, key=lambda one: order.index(one.sureness) if one.sureness else len(order))


def _proposed(payment: Payment, fees: list[matching.Owed], known: dict[int, FeeRow]) -> Proposed:
    found = matching.propose(payment.memo, payment.left, fees)
    if found is None:
        return Proposed(payment)
    return Proposed(payment, found.sureness, tuple((known[pk], amount) for pk, amount in found.parts.items()))


def _owed(row: FeeRow) -> matching.Owed:
    exhibitor = row.fee.application.exhibitor
    return matching.Owed(row.fee.pk, row.standing.owed, row.codes, exhibitor.name_vi, exhibitor.tax_code)


def memo(prefix: str, codes: Iterable[str]) -> str:
    """What the payer is asked to write: the fair's first word, then the booths as far as there is room."""
    return memo_of(f"{prefix} GH {' '.join(codes)}")
