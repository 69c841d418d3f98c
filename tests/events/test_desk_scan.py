"""The door: codes, names, lights and counts."""

from typing import Any

import pytest
from django.test import Client

from conference.choices import Role
from conference.models import Edition
from events import registration as writers
from events.choices import ScanResult
from events.models import Opening, Registration, Scan
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
FRAGMENT = {"X-Fragment": "1"}


@pytest.fixture
def opening() -> Opening:
    return an_opening()


@pytest.fixture
def edition(opening: Opening) -> Edition:
    return opening.event.edition


@pytest.fixture
def reception(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.RECEPTION, edition))


def door(opening: Opening) -> str:
    return f"/desk/editions/{opening.event.edition_id}/scan/"


def scanned(client: Client, opening: Opening, code: str = "", **more: Any) -> str:
    sent = {"event": opening.event_id, "gate": "Cửa A", "code": code} | more
    return client.post(door(opening), sent, headers=FRAGMENT).text


def test_the_first_scan_is_green_and_the_second_says_when_and_where(reception: Client, opening: Opening) -> None:
    guest = registered(opening, "Trần Thị Sen").delegate
    first = scanned(reception, opening, guest.scan_code.lower())
    assert 'data-light="green"' in first
    assert "Trần Thị Sen" in first
    assert "Sở Công Thương" in first
    second = scanned(reception, opening, guest.scan_code, gate="Cửa B")
    assert 'data-light="amber"' in second
    assert "Thẻ đã được quét lúc" in second
    assert "tại Cửa A" in second
    assert [one.result for one in Scan.objects.order_by("pk")] == [ScanResult.FIRST, ScanResult.AGAIN]


def test_each_trouble_has_its_light_and_its_words(reception: Client, opening: Opening) -> None:
    gone = registered(opening)
    writers.withdraw(by=None, registration=gone)
    other = an_opening(event=factories.EventFactory(edition=opening.event.edition), category=opening.category)
    elsewhere, applied = registered(other), registered(opening)
    Registration.objects.filter(pk=applied.pk).update(state="applied")
    told = {
        gone.delegate.scan_code: ("red", "Không còn trong danh sách: báo không tham dự"),
        elsewhere.delegate.scan_code: ("amber", "Không đăng ký hoạt động này"),
        applied.delegate.scan_code: ("amber", "Chưa được vào: chờ duyệt"),
        "0000000000": ("red", "Không có đại biểu nào mang mã này"),
    }
    for code, (light, sentence) in told.items():
        answer = scanned(reception, opening, code)
        assert f'data-light="{light}"' in answer
        assert sentence in answer


def test_a_look_at_a_badge_asks_the_database_little(
    reception: Client, opening: Opening, django_assert_num_queries: Any
) -> None:
    guest = registered(opening).delegate
    with django_assert_num_queries(7):
        scanned(reception, opening, guest.scan_code)


def test_without_a_script_the_whole_page_answers(reception: Client, opening: Opening) -> None:
    guest = registered(opening, "Trần Thị Sen").delegate
    page = reception.post(door(opening), {"event": opening.event_id, "gate": "Cửa A", "code": guest.scan_code})
    assert "light-green" in page.text
    assert 'name="gate" value="Cửa A"' in page.text
    assert "1 có mặt trên 1 đại biểu" in words(main_of(page.content))


def test_a_name_without_accents_is_found_and_let_in(reception: Client, opening: Opening) -> None:
    guest = registered(opening, "Đặng Thị Ửng")
    page = reception.get(door(opening), {"event": opening.event_id, "q": "dang thi ung"}).text
    assert "Đặng Thị Ửng" in page
    answer = scanned(reception, opening, registration=guest.pk)
    assert 'data-light="green"' in answer
    nobody = reception.get(door(opening), {"event": opening.event_id, "q": "nobody"}).text
    assert "Không có đại biểu nào như vậy" in nobody


@pytest.mark.parametrize("wrong", ["", "0", "x", "99999999999999999999", "²"])
def test_a_forged_event_leads_to_the_choice(reception: Client, opening: Opening, wrong: str) -> None:
    for answer in (
        reception.post(door(opening), {"event": wrong, "code": "A"}),
        reception.get(door(opening), {"event": wrong}),
    ):
        assert answer.status_code == 200
        assert "của hoạt động nào" in answer.text
    assert not Scan.objects.exists()


@pytest.mark.parametrize("code", ["", " ", "x" * 500, "' OR 1=1", "\x00", "đ", "😀"])
def test_any_text_is_a_code_that_nobody_has(reception: Client, opening: Opening, code: str) -> None:
    registered(opening)
    assert 'data-light="red"' in scanned(reception, opening, code)


def test_a_look_is_no_get(reception: Client, opening: Opening) -> None:
    guest = registered(opening)
    reception.get(
        door(opening), {"event": opening.event_id, "code": guest.delegate.scan_code, "registration": guest.pk}
    )
    assert not Scan.objects.exists()


@pytest.mark.parametrize("count", [1, 12])
def test_the_door_asks_the_same_however_many_came(
    reception: Client, opening: Opening, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        scanned(reception, opening, registered(opening).delegate.scan_code)
    with django_assert_num_queries(10):
        reception.get(door(opening), {"event": opening.event_id, "q": "nguyen"})


@pytest.mark.parametrize("count", [1, 12])
def test_who_has_come_is_counted_by_event_category_and_province(
    reception: Client, opening: Opening, count: int, django_assert_num_queries: Any
) -> None:
    province = factories.ProvinceFactory(name_vi="Đồng Tháp")
    for number in range(count):
        one = registered(opening, person={"province": province if number else None})
        scanned(reception, opening, one.delegate.scan_code)
        scanned(reception, opening, one.delegate.scan_code)
    registered(opening, person={"province": province})
    with django_assert_num_queries(11):
        page = reception.get(f"/desk/editions/{opening.event.edition_id}/arrivals/")
    rows = {row.of and row.of.pk: (row.present, row.confirmed) for row in page.context["provinces"]}
    assert rows == {None: (1, 1), province.pk: (count - 1, count)}
    assert [(row.present, row.confirmed) for row in page.context["categories"]] == [(count, count + 1)]
    assert [(row.present, row.confirmed) for row in page.context["rows"]] == [(count, count + 1)]
