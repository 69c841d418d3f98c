"""Booths to shapes: pure, without a database."""

from decimal import Decimal

import pytest

from exhibitors import drawing, floorplan
from exhibitors.choices import BoothState
from exhibitors.drawing import Row
from exhibitors.floorplan import Box, Stand
from exhibitors.models import Booth, Hall, Landmark
from exhibitors.prints.plan import scale_of


def hall(pk: int = 1, width: int = 20, depth: int = 10) -> Hall:
    return Hall(pk=pk, name_vi=f"Khu {pk}", width=Decimal(width), depth=Decimal(depth))


def booth(code: str, x: float = 0, y: float = 0, hall_id: int = 1, pk: int = 0) -> Booth:
    place = {"x": Decimal(str(x)), "y": Decimal(str(y)), "width": Decimal(3), "depth": Decimal(3)}
    return Booth(pk=pk or hash(code), hall_id=hall_id, code=code, **place)


def test_halls_stand_below_one_another_and_the_widest_gives_the_width() -> None:
    plan = floorplan.drawn([hall(1, 20), hall(2, 30)], [booth("B1", 2, 1, hall_id=2)], [], {})
    assert plan.width == 30 + 2 * floorplan.MARGIN
    upper, lower = plan.halls
    assert lower.box.y >= upper.box.y + upper.box.depth + floorplan.HEADING
    assert lower.booths[0].box == Box(lower.box.x + 2, lower.box.y + 1, 3, 3)


def test_booths_come_in_the_order_in_which_people_count() -> None:
    plan = floorplan.drawn([hall()], [booth(code) for code in ("A10", "A2", "B1", "A1")], [], {})
    assert [one.code for one in plan.booths] == ["A1", "A2", "A10", "B1"]


def test_a_booth_is_found_however_its_code_is_written() -> None:
    plan = floorplan.drawn([hall()], [booth("A12")], [], {})
    assert plan.booth(" a12 ") is plan.booths[0]
    assert plan.booth("A1") is None


def test_who_is_not_told_of_is_free() -> None:
    plan = floorplan.drawn([hall()], [booth("A1", pk=1), booth("A2", pk=2)], [], {2: Stand(BoothState.HELD)})
    assert [one.stand.state for one in plan.booths] == [BoothState.FREE, BoothState.HELD]


def test_walls_may_touch_and_ground_may_not_be_shared() -> None:
    boxes = {"A1": Box(0, 0, 3, 3), "A2": Box(3, 0, 3, 3), "A10": Box(5.5, 2, 3, 3)}
    assert floorplan.overlapping(boxes) == [("A2", "A10")]


def test_a_long_name_is_broken_between_words_and_ends_with_dots() -> None:
    assert floorplan.wrapped("Hợp tác xã Nông nghiệp Xanh Sông Tiền", 2.7, 0.45, 2) == ["Hợp tác xã", "Nông…"]
    assert floorplan.wrapped("Dừa", 2.7, 0.45, 3) == ["Dừa"]


@pytest.mark.parametrize(
    ("first", "place", "code"), [("A1", 1, "A2"), ("B09", 1, "B10"), ("K", 0, "K1"), ("A1-B", 2, "A3-B")]
)
def test_codes_count_on(first: str, place: int, code: str) -> None:
    assert drawing.counted(first, place) == code


def test_a_row_goes_down_as_well_with_a_gap() -> None:
    row = Row("C1", 2, Decimal(1), Decimal(2), Decimal(3), Decimal(4), gap=Decimal("0.5"), down=True)
    made = drawing.with_row({"booths": [], "landmarks": []}, row)["booths"]
    assert [(one["code"], one["x"], one["y"]) for one in made] == [("C1", 1, 2), ("C2", 1, Decimal("6.5"))]


def test_a_plan_is_printed_at_a_scale_that_a_ruler_reads() -> None:
    assert scale_of(Box(0, 0, 48, 33)) == 150
    assert scale_of(Box(0, 0, 400, 300)) == 1500


def test_a_landmark_stands_on_its_hall() -> None:
    stage = Landmark(hall_id=1, kind="stage", x=Decimal(1), y=Decimal(1), width=Decimal(5), depth=Decimal(2))
    plan = floorplan.drawn([hall()], [], [stage], {})
    assert plan.halls[0].landmarks[0].box.x == plan.halls[0].box.x + 1
