"""The public plan: who stands where, what is found, what is marked, and how often the database is asked."""

import re

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from conference.models import Edition
from exhibitors.models import Exhibitor, Fair
from tests.exhibitors.fairs import a_fair, confirmed, crowd, offered, some_booths
from tests.factories import BoothFactory, EditionFactory, HallFactory, LandmarkFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fair() -> Fair:
    return a_fair(EditionFactory(year=2040))


def page(client: Client, query: str = "", prefix: str = "") -> str:
    answer = client.get(f"{prefix}/2040/floor-plan/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def row(text: str, code: str) -> str:
    """The booth's row of the list, marks left out."""
    found = re.search(rf'<li id="b-{code}"(.*?)</li>', text, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def booth_on_plan(text: str, code: str) -> str:
    """The booth's link on the plan."""
    found = re.search(rf'<a class="[^"]*" id="s-{code}".*?</a>', text, re.DOTALL)
    assert found
    return found[0]


def test_a_booth_says_who_stands_there_on_the_plan_and_in_the_list(client: Client, fair: Fair) -> None:
    booth, held, free = some_booths(fair, 3)
    confirmed(fair, [booth], name="HTX Dừa sáp", province=ProvinceFactory(name_vi="Vĩnh Long"))
    offered(fair, [held], name="Công ty Bí mật")
    text = page(client)
    assert f'aria-label="{booth.code}, HTX Dừa sáp, Vĩnh Long, Đã có đơn vị"' in text
    assert "HTX Dừa sáp" in row(text, booth.code)
    assert f'aria-label="{held.code}, Đang giữ chỗ"' in text
    assert f'aria-label="{free.code}, Còn trống"' in text
    assert "Bí mật" not in text


def test_an_exhibitor_kept_out_of_the_public_pages_is_not_named(client: Client, fair: Fair) -> None:
    (booth,) = some_booths(fair, 1)
    confirmed(fair, [booth], name="Công ty Ẩn danh")
    Exhibitor.objects.update(is_hidden=True)
    text = page(client)
    assert "Ẩn danh" not in text
    assert f'aria-label="{booth.code}, Đã có đơn vị"' in text


def test_a_hall_that_is_not_public_is_not_shown(client: Client, fair: Fair) -> None:
    hall = HallFactory(edition=fair.edition, name_vi="Khu đang vẽ", is_public=False)
    BoothFactory(hall=hall, code="X1")
    text = page(client)
    assert "Khu đang vẽ" not in text
    assert "chưa công bố" in text
    assert client.get("/2040/floor-plan/plan.pdf").status_code == 404


def test_a_shared_link_marks_its_booth_without_a_script(client: Client, fair: Fair) -> None:
    booth, _other = some_booths(fair, 2)
    confirmed(fair, [booth], name="HTX Dừa sáp")
    text = page(client, f"?booth={booth.code.lower()}&fbclid=1")
    assert f"<title>Gian hàng {booth.code} – HTX Dừa sáp" in text
    assert "is-here" in booth_on_plan(text, booth.code)
    assert text.count("is-here") == 1
    assert re.search(r'id="pin" transform="translate\([\d. ]+\)">', text)
    assert re.search(r'<section class="plan-card"[^>]*tabindex="-1">', text)


def test_an_unknown_booth_marks_none(client: Client, fair: Fair) -> None:
    some_booths(fair, 1)
    text = page(client, "?booth=Z99")
    assert "is-here" not in text
    assert re.search(r'<section class="plan-card"[^>]* hidden>', text)


def test_search_without_accents_lets_the_others_step_back(client: Client, fair: Fair) -> None:
    booth, other = some_booths(fair, 2)
    confirmed(fair, [booth], name="Hợp tác xã Đường thốt nốt")
    confirmed(fair, [other], name="Công ty Gốm sứ")
    text = page(client, "?q=duong+thot")
    assert "faint" not in booth_on_plan(text, booth.code)
    assert "faint" in booth_on_plan(text, other.code)
    assert re.search(rf'id="b-{other.code}"[^>]* hidden>', text)
    assert "1 gian hàng" in text


def test_filter_by_state_and_by_province(client: Client, fair: Fair) -> None:
    here, there, free = some_booths(fair, 3)
    mine, other = ProvinceFactory(), ProvinceFactory()
    confirmed(fair, [here], province=mine)
    confirmed(fair, [there], province=other)
    text = page(client, f"?province={mine.pk}&colour=province")
    assert ["faint" in booth_on_plan(text, one.code) for one in (here, there, free)] == [False, True, True]
    assert "by-province" in text
    text = page(client, "?state=free&province=")
    assert ["faint" in booth_on_plan(text, one.code) for one in (here, there, free)] == [True, True, False]


@pytest.mark.parametrize("query", ["?state=x&colour=y&province=%22", "?q=" + "a" * 500, "?booth=" + "<" * 100])
def test_what_nobody_meant_is_no_failure(client: Client, fair: Fair, query: str) -> None:
    some_booths(fair, 1)
    page(client, query)


def test_no_name_breaks_out_of_the_drawing(client: Client, fair: Fair) -> None:
    (booth,) = some_booths(fair, 1)
    name = '</text><script>alert("x")</script>'
    confirmed(fair, [booth], name=name)
    LandmarkFactory(hall=booth.hall, kind="stage", width=9, x=1, label_vi='"><script>x')
    text = page(client)
    assert "<script>alert" not in text
    assert "<script>x" not in text
    assert escape(name) in text


def test_in_english_what_lacks_english_is_marked_as_vietnamese(client: Client, fair: Fair) -> None:
    hall = HallFactory(edition=fair.edition, name_vi="Nhà A", name_en="")
    BoothFactory(hall=hall)
    assert '<tspan lang="vi">Nhà A</tspan>' in page(client, prefix="/en")


def test_the_plan_asks_as_many_questions_of_500_booths_as_of_10(
    client: Client, fair: Fair, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (10, 490):
        crowd(fair, count)
        with django_assert_num_queries(6):
            page(client, "?colour=province")


def test_the_print_is_a_pdf_in_the_language_of_the_address(client: Client, fair: Fair) -> None:
    (booth,) = some_booths(fair, 1)
    confirmed(fair, [booth])
    LandmarkFactory(hall=booth.hall, kind="stage", width=9, x=1)
    answer = client.get("/en/2040/floor-plan/plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_draft_edition_has_no_plan(client: Client) -> None:
    Edition.objects.filter(year=2041).delete()
    EditionFactory(year=2041, status="draft")
    assert client.get("/2041/floor-plan/").status_code == 404
