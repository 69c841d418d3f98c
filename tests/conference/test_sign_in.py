"""Signing in, being locked out, and getting no further than one's own site."""

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from conference.choices import Role
from conference.models import Edition, StaffRole, User
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/sign-in/"
PASSWORD = "một câu dễ nhớ"


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory()


def colleague(edition: Edition, email: str) -> User:
    user = factories.officer(Role.CONTENT, edition, email=email)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def lan(edition: Edition) -> User:
    return colleague(edition, "lan@example.vn")


def sign_in(client: Client, email: str, password: str = PASSWORD, page: str = PAGE, **more: str) -> int:
    return client.post(page, {"username": email, "password": password, **more}).status_code


def test_a_colleague_signs_in_whatever_the_case_of_the_e_mail(client: Client, lan: User) -> None:
    assert sign_in(client, "  LAN@Example.VN ") == 302
    assert client.get("/desk/").status_code == 200


def test_the_language_is_kept(client: Client, lan: User) -> None:
    response = client.post(f"/en{PAGE}", {"username": lan.email, "password": PASSWORD})
    assert response["Location"] == "/en/desk/"


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [("/desk/colleagues/", "/desk/colleagues/"), ("https://evil.example/", "/desk/"), ("//evil.example", "/desk/")],
)
def test_it_leads_on_to_its_own_pages_alone(client: Client, lan: User, wanted: str, leads_to: str) -> None:
    response = client.post(PAGE, {"username": lan.email, "password": PASSWORD, "next": wanted})
    assert response["Location"] == leads_to


def test_the_way_through_the_second_factor_keeps_the_whole_address(client: Client, lan: User) -> None:
    StaffRole.objects.create(user=lan, role=Role.MINISTRY)
    TOTPDevice.objects.create(user=lan, confirmed=True)
    wanted = "/admin/events/event/?kind__exact=fair&o=2"
    response = client.post(PAGE, {"username": lan.email, "password": PASSWORD, "next": wanted}, follow=True)
    assert response.context["next"] == wanted


def test_twenty_wrong_passwords_lock_one_account_and_not_its_neighbour(
    client: Client, edition: Edition, lan: User
) -> None:
    minh = colleague(edition, "minh@example.vn")
    answers = [sign_in(client, lan.email, "wrong") for _attempt in range(20)]
    assert answers[0] == 200
    assert answers[-1] == 429
    assert sign_in(client, lan.email) == 429, "the right password must not open a locked account"
    assert sign_in(Client(), minh.email) == 302


def test_another_spelling_of_the_e_mail_is_the_same_account(client: Client, lan: User) -> None:
    spellings = ["lan@example.vn", "LAN@example.vn", " lan@example.vn", "Lan@Example.vn "]
    answers = [sign_in(client, spellings[attempt % 4], "wrong") for attempt in range(12)]
    assert answers[-1] == 429


def test_the_locked_page_tells_until_when_and_trying_does_not_move_it(client: Client, lan: User) -> None:
    for _attempt in range(8):
        response = client.post(PAGE, {"username": lan.email, "password": "wrong"})
    assert response.status_code == 429
    assert 1700 < int(response["Retry-After"]) <= 1800
    assert "Vui lòng thử lại sau <strong>" in response.text
    again = client.post(f"/en{PAGE}", {"username": lan.email, "password": "wrong"})
    assert "Try again after <strong>" in again.text
    assert int(again["Retry-After"]) <= int(response["Retry-After"])


@pytest.mark.parametrize("email", ["lan\0@example.vn", "x" * 10_000_000, "ſan@example.vn", "không phải", ""])
def test_what_is_no_e_mail_gets_a_message(client: Client, lan: User, email: str) -> None:
    response = client.post(PAGE, {"username": email, "password": PASSWORD})
    assert response.status_code == 200
    assert response.context["form"].errors["username"]


@pytest.mark.parametrize("password", ["a\0b", "x" * 10_000_000])
def test_what_is_no_password_gets_a_message(client: Client, lan: User, password: str) -> None:
    response = client.post(PAGE, {"username": lan.email, "password": password})
    assert response.status_code == 200
    assert response.context["form"].errors["password"]


def test_an_account_that_is_switched_off_stays_out(client: Client, lan: User) -> None:
    client.force_login(lan, backend="conference.project.visitors.AccountBackend")
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert client.get("/desk/").status_code == 302
    assert sign_in(client, lan.email) == 200


def test_signing_out_takes_a_button(client: Client, lan: User) -> None:
    sign_in(client, lan.email)
    assert client.get("/desk/sign-out/").status_code == 405
    assert client.get("/desk/").status_code == 200
    assert client.post("/desk/sign-out/")["Location"] == "/"
    assert client.get("/desk/").status_code == 302


def test_desk_pages_are_never_kept_by_the_browser(client: Client, lan: User) -> None:
    sign_in(client, lan.email)
    assert "no-store" in client.get("/desk/")["Cache-Control"]


def test_the_demo_names_its_sign_ins_and_only_the_demo(client: Client, settings: Settings) -> None:
    factories.UserFactory(email="host@demo.invalid")
    assert "host@demo.invalid" not in client.get(PAGE).text
    settings.DEMO = True
    assert "host@demo.invalid" in client.get(PAGE).text
