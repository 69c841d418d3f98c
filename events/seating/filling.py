"""WRITER  A hall is filled by rank and delegation in one action, around those who were moved by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from conference import history
from conference.choices import Action
from conference.models import User
from events import protocol, seat_filling
from events.choices import RegistrationState, SeatShape, SeatSide
from events.models import Registration, Seat, SeatBlock, SeatingPlan
from events.seat_filling import Block, Chair, Guest
from events.seating.plans import locked

BATCH = 400
SIDES = list(SeatSide)


@dataclass(frozen=True)
class Filled:
    """So many have a seat now, and so many of those who are confirmed have none."""

    seated: int
    standing: int


@transaction.atomic
def fill(*, by: User | None, plan: SeatingPlan) -> Filled:
    """Give everybody who is confirmed a seat, the higher rank the better one; ranks are set from the table before.

    Who was moved by hand stays, kept seats stay free, and who sits in another hall of the event is left there.
    """
    plan = locked(plan)
    protocol.propose(by=by, edition=plan.edition)
    guests = _guests(plan)
    free = list(Seat.objects.filter(plan=plan, is_kept=False).exclude(is_fixed=True, registration__isnull=False))
    given = seat_filling.fill(_blocks(plan, free), guests)
    _empty(plan)
    for seat in free:
        seat.registration_id, seat.is_fixed = given.get(seat.pk), False
    Seat.objects.bulk_update([one for one in free if one.registration_id], ["registration", "is_fixed"], BATCH)
    filled = _counted(plan)
    history.record(by=by, action=Action.CHANGED, target=plan, changes={"seated": filled.seated})
    return filled


@transaction.atomic
def clear(*, by: User | None, plan: SeatingPlan) -> int:
    """Let everybody get up but those who were moved by hand; returns how many."""
    plan = locked(plan)
    count = _empty(plan)
    history.record(by=by, action=Action.CHANGED, target=plan, changes={"got_up": count})
    return count


def _empty(plan: SeatingPlan) -> int:
    return Seat.objects.filter(plan=plan, is_fixed=False, registration__isnull=False).update(registration=None)


def _counted(plan: SeatingPlan) -> Filled:
    seated = Seat.objects.filter(plan=plan, registration__isnull=False).count()
    confirmed = Registration.objects.filter(event=plan.event_id, state=RegistrationState.CONFIRMED)
    return Filled(seated, confirmed.filter(seats=None).count())


def _guests(plan: SeatingPlan) -> list[Guest]:
    """Those who are confirmed, but whoever was moved by hand, or sits in another hall of the event.

    Locked, so that whoever withdraws at this moment leaves the seat behind this, and not before it.
    """
    rows = Registration.objects.filter(event=plan.event_id, state=RegistrationState.CONFIRMED)
    rows = rows.select_for_update(of=("self",), no_key=True).order_by("pk")
    elsewhere = Seat.objects.filter(plan__event=plan.event_id, registration__isnull=False)
    stay = elsewhere.exclude(plan=plan) | elsewhere.filter(is_fixed=True)
    found = rows.exclude(pk__in=stay.values("registration")).values_list(
        "pk", "delegate__protocol_rank", "delegate__province", "delegate__country", "delegate__folded_unit",
        "delegate__name_order", "delegate__category",
    )  # fmt: skip
    return [
        Guest(pk, rank, f"{province or country or ''} {unit}", name, category)
        for pk, rank, province, country, unit, name, category in found
    ]


def _blocks(plan: SeatingPlan, free: Iterable[Seat]) -> list[Block]:
    chairs: dict[int, list[Chair]] = {}
    for seat in free:
        chairs.setdefault(seat.block_id, []).append(Chair(seat.pk, seat.row, seat.number))
    rows = SeatBlock.objects.filter(plan=plan)
    return [
        Block(
            chairs=chairs.get(block.pk, []), width=block.seats_a_row, category=block.category_id,
            from_centre=block.from_centre and block.shape == SeatShape.ROWS,
        )
        for block in sorted(rows, key=lambda block: (block.line, SIDES.index(SeatSide(block.side))))
    ]  # fmt: skip
