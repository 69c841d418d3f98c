"""The fictional edition's ranks and seats: the standard table, one rank set by hand, a hall of 550 filled by them."""

from conference.models import Edition
from events import protocol, registration, seating
from events.choices import EventKind, RegistrationState, SeatShape, SeatSide
from events.models import Category, Delegate, Event, ProtocolGroup, Registration, Room, Seat, SeatingPlan


def load(edition: Edition) -> None:
    """Start the table once, and rank those who are there."""
    if not ProtocolGroup.objects.filter(edition=edition).exists():
        protocol.start(by=None, edition=edition)
        protocol.propose(by=None, edition=edition)
        _set_one(edition)
    protocol.propose(by=None, edition=edition)
    main = Event.objects.get(edition=edition, kind=EventKind.MAIN)
    room = Room.objects.filter(edition=edition).first()
    if room and not SeatingPlan.objects.filter(event=main).exists():
        _seat(seating.open_plan(by=None, event=main, room=room))


def _set_one(edition: Edition) -> None:
    """A guest whom the table does not know sits with the leaders."""
    guest = Delegate.objects.filter(edition=edition, category__code="khach-moi").order_by("pk").first()
    if guest:
        protocol.set_by_hand(by=None, delegate=guest, rank=103, reason="Báo cáo viên của phiên toàn thể (minh họa)")


def _seat(plan: SeatingPlan) -> None:
    """Two rows for leaders, a middle with an aisle, two wings, tables for the press; two seats are kept free."""
    press = Category.objects.filter(edition=plan.edition, code="phong-vien").first()
    for block in (
        {"label": "VIP", "line": 1, "rows": 2, "seats_a_row": 10, "aisles": "5"},
        {"label": "A", "line": 2, "rows": 18, "seats_a_row": 16, "aisles": "8"},
        {"label": "B", "line": 2, "side": SeatSide.LEFT, "rows": 18, "seats_a_row": 5, "from_centre": False},
        {"label": "C", "line": 2, "side": SeatSide.RIGHT, "rows": 18, "seats_a_row": 5, "from_centre": False},
        {"label": "D", "line": 3, "rows": 2, "seats_a_row": 17},
        {"label": "P", "line": 4, "shape": SeatShape.TABLES, "rows": 4, "seats_a_row": 7, "category": press},
    ):
        seating.save_block(by=None, plan=plan, block=None, said=block)
    for seat in Seat.objects.filter(plan=plan, block__label="VIP", row=1, number__in=(5, 6)):
        seating.keep(by=None, seat=seat, kept=True)
    seating.fill(by=None, plan=plan)
    _substitute(plan)
    seating.tell(by=None, plan=plan, told=True)


def _substitute(plan: SeatingPlan) -> None:
    """Somebody comes in another's place: the seat waits to be looked at."""
    head = Registration.objects.filter(seats__plan=plan, delegate__protocol_rank=501, state=RegistrationState.CONFIRMED)
    one = head.select_related("delegate").order_by("pk").last()
    if one:
        person = {"name": "Dương Thế Thay", "honorific": "Ông", "position": "Phó Giám đốc"}
        registration.substitute(by=None, delegate=one.delegate, person=person, registrations=[one])
