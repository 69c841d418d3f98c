"""Reads: a hall as it is drawn, who sits where, who has no seat yet, and the seats of one delegate."""

from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet

from conference.models import Edition
from events.choices import RegistrationState, SeatShape, SeatSide
from events.models import Delegate, Registration, Seat, SeatBlock, SeatingPlan

DRAWN = [SeatSide.LEFT, SeatSide.CENTRE, SeatSide.RIGHT]


@dataclass(frozen=True)
class Place:
    """A seat on the drawing; `aisle` where one lies to the right of it."""

    seat: Seat
    aisle: bool = False

    @property
    def who(self) -> Delegate | None:
        return self.seat.registration.delegate if self.seat.registration else None

    @property
    def state(self) -> str:
        """How it is drawn: "kept", "free", "review", "fixed" or "taken"."""
        if self.who is None:
            return "kept" if self.seat.is_kept else "free"
        return "review" if self.who.seat_to_review else "fixed" if self.seat.is_fixed else "taken"


@dataclass(frozen=True)
class Row:
    """One row of seats, or one table."""

    number: int
    places: list[Place]


@dataclass(frozen=True)
class Drawn:
    """A block with its rows from the stage on."""

    block: SeatBlock
    rows: list[Row]

    @property
    def is_tables(self) -> bool:
        return self.block.shape == SeatShape.TABLES


@dataclass(frozen=True)
class Hall:
    """A plan as one looks at the stage: lines of blocks, each from the left to the right."""

    plan: SeatingPlan
    lines: list[list[Drawn]]
    standing: list[Registration]

    @property
    def places(self) -> list[Place]:
        return [place for line in self.lines for one in line for row in one.rows for place in row.places]

    def count(self, *states: str) -> int:
        return sum(place.state in states for place in self.places)

    @property
    def seated(self) -> int:
        return sum(place.who is not None for place in self.places)

    def seat(self, pk: int) -> Place | None:
        return next((place for place in self.places if place.seat.pk == pk), None)

    def coded(self, code: str) -> Place | None:
        """The seat that is called so, however it was typed."""
        wanted = code.replace(" ", "").upper()
        return next((place for place in self.places if place.seat.code == wanted), None)


def of(plan: SeatingPlan) -> Hall:
    """Four queries, however large the hall."""
    people = Registration.objects.select_related("delegate__province", "delegate__category")
    seats = Seat.objects.filter(plan=plan).order_by("row", "number")
    blocks = SeatBlock.objects.filter(plan=plan).prefetch_related(
        Prefetch("seats", seats.prefetch_related(Prefetch("registration", people)))
    )
    lines: dict[int, list[Drawn]] = {}
    for block in sorted(blocks, key=lambda block: (block.line, DRAWN.index(SeatSide(block.side)))):
        lines.setdefault(block.line, []).append(Drawn(block, _rows(block)))
    return Hall(plan, list(lines.values()), list(standing(plan)))


def _rows(block: SeatBlock) -> list[Row]:
    rows: dict[int, list[Place]] = {}
    aisles = block.aisles_after
    for seat in block.seats.all():
        seat.block = block
        rows.setdefault(seat.row, []).append(Place(seat, seat.number in aisles))
    return [Row(number, places) for number, places in rows.items()]


def standing(plan: SeatingPlan) -> QuerySet[Registration, Registration]:
    """Those who are confirmed and sit nowhere at the event, in the order of protocol."""
    rows = Registration.objects.filter(event=plan.event_id, state=RegistrationState.CONFIRMED, seats=None)
    ranked = rows.order_by(F("delegate__protocol_rank").asc(nulls_last=True), "delegate__name_order", "pk")
    return ranked.select_related("delegate__province", "delegate__category")


def by_name(plan: SeatingPlan) -> list[Seat]:
    """Who sits where, by given name."""
    rows = Seat.objects.filter(plan=plan, registration__isnull=False)
    known = rows.select_related("block", "registration__delegate__province", "registration__delegate__category")
    return list(known.order_by("registration__delegate__name_order", "pk"))


def plans(edition: Edition) -> QuerySet[SeatingPlan, SeatingPlan]:
    """The plans of an edition with how many seats they have and how many are taken."""
    rows = SeatingPlan.objects.filter(event__edition=edition).select_related("event", "room")
    taken = Count("seats", filter=Q(seats__registration__isnull=False))
    kept = Count("seats", filter=Q(seats__is_kept=True))
    return rows.annotate(size=Count("seats"), taken=taken, kept=kept).order_by("event__starts_on", "event", "room")


def told_to(delegate: Delegate) -> list[Seat]:
    """The seats that their pass shows. One query."""
    rows = Seat.objects.filter(registration__delegate=delegate, plan__is_told=True)
    return list(rows.select_related("block", "plan__event", "plan__room").order_by("plan__event__starts_on", "pk"))
