"""The menu of an edition's pages at the desk."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from conference.choices import Role
from conference.models import Edition
from conference.project import navigation
from tests.factories import EditionFactory, officer

pytestmark = pytest.mark.django_db


def menu(edition: Edition, role: Role, path: str = "") -> list[navigation.Group]:
    return navigation.edition_menu(request(edition, role, path), edition)


def request(edition: Edition, role: Role, path: str) -> HttpRequest:
    made = RequestFactory().get(f"/desk/editions/{edition.pk}/{path}")
    made.user = officer(role, edition)
    return made


def current(groups: list[navigation.Group]) -> list[tuple[str, str]]:
    return [
        (link["url"].split("/", 4)[-1], link["current"]) for one in groups for link in one["pages"] if link["current"]
    ]


def test_a_page_is_marked_and_a_page_below_it_marks_what_it_belongs_to() -> None:
    edition = EditionFactory()
    shown = {
        path: current(menu(edition, Role.HOST, path)) for path in ("agenda/grid/", "agenda/sessions/7/", "delegates/5/")
    }
    assert shown == {
        "agenda/grid/": [("agenda/grid/", "page")],
        "agenda/sessions/7/": [("agenda/", "true")],
        "delegates/5/": [("registrations/", "true")],
    }


def test_colleagues_see_what_they_may_open_and_nothing_else() -> None:
    edition = EditionFactory()
    assert [len(menu(edition, role)) for role in (Role.HOST, Role.CONTENT, Role.PRESS)] == [5, 2, 1]
    pages = [link["url"].split("/", 4)[-1] for one in menu(edition, Role.CONTENT) for link in one["pages"]]
    assert pages == [""]


def test_the_menu_asks_the_database_nothing_beyond_the_roles(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    edition = EditionFactory()
    made = request(edition, Role.HOST, "agenda/")
    with django_assert_num_queries(1):
        navigation.edition_menu(made, edition)
