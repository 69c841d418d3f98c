"""A colleague changes their own password."""

import pytest
from django.test import Client

from conference.choices import Role
from conference.models import User
from tests import factories

pytestmark = pytest.mark.django_db
OLD, NEW = "câu cũ dễ nhớ", "một câu mới dễ nhớ"
PAGE = "/desk/password/"


@pytest.fixture
def lan() -> User:
    user = factories.officer(Role.PRESS, factories.EditionFactory())
    user.set_password(OLD)
    user.save(update_fields=["password"])
    return user


@pytest.fixture
def client(lan: User) -> Client:
    return factories.signed_in(lan)


def typed(**other: str) -> dict[str, str]:
    return {"old_password": OLD, "new_password1": NEW, "new_password2": NEW} | other


def test_the_new_password_holds_and_this_browser_stays_signed_in(client: Client, lan: User) -> None:
    assert client.post(PAGE, typed())["Location"] == "/desk/"
    lan.refresh_from_db()
    assert lan.check_password(NEW)
    assert client.get("/desk/").status_code == 200


def test_another_browser_is_signed_out(client: Client, lan: User) -> None:
    elsewhere = factories.signed_in(lan)
    client.post(PAGE, typed())
    assert elsewhere.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"old_password": "không phải"}, "Đây không phải mật khẩu hiện tại của bạn."),
        ({"new_password2": "khác hẳn đi"}, "Hai mật khẩu"),
        ({"new_password1": "12345", "new_password2": "12345"}, "10"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    client: Client, lan: User, other: dict[str, str], told: str
) -> None:
    response = client.post(PAGE, typed(**other))
    assert response.status_code == 200
    assert told in response.text
    lan.refresh_from_db()
    assert lan.check_password(OLD)
