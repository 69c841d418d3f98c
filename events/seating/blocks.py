"""WRITER  Blocks of seats, drawn from numbers; what is changed keeps the people on the seats that stay."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.models import Seat, SeatBlock, SeatingPlan
from events.models.seating import MOST_SEATS
from events.seating.plans import locked

FIELDS = frozenset({"label", "shape", "line", "side", "rows", "seats_a_row", "aisles", "category", "from_centre"})


@transaction.atomic
def save_block(*, by: User | None, plan: SeatingPlan, block: SeatBlock | None, said: Mapping[str, Any]) -> SeatBlock:
    """Change a block, or add one where `block` is None, and draw its seats.

    Raises Refused with the fields that cannot stand, and where somebody sits on a seat that would go ("rows").
    """
    if unknown := set(said) - FIELDS:
        raise TypeError(f"not a block's: {sorted(unknown)}")
    plan = locked(plan)
    row = _of(plan, block) if block else SeatBlock(plan=plan)
    before = history.snapshot(row, list(said))
    for name, value in said.items():
        setattr(row, name, value)
    _check(plan, row)
    row.save()
    _draw(row)
    changes = history.difference(before, history.snapshot(row, list(said))) if block else {}
    history.record(by=by, action=Action.CHANGED if block else Action.ADDED, target=row, changes=changes)
    return row


def _check(plan: SeatingPlan, row: SeatBlock) -> None:
    try:
        row.clean_fields()
        row.validate_constraints()
    except ValidationError as error:
        wrong = error.message_dict
        raise Refused(fields={name: texts for name, texts in wrong.items() if name != "__all__"} or None,
                      message=" ".join(wrong.get("__all__", []))) from error  # fmt: skip
    if any(not 1 <= one < row.seats_a_row for one in row.aisles_after):
        raise Refused(fields={"aisles": [_("An aisle lies between two seats of the row.")]})
    others = Seat.objects.filter(plan=plan).exclude(block=row.pk).count()
    if others + row.rows * row.seats_a_row > MOST_SEATS:
        raise Refused(fields={"rows": [_("A hall has at most %(count)s seats.") % {"count": MOST_SEATS}]})


def _draw(block: SeatBlock) -> None:
    """Take away the seats beyond the numbers, add those that are missing, and name all anew."""
    seats = Seat.objects.filter(block=block)
    gone = seats.filter(Q(row__gt=block.rows) | Q(number__gt=block.seats_a_row))
    if sitting := gone.filter(registration__isnull=False).count():
        told = _("%(count)s people sit on seats that would go. Move them first.") % {"count": sitting}
        raise Refused(fields={"rows": [told]})
    gone.delete()
    known = list(seats)
    for seat in known:
        seat.code = _code(block, seat.row, seat.number)
    Seat.objects.bulk_update(known, ["code"], batch_size=300)
    have = {(seat.row, seat.number) for seat in known}
    Seat.objects.bulk_create(
        Seat(plan_id=block.plan_id, block=block, row=row, number=number, code=_code(block, row, number))
        for row in range(1, block.rows + 1)
        for number in range(1, block.seats_a_row + 1)
        if (row, number) not in have
    )


def _code(block: SeatBlock, row: int, number: int) -> str:
    """ "A3-12": block A, row or table 3, seat 12."""
    return f"{block.label}{row}-{number}"


@transaction.atomic
def remove_block(*, by: User | None, plan: SeatingPlan, block: SeatBlock) -> None:
    """Raises Refused while anybody sits there."""
    row = _of(locked(plan), block)
    if Seat.objects.filter(block=row, registration__isnull=False).exists():
        raise Refused(_("People sit in this block. Move them first."))
    history.record(by=by, action=Action.DELETED, target=row)
    SeatBlock.objects.filter(pk=row.pk).delete()


def _of(plan: SeatingPlan, block: SeatBlock) -> SeatBlock:
    found = SeatBlock.objects.filter(plan=plan, pk=block.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    found.plan = plan
    return found
