"""Enrolling a phone, showing a code, losing the phone."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from conference.choices import Action, Role
from conference.models import HistoryEntry, User
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/second-factor/"
BEGIN, ENROL, CODES = f"{PAGE}begin/", f"{PAGE}enrol/", f"{PAGE}codes/"


@pytest.fixture
def host() -> User:
    return factories.officer(Role.HOST, factories.EditionFactory())


def with_password(user: User) -> Client:
    """A client that has shown the password alone."""
    client = Client()
    client.force_login(user, backend="conference.project.visitors.AccountBackend")
    return client


def code_of(user: User, *, later: int = 0) -> str:
    """What the user's phone shows, `later` steps of 30 seconds from now."""
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, t0=-30 * later):06}"


def enrolled(user: User) -> tuple[Client, list[str]]:
    client = with_password(user)
    client.post(BEGIN)
    return client, client.post(ENROL, {"code": code_of(user)}).context["codes"]


def forget_waiting() -> None:
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.HOST, Role.RECEPTION, Role.LOGISTICS, Role.FAIR])
def test_roles_that_see_many_peoples_data_must_enrol_first(role: str) -> None:
    client = with_password(factories.officer(role, factories.EditionFactory()))
    assert client.get("/desk/")["Location"] == f"{PAGE}?next=/desk/"
    assert "Bắt đầu" in client.get(PAGE).text


@pytest.mark.parametrize("role", [Role.CONTENT, Role.PRESS, Role.READ_ONLY])
def test_the_others_are_let_in_on_their_password(role: str) -> None:
    client = with_password(factories.officer(role, factories.EditionFactory()))
    assert client.get("/desk/").status_code == 200
    assert client.get(PAGE)["Location"] == "/desk/"


def test_reading_the_pages_makes_no_secret(host: User) -> None:
    client = with_password(host)
    client.get(PAGE)
    assert client.get(ENROL).status_code == 302
    assert not TOTPDevice.objects.exists()


def test_one_right_code_enrols_shows_ten_codes_and_is_recorded(host: User) -> None:
    client = with_password(host)
    client.post(BEGIN)
    page = client.get(ENROL)
    assert page.context["qr"].startswith("data:image/png;base64,")
    assert client.get("/desk/").status_code == 302, "a secret alone is no second factor"
    shown = client.post(ENROL, {"code": code_of(host)})
    assert len(set(shown.context["codes"])) == 10
    assert all(code in shown.text for code in shown.context["codes"])
    assert client.get("/desk/").status_code == 200
    assert HistoryEntry.objects.get(action=Action.SECOND_FACTOR_SET).by == host


def test_the_codes_are_shown_once(host: User) -> None:
    client, _codes = enrolled(host)
    assert client.get(ENROL).status_code == 302
    assert client.post(ENROL, {"code": "123456"}).status_code == 302


def test_a_wrong_code_does_not_enrol(host: User) -> None:
    client = with_password(host)
    client.post(BEGIN)
    wrong = f"{(int(code_of(host)) + 1) % 1_000_000:06}"
    page = client.post(ENROL, {"code": wrong})
    assert page.context["form"].errors["code"]
    assert not TOTPDevice.objects.get(user=host).confirmed


def test_a_later_sign_in_asks_for_the_phones_code(host: User) -> None:
    enrolled(host)
    client = with_password(host)
    assert client.get("/desk/").status_code == 302
    response = client.post(f"{PAGE}?next=/desk/colleagues/", {"code": code_of(host, later=1)})
    assert response["Location"] == "/desk/colleagues/"
    assert client.get("/desk/").status_code == 200


def test_a_code_is_taken_once(host: User) -> None:
    enrolled(host)
    code = code_of(host, later=1)
    assert with_password(host).post(PAGE, {"code": code}).status_code == 302
    assert with_password(host).post(PAGE, {"code": code}).context["form"].errors["code"]


def test_a_paper_code_is_taken_once_however_it_is_typed(host: User) -> None:
    _client, codes = enrolled(host)
    typed = f" {codes[0][:4].upper()}-{codes[0][4:]} "
    assert with_password(host).post(PAGE, {"code": typed}).status_code == 302
    assert StaticToken.objects.count() == 9
    assert with_password(host).post(PAGE, {"code": codes[0]}).context["form"].errors["code"]


def test_new_paper_codes_are_made_against_a_code_and_end_the_former_ones(host: User) -> None:
    client, former = enrolled(host)
    assert "10 mã" in client.get(CODES).text
    assert client.post(CODES, {"code": "000000"}).context["form"].errors["code"]
    forget_waiting()
    shown = client.post(CODES, {"code": code_of(host, later=1)})
    codes = shown.context["codes"]
    assert len(set(codes)) == 10
    assert not set(codes) & set(former)
    assert HistoryEntry.objects.get(action=Action.PAPER_CODES_MADE).by == host
    assert with_password(host).post(PAGE, {"code": former[0]}).context["form"].errors["code"]
    StaticDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert with_password(host).post(PAGE, {"code": codes[0]}).status_code == 302
    assert "9 mã" in client.get("/desk/password/").text


def test_who_has_no_device_has_no_codes_to_renew() -> None:
    press = with_password(factories.officer(Role.PRESS, factories.EditionFactory()))
    assert press.get(CODES)["Location"] == PAGE
    assert CODES not in press.get("/desk/password/").text


def test_a_stolen_password_cannot_enrol_another_phone(host: User) -> None:
    enrolled(host)
    thief = with_password(host)
    assert thief.post(BEGIN)["Location"] == PAGE
    assert TOTPDevice.objects.filter(user=host).count() == 1
    assert thief.get(ENROL).status_code == 302


def test_two_sessions_that_began_cannot_both_enrol(host: User) -> None:
    first, second = with_password(host), with_password(host)
    first.post(BEGIN)
    second.post(BEGIN)
    assert first.get(ENROL).status_code == 302, "the newer beginning replaced this one"
    assert second.post(ENROL, {"code": code_of(host)}).status_code == 200
    assert TOTPDevice.objects.filter(user=host, confirmed=True).count() == 1


def test_guessing_is_slowed_down_and_said_so(host: User) -> None:
    enrolled(host)
    client = with_password(host)
    for _attempt in range(4):
        response = client.post(f"/en{PAGE}", {"code": "000000"})
    assert "Try again in" in response.text
    assert "seconds" in response.text
    late = client.post(PAGE, {"code": code_of(host, later=1)})
    assert late.status_code == 200, "even the right code waits"
    forget_waiting()
    assert client.post(PAGE, {"code": code_of(host, later=1)}).status_code == 302


@pytest.mark.parametrize("code", ["", "12\0345", "x" * 10_000_000, "１２３", "abcdef", "-12345"])
def test_what_is_no_code_gets_a_message(host: User, code: str) -> None:
    enrolled(host)
    response = with_password(host).post(PAGE, {"code": code})
    assert response.status_code == 200
    assert response.context["form"].errors["code"]


def test_the_demo_offers_it_and_lets_in_without(host: User, settings: Settings) -> None:
    settings.DEMO = True
    client = with_password(host)
    assert client.get("/desk/").status_code == 200
    assert client.get(PAGE).status_code == 200


def test_in_the_demo_too_who_has_a_device_is_asked_at_sign_in(host: User, settings: Settings) -> None:
    settings.DEMO = True
    enrolled(host)
    host.set_password("một câu dễ nhớ")
    host.save()
    response = Client().post("/desk/sign-in/", {"username": host.email, "password": "một câu dễ nhớ"})
    assert response["Location"] == f"{PAGE}?next=/desk/"


def test_the_command_resets_a_lost_device(host: User, capsys: Any) -> None:
    enrolled(host)
    call_command("reset_second_factor", host.email.upper())
    assert host.full_name in capsys.readouterr().out
    assert not TOTPDevice.objects.exists()
    assert HistoryEntry.objects.filter(action=Action.SECOND_FACTOR_RESET, by=None).exists()
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody@example.vn")
