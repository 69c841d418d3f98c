"""The desk draws: in the editor, by typing, and never over a colleague's drawing."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from conference.choices import Role
from exhibitors import halls
from exhibitors.models import Booth, BoothType, Hall
from tests.exhibitors.fairs import a_fair, confirmed, some_booths
from tests.factories import BoothFactory, BoothTypeFactory, HallFactory, LandmarkFactory, officer, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Hall:
    made: Hall = HallFactory(width=60, depth=40)
    return made


@pytest.fixture
def desk(hall: Hall) -> Client:
    return signed_in(officer(Role.FAIR, hall.edition))


def url(hall: Hall, rest: str = "") -> str:
    return f"/desk/editions/{hall.edition_id}/fair/halls/{hall.pk}/{rest}"


def told(answer: Any) -> str:
    return " ".join(str(one) for one in answer.context["messages"])


def sent(hall: Hall, *codes: str, **more: Any) -> dict[str, Any]:
    rows = [
        {"code": code, "x": 4 * n, "y": 0, "width": 3, "depth": 3, "front": "below"} for n, code in enumerate(codes)
    ]
    return {"drawing": json.dumps({"booths": rows, "landmarks": []}), "seen": hall.revision} | more


def codes(hall: Hall) -> list[str]:
    return sorted(hall.booths.values_list("code", flat=True))


def test_what_the_editor_drew_is_stored(desk: Client, hall: Hall) -> None:
    answer = desk.post(url(hall, "draw/"), sent(hall, "A1", "A2"), follow=True)
    assert codes(hall) == ["A1", "A2"]
    assert "A2" in answer.content.decode()


def test_a_drawing_over_a_colleagues_is_refused_and_kept_on_the_screen(desk: Client, hall: Hall) -> None:
    desk.post(url(hall, "draw/"), sent(hall, "A1"))
    answer = desk.post(url(hall, "draw/"), sent(hall, "B1"))
    assert codes(hall) == ["A1"]
    assert "thay đổi sơ đồ này" in told(answer)
    assert answer.context["editor"]["kept"] == sent(hall, "B1")["drawing"]
    assert 'name="seen" value="1"' in answer.content.decode()


@pytest.mark.parametrize("drawing", ["", "{", "[]", '{"booths": 3, "landmarks": []}'])
def test_a_drawing_that_is_none_is_told(desk: Client, hall: Hall, drawing: str) -> None:
    answer = desk.post(url(hall, "draw/"), sent(hall, drawing=drawing))
    assert answer.status_code == 200
    assert "Không đọc được" in told(answer)


def test_a_row_is_numbered_by_typing(desk: Client, hall: Hall) -> None:
    row = {
        "first": "C08", "count": 3, "x": "2,5", "y": "1", "width": "3", "depth": "3", "gap": "0,5", "down": "right",
        "front": "above", "type": "", "seen": 0,
    }  # fmt: skip
    assert desk.post(url(hall, "row/"), row).status_code == 302
    assert codes(hall) == ["C08", "C09", "C10"]
    assert Booth.objects.get(code="C09").x == Decimal(6)
    refused = desk.post(url(hall, "row/"), row | {"seen": 1, "count": 30, "first": "D1"})
    assert "ngoài khu trưng bày" in refused.content.decode()
    again = desk.post(url(hall, "row/"), row)
    assert "thay đổi sơ đồ này" in again.content.decode()


def test_a_block_is_copied_by_its_codes(desk: Client, hall: Hall) -> None:
    desk.post(url(hall, "draw/"), sent(hall, "A1", "A2"))
    block = {"codes": "a1, A2", "first": "B1", "right": "0", "down": "6", "seen": 1}
    assert desk.post(url(hall, "copy/"), block).status_code == 302
    assert codes(hall) == ["A1", "A2", "B1", "B2"]
    answer = desk.post(url(hall, "copy/"), block | {"codes": "Z9", "seen": 2})
    assert "Z9" in str(answer.context["form"].errors["codes"])


def test_a_booth_is_changed_and_removed_by_typing(desk: Client, hall: Hall) -> None:
    booth = BoothFactory(hall=hall, code="A1", x=0, y=0)
    typed = {
        "code": "A1",
        "type": "",
        "x": "1,5",
        "y": "2",
        "width": "3",
        "depth": "4",
        "front": "left",
        "note": "Gần cửa",
    }
    assert desk.get(url(hall, f"booths/{booth.pk}/")).status_code == 200
    desk.post(url(hall, f"booths/{booth.pk}/"), typed | {"seen": 0})
    booth.refresh_from_db()
    assert (booth.x, booth.depth, booth.front, booth.note) == (Decimal("1.5"), Decimal(4), "left", "Gần cửa")
    desk.post(url(hall, f"booths/{booth.pk}/"), {"remove": "1", "seen": 1})
    assert codes(hall) == []
    desk.post(url(hall, "undo/"), {"seen": 2})
    assert codes(hall) == ["A1"]


def test_two_booths_on_one_another_are_told(desk: Client, hall: Hall) -> None:
    BoothFactory(hall=hall, code="A1", x=0, y=0)
    typed = {"code": "A2", "type": "", "x": "1", "y": "1", "width": "3", "depth": "3", "front": "all", "seen": 0}
    assert "A1 – A2" in told(desk.post(url(hall, "booths/add/"), typed, follow=True))


def test_a_booth_with_a_holder_stays(desk: Client) -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    confirmed(fair, [booth])
    desk = signed_in(officer(Role.FAIR, fair.edition))
    answer = desk.post(url(booth.hall, f"booths/{booth.pk}/"), {"remove": "1", "seen": 0})
    assert "đang có đơn vị giữ" in answer.content.decode()
    answer = desk.post(url(booth.hall, "remove/"), follow=True)
    assert "đang có đơn vị giữ" in told(answer)
    assert Booth.objects.filter(pk=booth.pk).exists()


def test_a_landmark_is_typed(desk: Client, hall: Hall) -> None:
    typed = {
        "kind": "stage",
        "label_vi": "Sân khấu",
        "label_en": "Stage",
        "x": "1",
        "y": "1",
        "width": "9",
        "depth": "4",
    }
    desk.post(url(hall, "landmarks/add/"), typed | {"seen": 0})
    stage = hall.landmarks.get()
    desk.post(url(hall, f"landmarks/{stage.pk}/"), typed | {"x": "2", "seen": 1})
    assert hall.landmarks.get().x == 2


def test_a_hall_is_added_changed_and_removed(desk: Client, hall: Hall) -> None:
    base = f"/desk/editions/{hall.edition_id}/fair/halls/"
    typed = {"name_vi": "Khu C", "name_en": "", "width": "30", "depth": "12,5", "order": "2"}
    assert desk.post(f"{base}add/", typed).status_code == 302
    made = Hall.objects.get(name_vi="Khu C")
    assert (made.depth, made.is_public) == (Decimal("12.5"), False)
    assert desk.post(url(made, "settings/"), typed | {"is_public": "on"}).status_code == 302
    assert Hall.objects.get(pk=made.pk).is_public
    taken = desk.post(f"{base}add/", typed)
    assert taken.status_code == 200
    assert taken.context["form"].errors
    desk.post(url(made, "remove/"))
    assert not Hall.objects.filter(pk=made.pk).exists()


def test_a_type_of_booth_is_added_and_changed(desk: Client, hall: Hall) -> None:
    base = f"/desk/editions/{hall.edition_id}/fair/halls/types/"
    typed = {"name_vi": "Góc", "width": "3", "depth": "3", "price": "7500000", "order": "1"}
    assert desk.post(f"{base}add/", typed).status_code == 302
    kind = BoothType.objects.get(name_vi="Góc")
    assert desk.post(f"{base}{kind.pk}/", typed | {"price": "8000000"}).status_code == 302
    assert BoothType.objects.get(pk=kind.pk).price == 8_000_000
    assert desk.post(f"{base}add/", typed).status_code == 200


def test_the_pages_ask_no_more_with_many_booths(desk: Client, hall: Hall, django_assert_max_num_queries: Any) -> None:
    kind = BoothTypeFactory(edition=hall.edition)
    for n in range(30):
        BoothFactory(hall=hall, type=kind, x=n, y=0)
    LandmarkFactory(hall=hall)
    with django_assert_max_num_queries(16):
        assert desk.get(url(hall)).status_code == 200


def test_another_editions_hall_is_not_found(desk: Client, hall: Hall) -> None:
    other = HallFactory()
    wrong = f"/desk/editions/{hall.edition_id}/fair/halls/{other.pk}/"
    assert desk.get(wrong).status_code == 404
    assert halls.drawn(other) == {"booths": [], "landmarks": []}
