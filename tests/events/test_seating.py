"""Halls are drawn from numbers, filled by rank, and people moved by hand; the database lets nobody sit twice."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from conference.errors import Refused
from conference.models import HistoryEntry
from events import protocol, registration, seating, seats
from events.models import Delegate, Opening, Registration, Seat, SeatBlock, SeatingPlan
from tests import factories
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
BLOCK = {"label": "A", "rows": 2, "seats_a_row": 3, "aisles": "1"}


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def opening() -> Opening:
    return an_opening(None)


@pytest.fixture
def plan(opening: Opening) -> SeatingPlan:
    made = seating.open_plan(
        by=None, event=opening.event, room=factories.RoomFactory(edition=opening.event.edition, name_vi="Hội trường A")
    )
    seating.save_block(by=None, plan=made, block=None, said=BLOCK)
    return made


def guest(opening: Opening, rank: int, name: str = "") -> Registration:
    row = registered(opening, name)
    Delegate.objects.filter(pk=row.delegate_id).update(protocol_rank=rank, rank_reason="thử")
    return row


def at(plan: SeatingPlan, code: str) -> Seat:
    return Seat.objects.select_related("plan").get(plan=plan, code=code)


def sitting(plan: SeatingPlan) -> dict[str, int]:
    return dict(Seat.objects.filter(plan=plan, registration__isnull=False).values_list("code", "registration"))


def test_rows_and_seats_come_from_numbers_and_keep_their_people(plan: SeatingPlan, opening: Opening) -> None:
    assert list(Seat.objects.values_list("code", flat=True)) == ["A1-1", "A1-2", "A1-3", "A2-1", "A2-2", "A2-3"]
    one = guest(opening, 1)
    seating.seat_at(by=None, seat=at(plan, "A2-3"), registration=one)
    block = SeatBlock.objects.get()
    with pytest.raises(Refused) as refused:
        seating.save_block(by=None, plan=plan, block=block, said={"rows": 1})
    assert "rows" in refused.value.fields
    seating.save_block(by=None, plan=plan, block=block, said={"rows": 3, "label": "B"})
    assert sitting(plan) == {"B2-3": one.pk}
    assert Seat.objects.count() == 9
    with pytest.raises(Refused):
        seating.remove_block(by=None, plan=plan, block=block)
    with pytest.raises(Refused):
        seating.remove_plan(by=None, plan=plan)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"label": "a!"}, "label"),
        ({"rows": 0}, "rows"),
        ({"rows": 61}, "rows"),
        ({"aisles": "3"}, "aisles"),
        ({"aisles": "x"}, "aisles"),
        ({"rows": 60, "seats_a_row": 60}, "rows"),
    ],
)
def test_numbers_that_cannot_be_are_told_at_their_field(plan: SeatingPlan, said: dict[str, object], field: str) -> None:
    new = {"label": "B", "line": 2, "rows": 1, "seats_a_row": 3}
    with pytest.raises(Refused) as refused:
        seating.save_block(by=None, plan=plan, block=None, said=new | said)
    assert field in refused.value.fields


def test_two_blocks_do_not_stand_in_one_place(plan: SeatingPlan) -> None:
    with pytest.raises(Refused):
        seating.save_block(by=None, plan=plan, block=None, said={"label": "B", "rows": 1, "seats_a_row": 1})
    with pytest.raises(Refused):
        seating.save_block(by=None, plan=plan, block=None, said=BLOCK | {"line": 2})


def test_a_hall_is_filled_by_rank_around_kept_seats_and_those_moved_by_hand(
    plan: SeatingPlan, opening: Opening
) -> None:
    low, middle, high = (guest(opening, rank) for rank in (9, 5, 1))
    waiting = registered(opening)
    registration.withdraw(by=None, registration=waiting)
    seating.keep(by=None, seat=at(plan, "A1-2"), kept=True)
    assert seating.fill(by=None, plan=plan) == seating.Filled(seated=3, standing=0)
    assert sitting(plan) == {"A1-1": high.pk, "A1-3": middle.pk, "A2-2": low.pk}
    seating.move(by=None, seat=at(plan, "A2-2"), to=at(plan, "A1-1"), who=low.pk)
    seating.fill(by=None, plan=plan)
    assert sitting(plan) == {"A1-1": low.pk, "A2-2": high.pk, "A1-3": middle.pk}
    seating.loosen(by=None, seat=at(plan, "A1-1"))
    seating.loosen(by=None, seat=at(plan, "A2-2"))
    seating.fill(by=None, plan=plan)
    assert sitting(plan)["A1-1"] == high.pk
    assert seating.clear(by=None, plan=plan) == 3


def test_the_filling_ranks_by_the_table_first(plan: SeatingPlan, opening: Opening) -> None:
    protocol.start(by=None, edition=opening.event.edition)
    deputy, head = (registered(opening, person={"position": post}) for post in ("Phó Giám đốc", "Giám đốc"))
    seating.fill(by=None, plan=plan)
    assert sitting(plan) == {"A1-1": deputy.pk, "A1-2": head.pk}


def test_moving_swaps_and_tells_of_both(plan: SeatingPlan, opening: Opening) -> None:
    one, two = guest(opening, 1), guest(opening, 2)
    seating.seat_at(by=None, seat=at(plan, "A1-1"), registration=one)
    seating.seat_at(by=None, seat=at(plan, "A1-2"), registration=two)
    by = factories.UserFactory()
    seating.move(by=by, seat=at(plan, "A1-1"), to=at(plan, "A1-2"), who=one.pk)
    assert sitting(plan) == {"A1-1": two.pk, "A1-2": one.pk}
    told = HistoryEntry.objects.filter(by=by).order_by("pk").values_list("target_id", "changes")
    assert list(told) == [(str(one.pk), {"seat": ["A1-1", "A1-2"]}), (str(two.pk), {"seat": ["A1-2", "A1-1"]})]


def test_a_stale_page_moves_nobody(plan: SeatingPlan, opening: Opening) -> None:
    one, two = guest(opening, 1), guest(opening, 2)
    seating.seat_at(by=None, seat=at(plan, "A1-1"), registration=one)
    for act in (
        lambda: seating.move(by=None, seat=at(plan, "A1-1"), to=at(plan, "A1-2"), who=two.pk),
        lambda: seating.take_out(by=None, seat=at(plan, "A1-1"), who=two.pk),
        lambda: seating.move(by=None, seat=at(plan, "A1-3"), to=at(plan, "A1-2"), who=None),
        lambda: seating.seat_at(by=None, seat=at(plan, "A1-1"), registration=two),
        lambda: seating.keep(by=None, seat=at(plan, "A1-1"), kept=True),
    ):
        with pytest.raises(Refused):
            act()
    assert sitting(plan) == {"A1-1": one.pk}


def test_the_database_lets_nobody_sit_twice(plan: SeatingPlan, opening: Opening) -> None:
    one = guest(opening, 1)
    seating.seat_at(by=None, seat=at(plan, "A1-1"), registration=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(code="A1-2").update(registration=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(code="A1-1").update(is_kept=True)


def test_whoever_does_not_come_leaves_the_seat_and_a_substitute_takes_it_over(
    plan: SeatingPlan, opening: Opening
) -> None:
    one, two = guest(opening, 1), guest(opening, 2)
    seating.fill(by=None, plan=plan)
    new = registration.substitute(by=None, delegate=one.delegate, person={"name": "Lê Văn Thay"})
    place = next(place for place in seats.of(plan).places if place.who == new)
    assert (place.seat.code, place.state) == ("A1-2", "review")
    registration.withdraw(by=None, registration=two)
    assert list(sitting(plan)) == ["A1-2"]
    registration.delete_person(by=None, delegate=new)
    assert sitting(plan) == {}


def test_nobody_of_another_event_or_without_a_place_is_seated(plan: SeatingPlan, opening: Opening) -> None:
    other = an_opening(None, event=factories.EventFactory(edition=opening.event.edition), category=opening.category)
    stranger = registered(other)
    gone = guest(opening, 1)
    registration.withdraw(by=None, registration=gone)
    for one in (stranger, gone):
        with pytest.raises(Refused):
            seating.seat_at(by=None, seat=at(plan, "A1-1"), registration=one)


def test_a_second_hall_takes_those_whom_the_first_has_no_room_for(plan: SeatingPlan, opening: Opening) -> None:
    for rank in range(1, 9):
        guest(opening, rank)
    assert seating.fill(by=None, plan=plan) == seating.Filled(seated=6, standing=2)
    room = factories.RoomFactory(edition=opening.event.edition)
    with pytest.raises(Refused):
        seating.open_plan(by=None, event=opening.event, room=plan.room)
    second = seating.open_plan(by=None, event=opening.event, room=room)
    seating.save_block(by=None, plan=second, block=None, said=BLOCK)
    assert seating.fill(by=None, plan=second) == seating.Filled(seated=2, standing=0)
