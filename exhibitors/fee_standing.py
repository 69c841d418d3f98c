"""Pure: how a fee stands, by its amount, what is covered, what came in, and whether booths are held for it."""

from dataclasses import dataclass

from exhibitors.choices import FeeState


@dataclass(frozen=True)
class Standing:
    """All in whole đồng: `owed` is still to come, `back` is to be given back."""

    state: FeeState
    owed: int = 0
    back: int = 0


def standing(*, amount: int, covered: int, paid: int, holds: bool) -> Standing:
    """How a fee stands. Whoever holds no booth any more owes nothing, and gets back what they have paid."""
    to_pay = amount - covered if holds else 0
    if paid > to_pay:
        return Standing(FeeState.OVERPAID if holds else FeeState.BACK, back=paid - to_pay)
    if paid < to_pay:
        return Standing(FeeState.PART if paid else FeeState.OWED, owed=to_pay - paid)
    if paid:
        return Standing(FeeState.PAID)
    return Standing(FeeState.COVERED if covered and holds else FeeState.NOTHING)
