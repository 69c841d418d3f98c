"""The desk's start page, and what is done to an edition from it."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from conference import history
from conference.choices import Action, EditionStatus, Role
from conference.models import Edition, HistoryEntry, User
from conference.project import standing
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 8, 1)


def client_of(role: str, edition: Edition | None = None) -> Client:
    return factories.signed_in(factories.officer(role, edition))


def held(ordinal: int, year: int, **more: Any) -> Edition:
    return Edition(ordinal=ordinal, year=year, starts_on=datetime.date(year, 10, 10), **more)


def test_the_edition_in_hand_is_the_one_coming_next_be_it_a_draft() -> None:
    past, coming, later = held(11, 2025), held(12, 2026), held(13, 2027)
    assert standing.in_hand([later, past, coming], TODAY) is coming
    undated = Edition(ordinal=12)
    assert standing.in_hand([past, undated], TODAY) is undated


def test_without_one_to_come_it_is_the_one_held_last() -> None:
    assert standing.in_hand([held(10, 2024), held(11, 2025), Edition(ordinal=3)], TODAY).ordinal == 11  # type: ignore[union-attr]
    assert standing.in_hand([], TODAY) is None


def test_a_real_edition_comes_before_the_demonstration() -> None:
    fictional = held(0, 2026, is_fictional=True)
    real = Edition(ordinal=12)
    assert standing.in_hand([fictional, real], TODAY) is real
    assert standing.in_hand([held(11, 2025), fictional], TODAY) is fictional


def test_a_colleague_sees_nothing_of_another_editions_workings() -> None:
    mine = factories.EditionFactory(theme_vi="Chủ đề của tôi")
    other = factories.EditionFactory(year=2091)
    history.record(by=None, action=Action.CHANGED, target=other)
    client = client_of(Role.HOST, mine)
    page = client.get("/desk/")
    assert page.context["edition"] == mine
    assert "2091" not in page.text
    assert client.get(f"/desk/editions/{other.pk}/").status_code == 404


def test_a_role_without_the_permission_sees_the_task_but_no_link_and_no_history() -> None:
    edition = factories.EditionFactory(theme_en="")
    page = client_of(Role.READ_ONLY, edition).get("/en/desk/")
    assert "Enter the theme in English." in page.text
    assert "/setup/" not in page.text
    assert page.context["history"] is None
    assert "/publish/" not in page.text


def test_a_host_finds_where_each_thing_is_done() -> None:
    edition = factories.EditionFactory(status=EditionStatus.DRAFT, starts_on=None)
    page = client_of(Role.HOST, edition).get("/desk/")
    assert f"/desk/editions/{edition.pk}/setup/#id_starts_on" in page.text
    assert f"/admin/conference/document/?edition__id__exact={edition.pk}" in page.text
    assert "/desk/rotation/" not in page.text, "the flag is the ministry's"


def test_a_colleague_of_two_editions_can_switch() -> None:
    first, second = factories.EditionFactory(), factories.EditionFactory()
    user = factories.officer(Role.CONTENT, first)
    user.roles.create(role=Role.CONTENT, edition=second)
    client = factories.signed_in(user)
    page = client.get(f"/desk/editions/{second.pk}/")
    assert page.context["edition"] == second
    assert f"/desk/editions/{first.pk}/" in page.text


def test_before_the_first_edition_the_desk_says_so() -> None:
    page = client_of(Role.MINISTRY).get("/desk/")
    assert "/desk/editions/open/" in page.text


@pytest.mark.parametrize(
    ("status", "act", "becomes"),
    [
        (EditionStatus.DRAFT, "publish", EditionStatus.PUBLISHED),
        (EditionStatus.PUBLISHED, "take-back", EditionStatus.DRAFT),
        (EditionStatus.PUBLISHED, "close", EditionStatus.CLOSED),
        (EditionStatus.CLOSED, "reopen", EditionStatus.PUBLISHED),
    ],
)
def test_a_state_changes_by_button_after_asking(status: str, act: str, becomes: str) -> None:
    edition = factories.EditionFactory(status=status)
    client = client_of(Role.HOST, edition)
    path = f"/desk/editions/{edition.pk}/{act}/"
    assert path in client.get("/desk/").text
    assert client.get(path).status_code == 200
    edition.refresh_from_db()
    assert edition.status == status
    assert client.post(path)["Location"] == f"/desk/editions/{edition.pk}/"
    edition.refresh_from_db()
    assert edition.status == becomes
    assert HistoryEntry.objects.get(edition=edition).by == User.objects.get()


def test_a_state_that_has_moved_on_is_told() -> None:
    edition = factories.EditionFactory(status=EditionStatus.CLOSED)
    page = client_of(Role.HOST, edition).post(f"/desk/editions/{edition.pk}/publish/")
    assert page.status_code == 200
    assert "notice-error" in page.text


@pytest.mark.parametrize("act", ["publish", "take-back", "close", "reopen"])
def test_others_change_no_state(act: str) -> None:
    edition = factories.EditionFactory(status=EditionStatus.DRAFT)
    assert client_of(Role.CONTENT, edition).post(f"/desk/editions/{edition.pk}/{act}/").status_code == 403
    stranger = client_of(Role.HOST, factories.EditionFactory())
    assert stranger.post(f"/desk/editions/{edition.pk}/{act}/").status_code == 404


def test_the_ministry_opens_the_next_edition() -> None:
    factories.EditionFactory(ordinal=11, year=2025)
    client = client_of(Role.MINISTRY)
    assert client.get("/desk/editions/open/").context["form"].initial == {"ordinal": 12, "year": 2026}
    response = client.post("/desk/editions/open/", {"ordinal": "12", "year": ""})
    opened = Edition.objects.get(ordinal=12)
    assert (opened.status, opened.year) == (EditionStatus.DRAFT, None)
    assert response["Location"] == f"/desk/editions/{opened.pk}/setup/"
    assert client.get(response["Location"]).status_code == 200, "an edition without a year is set up too"


@pytest.mark.parametrize(("ordinal", "year"), [("11", ""), ("13", "2025"), ("", ""), ("0", ""), ("9" * 30, "x")])
def test_an_edition_that_cannot_be_is_not_opened(ordinal: str, year: str) -> None:
    factories.EditionFactory(ordinal=11, year=2025)
    page = client_of(Role.MINISTRY).post("/desk/editions/open/", {"ordinal": ordinal, "year": year})
    assert page.context["form"].errors
    assert Edition.objects.count() == 1


def test_a_host_opens_nothing_and_removes_no_demo() -> None:
    client = client_of(Role.HOST, factories.EditionFactory())
    for path in ("/desk/editions/open/", "/desk/demo/remove/"):
        assert client.get(path).status_code == 403
        assert client.post(path).status_code == 403


@pytest.mark.usefixtures("demo")
def test_the_demonstration_is_removed_by_one_button() -> None:
    client = client_of(Role.MINISTRY)
    assert "/desk/demo/remove/" in client.get("/desk/").text
    assert client.get("/desk/demo/remove/").status_code == 200
    assert Edition.objects.filter(is_fictional=True).exists()
    assert client.post("/desk/demo/remove/")["Location"] == "/desk/"
    assert not Edition.objects.filter(is_fictional=True).exists()
    assert Edition.objects.real().count() == 12
    assert "/desk/demo/remove/" not in client.get("/desk/").text


@pytest.mark.parametrize("count", [1, 12])
def test_the_desk_asks_the_same_number_of_queries_for_one_edition_and_for_many(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        edition = factories.EditionFactory(host=factories.ProvinceFactory())
        factories.EventFactory(edition=edition)
        for _act in range(3):
            history.record(by=factories.officer(Role.CONTENT, edition), action=Action.CHANGED, target=edition)
    client = client_of(Role.MINISTRY)
    client.get("/desk/")
    with django_assert_num_queries(20):
        client.get("/desk/")


def test_today_is_the_conferences_own_day() -> None:
    edition = factories.EditionFactory(starts_on=timezone.localdate())
    assert "Đang diễn ra" in client_of(Role.CONTENT, edition).get("/desk/").text
