"""The colleagues' pages: who sees whom, and what may be done to an account."""

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import DjangoAssertNumQueries

from conference.choices import Role
from conference.models import Edition, StaffRole, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory()


@pytest.fixture
def host(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, edition))


@pytest.fixture
def ministry() -> Client:
    return factories.signed_in(factories.officer(Role.MINISTRY))


def roster(edition: Edition) -> str:
    return f"/desk/editions/{edition.pk}/colleagues/"


def invitation(**changes: str) -> dict[str, str]:
    return {"full_name": "Lê Lan", "email": "lan@example.vn", "role": Role.CONTENT, **changes}


def test_a_host_invites_and_gets_a_polite_message_with_the_link(host: Client, edition: Edition) -> None:
    page = host.post(roster(edition), invitation())
    user = User.objects.get(email="lan@example.vn")
    assert page.context["link"].startswith("http://testserver/desk/welcome/")
    assert page.context["message"].startswith("Kính gửi Anh/Chị Lê Lan,")
    assert page.context["link"] in page.text
    assert StaffRole.objects.filter(user=user, edition=edition, role=Role.CONTENT).exists()
    assert Client().get(page.context["link"]).status_code == 200


def test_the_message_is_vietnamese_in_the_english_interface_too(host: Client, edition: Edition) -> None:
    page = host.post(f"/en{roster(edition)}", invitation())
    assert page.context["message"].startswith("Kính gửi")


def test_a_host_is_neither_offered_the_ministrys_role_nor_may_post_it(host: Client, edition: Edition) -> None:
    offered = dict(host.get(roster(edition)).context["form"].fields["role"].choices)
    assert Role.MINISTRY not in offered
    page = host.post(roster(edition), invitation(role=Role.MINISTRY))
    assert page.context["form"].errors["role"]
    assert not User.objects.filter(email="lan@example.vn").exists()


def test_inviting_one_with_an_account_adds_the_role_and_gives_no_link(host: Client, edition: Edition) -> None:
    officer = factories.officer(Role.MINISTRY)
    response = host.post(roster(edition), invitation(email=officer.email.upper()))
    assert response["Location"] == roster(edition)
    assert StaffRole.objects.filter(user=officer, edition=edition).exists()


def test_a_role_held_already_is_told_on_the_form(host: Client, edition: Edition) -> None:
    host.post(roster(edition), invitation())
    page = host.post(roster(edition), invitation())
    assert page.context["form"].non_field_errors()


@pytest.mark.parametrize(
    "changes",
    [{"email": "x"}, {"email": "a\0@b.vn"}, {"full_name": "n" * 200}, {"full_name": "a\0b"}, {"role": "king"}],
)
def test_bad_input_is_told_and_makes_nobody(host: Client, edition: Edition, changes: dict[str, str]) -> None:
    page = host.post(roster(edition), invitation(**changes))
    assert page.status_code == 200
    assert set(page.context["form"].errors) == set(changes)
    assert User.objects.count() == 1


def test_a_host_finds_nothing_of_another_edition(host: Client) -> None:
    other = factories.EditionFactory()
    stranger = factories.officer(Role.CONTENT, other)
    assert host.get(roster(other)).status_code == 404
    assert host.get(f"/desk/colleagues/{stranger.pk}/").status_code == 404
    assert host.post(f"/desk/colleagues/{stranger.pk}/renew-link/").status_code == 404
    assert host.post(f"/desk/roles/{stranger.roles.get().pk}/revoke/").status_code == 404
    assert host.get("/desk/colleagues/").status_code == 403
    assert StaffRole.objects.filter(user=stranger).exists()


@pytest.mark.parametrize("act", ["", "renew-link/", "switch-off/", "switch-on/"])
@pytest.mark.parametrize("elsewhere", [Role.MINISTRY, Role.CONTENT])
def test_a_host_cannot_reach_the_account_of_one_who_works_elsewhere_too(
    host: Client, edition: Edition, elsewhere: str, act: str
) -> None:
    colleague = factories.officer(elsewhere, factories.EditionFactory())
    StaffRole.objects.create(user=colleague, role=Role.PRESS, edition=edition)
    path = f"/desk/colleagues/{colleague.pk}/{act}"
    assert (host.post(path) if act else host.get(path)).status_code == 404
    assert f"/desk/colleagues/{colleague.pk}/" not in host.get(roster(edition)).text


def test_a_host_resets_no_device(host: Client, edition: Edition) -> None:
    colleague = factories.officer(Role.RECEPTION, edition)
    TOTPDevice.objects.create(user=colleague, name="phone")
    assert host.post(f"/desk/colleagues/{colleague.pk}/reset-device/").status_code == 403
    assert TOTPDevice.objects.filter(user=colleague).exists()


def test_the_ministry_resets_a_lost_device(ministry: Client, edition: Edition) -> None:
    colleague = factories.officer(Role.RECEPTION, edition)
    TOTPDevice.objects.create(user=colleague, name="phone")
    path = f"/desk/colleagues/{colleague.pk}/"
    assert f"{path}reset-device/" in ministry.get(path).text
    assert ministry.post(f"{path}reset-device/")["Location"] == path
    assert not TOTPDevice.objects.filter(user=colleague).exists()


def test_a_host_renews_the_link_of_its_own_colleague(host: Client, edition: Edition) -> None:
    colleague = factories.officer(Role.CONTENT, edition)
    page = host.post(f"/desk/colleagues/{colleague.pk}/renew-link/")
    assert Client().get(page.context["link"]).status_code == 200


def test_an_account_is_switched_off_and_on(host: Client, edition: Edition) -> None:
    colleague = factories.officer(Role.CONTENT, edition)
    host.post(f"/desk/colleagues/{colleague.pk}/switch-off/")
    colleague.refresh_from_db()
    assert not colleague.is_active
    assert host.get(f"/desk/colleagues/{colleague.pk}/").status_code == 200
    host.post(f"/desk/colleagues/{colleague.pk}/switch-on/")
    colleague.refresh_from_db()
    assert colleague.is_active


def test_a_role_is_taken_away(host: Client, edition: Edition) -> None:
    held = factories.officer(Role.CONTENT, edition).roles.get()
    assert host.post(f"/desk/roles/{held.pk}/revoke/")["Location"] == roster(edition)
    assert not StaffRole.objects.filter(pk=held.pk).exists()


def test_why_a_writer_refused_is_shown(ministry: Client) -> None:
    me = User.objects.get()
    page = ministry.post(f"/desk/colleagues/{me.pk}/switch-off/", follow=True)
    assert "Không ai tự khóa tài khoản của mình" in page.text
    held = me.roles.get()
    assert "Đây là cán bộ cuối cùng" in ministry.post(f"/desk/roles/{held.pk}/revoke/", follow=True).text


def test_the_ministry_invites_another_officer(ministry: Client) -> None:
    page = ministry.post("/desk/colleagues/", invitation(role=Role.MINISTRY))
    assert page.context["link"]
    assert StaffRole.objects.filter(role=Role.MINISTRY).count() == 2


@pytest.mark.parametrize("count", [1, 12])
def test_the_roster_asks_the_same_number_of_queries_for_one_and_for_many(
    host: Client, edition: Edition, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        colleague = factories.officer(Role.CONTENT, edition)
        StaffRole.objects.create(user=colleague, role=Role.PRESS, edition=factories.EditionFactory())
    host.get(roster(edition))
    with django_assert_num_queries(7):
        host.get(roster(edition))
