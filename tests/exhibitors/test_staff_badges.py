"""Badges of those who work at the booths."""

import io

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conference.choices import Role
from events.choices import PrintKind
from exhibitors import desk_lists, exhibiting
from exhibitors.models import Application, Fair
from exhibitors.prints import staff_badges
from tests import factories
from tests.events.badge_layouts import a_layout
from tests.exhibitors.fairs import a_fair, applied, confirmed, offered, some_booths

pytestmark = pytest.mark.django_db
PEOPLE = [("Nguyễn Thị Ngọc Ánh", "Bán hàng"), ("Trần Văn Ví Dụ", "")]


def with_staff(fair: Fair, name: str, people: list[tuple[str, str]]) -> Application:
    application = confirmed(fair, some_booths(fair, 1), name=name)
    exhibiting.set_staff(by=None, exhibitor=application.exhibitor, people=people)
    return application


def officer(fair: Fair) -> Client:
    return factories.signed_in(factories.officer(Role.FAIR, fair.edition))


def all_of(fair: Fair) -> str:
    return reverse("desk-fair-badges", args=[fair.edition.pk])


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as found:
        return len(found.pages)


def test_a_badge_says_who_of_which_exhibitor_at_which_booth() -> None:
    fair = a_fair()
    application = with_staff(fair, "HTX Sen", PEOPLE)
    first, second = staff_badges.faces(fair.edition, desk_lists.of_edition(fair.edition))
    code = application.holdings.get().booth.code
    assert (first.badge.name, first.badge.lines) == (PEOPLE[0][0], ("Bán hàng", "HTX Sen"))
    assert (first.badge.label, first.badge.code) == (f"Gian hàng {code}", "")
    assert second.badge.lines == ("HTX Sen",)
    assert first.badge.design.heading == "THẺ GIAN HÀNG"


def test_the_layout_of_booth_badges_says_what_stands_on_them() -> None:
    fair = a_fair()
    with_staff(fair, "HTX Sen", PEOPLE[:1])
    a_layout(fair.edition, kind=PrintKind.BOOTH_BADGE, heading="NHÀ TRƯNG BÀY", lines=["unit", "full_name"])
    (face,) = staff_badges.faces(fair.edition, desk_lists.of_edition(fair.edition))
    assert (face.badge.name, face.badge.lines) == ("HTX Sen", (PEOPLE[0][0],))
    assert face.badge.design.heading == "NHÀ TRƯNG BÀY"


def test_all_are_printed_four_on_a_page_or_one() -> None:
    fair = a_fair()
    for number in range(3):
        with_staff(fair, f"HTX {number}", PEOPLE)
    client = officer(fair)
    sent = client.post(all_of(fair), {"sheet": "a4"})
    assert (sent["Content-Type"], pages(sent.content)) == ("application/pdf", 2)
    assert "attachment" in sent["Content-Disposition"]
    assert pages(client.post(all_of(fair), {"sheet": "a6"}).content) == 6
    assert "error-summary" in client.post(all_of(fair), {"sheet": "a0"}).content.decode()


def test_those_of_one_exhibitor_are_printed_from_its_page() -> None:
    fair = a_fair()
    application = with_staff(fair, "HTX Sen", PEOPLE)
    with_staff(fair, "HTX Khác", PEOPLE)
    client = officer(fair)
    path = reverse("desk-application-badges", args=[fair.edition.pk, application.pk])
    assert path in client.get(reverse("desk-application", args=[fair.edition.pk, application.pk])).content.decode()
    assert "HTX Khác" not in client.get(path).content.decode()
    assert pages(client.post(path, {"sheet": "a6"}).content) == 2


def test_whoever_has_no_booth_yet_gets_no_badge() -> None:
    fair = a_fair()
    waiting, asked = applied(fair, "Đang chờ"), offered(fair, some_booths(fair, 1), name="Được mời")
    client = officer(fair)
    for application in (waiting, asked):
        exhibiting.set_staff(by=None, exhibitor=application.exhibitor, people=PEOPLE[:1])
        path = reverse("desk-application-badges", args=[fair.edition.pk, application.pk])
        assert client.get(path).status_code == 404
        page = client.get(reverse("desk-application", args=[fair.edition.pk, application.pk])).content.decode()
        assert path not in page
    answer = client.post(all_of(fair), {"sheet": "a4"})
    assert answer["Content-Type"].startswith("text/html")
    assert "Đang chờ" not in answer.content.decode()


def test_what_does_not_fit_and_what_no_font_has_is_said_before() -> None:
    fair = a_fair()
    with_staff(fair, "HTX Sen", [("Nguyễn 🌾 An", "Phó Giám đốc phụ trách " * 5)])
    confirmed(fair, some_booths(fair, 1), name="Chưa khai")
    page = officer(fair).get("/en" + all_of(fair)).content.decode()
    assert "The fonts lack these characters" in page
    assert "Exhibitors that have named nobody" in page
    assert "Chưa khai" in page


def test_the_page_asks_as_many_questions_of_six_as_of_three() -> None:
    fair = a_fair()
    client, counts = officer(fair), set()
    client.get(all_of(fair))
    for start in (0, 3):
        for number in range(start, start + 3):
            with_staff(fair, f"HTX {number}", PEOPLE)
        with CaptureQueriesContext(connection) as asked:
            client.get(all_of(fair))
        counts.add(len(asked))
    assert len(counts) == 1
