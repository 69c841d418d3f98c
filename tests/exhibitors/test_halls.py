"""Drawing a hall: nothing overwritten unseen, nobody's booth taken away, and every step back."""

from decimal import Decimal
from typing import Any

import pytest

from conference.errors import Refused
from conference.models import HistoryEntry
from exhibitors import drawing, halls
from exhibitors.drawing import Drawing, Row
from exhibitors.models import Booth, Hall
from tests.exhibitors.fairs import a_fair, confirmed, some_booths
from tests.factories import BoothFactory, BoothTypeFactory, HallFactory

pytestmark = pytest.mark.django_db


def one(code: str = "A1", **details: Any) -> dict[str, Any]:
    return {
        "id": None, "code": code, "type": None, "x": 0, "y": 0, "width": 3, "depth": 3, "front": "below", "note": "",
    } | details  # fmt: skip


def booths(*rows: dict[str, Any]) -> Drawing:
    return {"booths": list(rows), "landmarks": []}


def draw(hall: Hall, wanted: Drawing, seen: int | None = None) -> Hall:
    return halls.draw(by=None, hall=hall, wanted=wanted, label="Vẽ", seen=seen)


def codes(hall: Hall) -> list[str]:
    return sorted(Booth.objects.filter(hall=hall).values_list("code", flat=True))


def test_a_drawing_is_stored_as_it_was_drawn() -> None:
    hall: Hall = HallFactory()
    kind = BoothTypeFactory(edition=hall.edition)
    stage = {
        "id": None,
        "kind": "stage",
        "label_vi": "Sân khấu",
        "label_en": "",
        "x": 1,
        "y": 9,
        "width": 5,
        "depth": 2,
    }
    hall = draw(hall, {"booths": [one("a1", type=kind.pk, x="4.5", front="left")], "landmarks": [stage]}, seen=0)
    booth = Booth.objects.get()
    assert (booth.code, booth.x, booth.type, booth.front) == ("A1", Decimal("4.5"), kind, "left")
    assert hall.landmarks.get().label_vi == "Sân khấu"
    assert hall.revision == 1
    assert HistoryEntry.objects.latest("pk").changes == {"added": ["A1"], "landmarks": ["stage"]}


def test_a_drawing_that_changes_nothing_is_no_step() -> None:
    hall = draw(HallFactory(), booths(one()))
    assert draw(hall, halls.drawn(hall), seen=1).revision == 1
    assert hall.earlier.count() == 1


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    hall = draw(HallFactory(), booths(one()), seen=0)
    with pytest.raises(Refused, match="thay đổi sơ đồ này"):
        draw(hall, booths(one("B1")), seen=0)
    assert codes(hall) == ["A1"]


@pytest.mark.parametrize(
    "wrong",
    [
        one(x=58), one(y=38), one(x=-1), one(width=0), one(code="A 1"), one(code=""), one(code="ĐÀ1"),
        one(front="up"), one(note="x" * 300), one(code="A" * 13),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused(wrong: dict[str, Any]) -> None:
    hall = HallFactory(width=60, depth=40)
    with pytest.raises(Refused):
        draw(hall, booths(one("B1", x=10), wrong))
    assert codes(hall) == []


def test_a_code_stands_once_in_all_halls_of_an_edition() -> None:
    hall = draw(HallFactory(), booths(one()))
    other = HallFactory(edition=hall.edition)
    with pytest.raises(Refused, match="A1"):
        draw(other, booths(one("a1")))
    with pytest.raises(Refused, match="B1"):
        draw(other, booths(one("B1"), one("b1", x=9)))
    draw(HallFactory(), booths(one()))


def test_two_booths_change_codes_and_keep_their_holders() -> None:
    fair = a_fair()
    first, second = some_booths(fair, 2)
    holding = confirmed(fair, [first]).holdings.get()
    wanted = halls.drawn(first.hall)
    wanted["booths"][0]["code"], wanted["booths"][1]["code"] = second.code, first.code
    draw(first.hall, wanted)
    holding.refresh_from_db()
    assert (holding.booth_id, holding.booth.code) == (first.pk, second.code)


def test_a_booth_with_a_holder_is_not_taken_away() -> None:
    fair = a_fair()
    held, free = some_booths(fair, 2)
    confirmed(fair, [held])
    with pytest.raises(Refused, match=held.code):
        draw(held.hall, booths())
    with pytest.raises(Refused, match=held.code):
        halls.remove(by=None, hall=held.hall)
    assert codes(held.hall) == sorted([held.code, free.code])
    draw(held.hall, drawing.without(halls.drawn(held.hall), [free.pk]))
    assert codes(held.hall) == [held.code]


def test_a_row_and_a_copy_of_it_count_on() -> None:
    hall: Hall = HallFactory(width=60, depth=40)
    row = Row("A01", 3, *(Decimal(length) for length in (0, 0, 3, 3)))
    hall = draw(hall, drawing.with_row(halls.drawn(hall), row))
    draw(hall, drawing.with_copy(halls.drawn(hall), ["A01", "A03"], "B08", Decimal(0), Decimal(6)))
    assert codes(hall) == ["A01", "A02", "A03", "B08", "B09"]
    assert {(one.code, one.x, one.y) for one in hall.booths.filter(code__startswith="B")} == {
        ("B08", 0, 6),
        ("B09", 6, 6),
    }


def test_booths_that_overlap_are_told_and_not_refused() -> None:
    hall = draw(HallFactory(), booths(one("A1"), one("A2", x=2)))
    assert drawing.overlaps(halls.drawn(hall)) == [("A1", "A2")]


def test_a_step_is_taken_back_with_what_was_removed() -> None:
    hall = draw(HallFactory(), booths(one("A1", note="Gần cửa"), one("A2", x=5)))
    hall = draw(hall, booths(one("C1")))
    assert halls.undo(by=None, hall=hall, seen=2).label == "Vẽ"
    assert codes(hall) == ["A1", "A2"]
    assert Booth.objects.get(hall=hall, code="A1").note == "Gần cửa"
    with pytest.raises(Refused):
        halls.undo(by=None, hall=hall, seen=2)
    halls.undo(by=None, hall=hall, seen=3)
    assert codes(hall) == []
    with pytest.raises(Refused, match="hoàn tác"):
        halls.undo(by=None, hall=hall)


def test_a_hall_shrinks_no_farther_than_what_stands_in_it() -> None:
    hall = draw(HallFactory(width=60, depth=40), booths(one(x=20)))
    with pytest.raises(Refused, match="A1"):
        halls.revise(by=None, hall=hall, width=Decimal(22))
    assert halls.revise(by=None, hall=hall, width=Decimal(23)).width == 23


def test_a_hall_with_a_name_that_is_taken_is_refused_at_the_field() -> None:
    hall = HallFactory()
    with pytest.raises(Refused) as refused:
        halls.add(by=None, edition=hall.edition, name_vi=hall.name_vi, width=Decimal(9), depth=Decimal(9))
    assert refused.value.fields


def test_an_empty_hall_goes_and_its_code_is_free_again() -> None:
    booth = BoothFactory(code="Q1")
    halls.remove(by=None, hall=booth.hall)
    assert not Hall.objects.filter(pk=booth.hall_id).exists()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"booths": 1, "landmarks": []}', '{"booths": [1], "landmarks": []}', "[" * 5000,
     '{"booths": [{"code": "A1", "x": "NaN", "y": 0, "width": 1, "depth": 1}], "landmarks": []}',
     '{"booths": [{"code": "A1", "x": 1e99, "y": 0, "width": 1, "depth": 1}], "landmarks": []}',
     r'{"booths": [{"code": "\ud800", "x": 1, "y": 0, "width": 1, "depth": 1}], "landmarks": []}',
     '{"booths": [{"id": 1e400, "code": "A1", "x": 1, "y": 0, "width": 1, "depth": 1}], "landmarks": []}'],
)  # fmt: skip
def test_a_drawing_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        drawing.read(text)
