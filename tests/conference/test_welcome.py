"""The way in of an invited colleague: the link, the message around it, the command of the first day."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from conference import staff
from conference.choices import Role
from conference.models import User
from tests import factories

pytestmark = pytest.mark.django_db
GOOD = {"new_password1": "một câu dễ nhớ", "new_password2": "một câu dễ nhớ"}


@pytest.fixture
def lan() -> User:
    edition = factories.EditionFactory()
    return staff.invite(by=None, email="lan@example.vn", full_name="Lê Lan", role=Role.CONTENT, edition=edition)


def test_the_link_sets_a_password_and_leads_to_the_sign_in(client: Client, lan: User) -> None:
    response = client.post(staff.welcome_path(lan), GOOD)
    assert response["Location"] == "/desk/sign-in/"
    assert client.login(request=response.wsgi_request, username=lan.email, password=GOOD["new_password1"])


def test_opening_the_link_changes_nothing(client: Client, lan: User) -> None:
    path = staff.welcome_path(lan)
    for _preview in range(3):
        assert "Lê Lan" in client.get(path).text
    assert client.post(path, GOOD).status_code == 302


def test_the_link_works_once(client: Client, lan: User) -> None:
    path = staff.welcome_path(lan)
    client.post(path, GOOD)
    for response in (client.get(path), client.post(path, GOOD)):
        assert response.status_code == 410
        assert "Liên kết không còn hiệu lực" in response.text


def test_the_link_runs_out(client: Client, lan: User, settings: Settings) -> None:
    path = staff.welcome_path(lan)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("path", ["MQ/x-y", "%20/x", "w6k/x-y", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ/a-b", "LTE/x-y"])
def test_a_made_up_link_gets_the_same_page(client: Client, lan: User, path: str) -> None:
    assert client.get(f"/desk/welcome/{path}/").status_code == 410


def test_the_page_tells_no_other_site_where_it_stands(client: Client, lan: User) -> None:
    page = client.get(staff.welcome_path(lan))
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert "og:" not in page.text


def test_it_works_where_the_browser_keeps_no_cookie_and_names_no_origin(lan: User) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    assert strict.post(staff.welcome_path(lan), GOOD).status_code == 302


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"new_password1": "một câu dễ nhớ", "new_password2": "một câu khác"}, "new_password2"),
        ({"new_password1": "12345", "new_password2": "12345"}, "new_password1"),
        ({"new_password1": "lan@example.vn", "new_password2": "lan@example.vn"}, "new_password1"),
        ({"new_password1": "a\0bcdefghijkl", "new_password2": "a\0bcdefghijkl"}, "new_password1"),
        ({"new_password1": "x" * 10_000_000, "new_password2": "x"}, "new_password1"),
        ({"new_password1": ""}, "new_password1"),
    ],
)
def test_a_password_that_will_not_do_is_told_at_its_field(
    client: Client, lan: User, typed: dict[str, str], field: str
) -> None:
    page = client.post(staff.welcome_path(lan), typed)
    assert page.status_code == 200
    assert page.context["form"].errors[field]
    lan.refresh_from_db()
    assert not lan.has_usable_password()


def test_the_command_prints_a_link_that_works(client: Client) -> None:
    out = StringIO()
    call_command("first_officer", "an@moit.gov.vn", name="Phạm An", site="https://hoinghi.example.vn/", stdout=out)
    link = out.getvalue().split()[-1]
    assert link.startswith("https://hoinghi.example.vn/desk/welcome/")
    assert client.post(link.removeprefix("https://hoinghi.example.vn"), GOOD).status_code == 302
    with pytest.raises(CommandError):
        call_command("first_officer", "binh@moit.gov.vn", name="Phạm Bình", stdout=out)


def test_the_command_refuses_what_is_no_e_mail() -> None:
    with pytest.raises(CommandError):
        call_command("first_officer", "không phải", name="Phạm An")
    assert not User.objects.exists()
