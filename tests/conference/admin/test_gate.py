"""Who gets into the admin, what they find there, and what its start page tells them."""

import pytest
from django.test import Client
from django.urls import reverse

from conference.choices import EditionStatus, Role
from conference.models import Document, Edition, Province, StaffRole, User
from tests import factories
from tests.conference.admin import pages
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(year=2026, ordinal=20, status=EditionStatus.DRAFT)


@pytest.mark.parametrize("path", ["/admin/", "/en/admin/conference/edition/?q=x", "/admin/login/?next=/admin/x"])
def test_a_stranger_is_led_to_the_sign_in_and_back(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert "/desk/sign-in/?next=" in response["Location"]
    assert "admin" in response["Location"].split("next=")[1]


def test_an_account_without_a_role_is_refused() -> None:
    client = signed_in(factories.UserFactory())
    assert client.get("/admin/").status_code == 403


def test_a_password_alone_does_not_let_in_who_sees_many_peoples_data(client: Client, edition: Edition) -> None:
    client.force_login(factories.officer(Role.HOST, edition), backend="conference.project.visitors.AccountBackend")
    assert reverse("second-factor") in client.get("/admin/")["Location"]


def test_an_account_switched_off_is_out(edition: Edition) -> None:
    user = factories.officer(Role.HOST, edition)
    client = signed_in(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("page", ["password_change/", "r/1/1/"])
def test_djangos_side_doors_are_closed(page: str, edition: Edition) -> None:
    client = signed_in(factories.officer(Role.HOST, edition))
    assert client.get(f"/admin/{page}").status_code == 404


# model → may list, may add
MATRIX = {
    Role.MINISTRY: {Edition: (True, True), Document: (True, True), Province: (True, True), User: (True, False)},
    Role.HOST: {Edition: (True, False), Document: (True, True), Province: (True, False), User: (True, False)},
    Role.CONTENT: {Edition: (True, False), Document: (True, True), Province: (True, False), User: (False, False)},
    Role.PRESS: {Edition: (True, False), Document: (True, False), Province: (True, False), User: (False, False)},
    Role.READ_ONLY: {Edition: (True, False), Document: (True, False), StaffRole: (False, False)},
}


@pytest.mark.parametrize("role", list(MATRIX))
def test_roles_find_what_is_theirs(role: Role, edition: Edition) -> None:
    client = signed_in(factories.officer(role, edition))
    for model, expected in MATRIX[role].items():
        answers = [client.get(pages.address(model, page)).status_code for page in ("changelist", "add")]
        assert tuple(answer == 200 for answer in answers) == expected, model


def test_content_edits_documents_on_the_editions_page_by_their_own_list_alone(edition: Edition) -> None:
    content = signed_in(factories.officer(Role.CONTENT, edition))
    assert content.post(pages.address(Edition, "change", edition.pk), {}).status_code == 403


def test_a_password_is_neither_shown_nor_set(edition: Edition) -> None:
    ministry = signed_in(factories.officer(Role.MINISTRY))
    user = factories.officer(Role.HOST, edition)
    user.set_password("bi-mat-cua-toi")
    user.save()
    address = pages.address(User, "change", user.pk)
    assert user.password not in ministry.get(address).content.decode()
    assert ministry.post(address, {"full_name": "x", "password": "x"}).status_code == 403


def test_the_start_page_tells_how_the_edition_stands_and_what_is_to_do(edition: Edition) -> None:
    page = signed_in(factories.officer(Role.HOST, edition)).get("/admin/").content.decode()
    assert "XX – 2026" in page
    assert "Dự thảo" in page
    assert "Việc cần xử lý" in page


def test_the_start_page_answers_before_there_is_an_edition() -> None:
    assert signed_in(factories.officer(Role.MINISTRY)).get("/admin/").status_code == 200


def test_view_on_site_leads_to_public_pages_alone(edition: Edition) -> None:
    host = signed_in(factories.officer(Role.HOST, edition))
    address = pages.address(Edition, "change", edition.pk)
    assert "viewsitelink" not in host.get(address).content.decode()
    Edition.objects.filter(pk=edition.pk).update(status=EditionStatus.PUBLISHED)
    assert 'href="/2026/"' in host.get(address).content.decode()
