"""Who is let in where, and what the others are told."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory

from conference import gates
from conference.choices import EditionStatus, Role
from conference.models import FormerYear, User
from conference.permissions import Permission
from tests import factories

pytestmark = pytest.mark.django_db


def request_of(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/desk/")
    request.user = user
    return request


def test_a_stranger_is_led_to_the_sign_in_and_back(client: Client) -> None:
    assert client.get("/desk/rotation/")["Location"] == "/desk/sign-in/?next=/desk/rotation/"
    assert client.get("/en/desk/")["Location"] == "/en/desk/sign-in/?next=/en/desk/"


def test_what_was_posted_is_lost_so_its_address_is_no_way_back(client: Client) -> None:
    assert client.post("/desk/colleagues/1/renew-link/")["Location"] == "/desk/sign-in/?next=/desk/"


def test_one_without_any_role_is_told_so() -> None:
    client = Client()
    client.force_login(factories.UserFactory(), backend="conference.project.visitors.AccountBackend")
    assert client.get("/desk/").status_code == 403


def test_an_edition_is_found_by_those_who_work_on_it_only() -> None:
    edition, other = factories.EditionFactory(), factories.EditionFactory()
    content = request_of(factories.officer(Role.CONTENT, edition))
    assert gates.desk_edition(content, edition.pk, Permission.SEE_DESK) == edition
    with pytest.raises(PermissionDenied):
        gates.desk_edition(content, edition.pk, Permission.EDIT_EDITION)
    with pytest.raises(Http404):
        gates.desk_edition(content, other.pk, Permission.SEE_DESK)


def test_the_public_finds_no_draft() -> None:
    draft = factories.EditionFactory(status=EditionStatus.DRAFT)
    with pytest.raises(Http404):
        gates.public_edition(draft.year)


def test_a_former_year_leads_on_only_while_its_edition_is_public() -> None:
    edition = factories.EditionFactory()
    FormerYear.objects.create(year=1999, edition=edition)
    moved = gates.moved_edition(1999)
    assert moved == edition
    type(edition).objects.filter(pk=edition.pk).update(status=EditionStatus.DRAFT)
    assert gates.moved_edition(1999) is None


def test_requirements_raise_403() -> None:
    host = request_of(factories.officer(Role.HOST, factories.EditionFactory()))
    with pytest.raises(PermissionDenied):
        gates.require(host, Permission.MANAGE_STAFF)
