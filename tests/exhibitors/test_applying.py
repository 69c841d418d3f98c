"""An exhibitor applies by the form, and has the link sent once more."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conference.models import Message
from exhibitors.models import Application, Exhibitor, Fair
from tests import factories
from tests.exhibitors.fairs import DAY, a_fair, applied, today

pytestmark = pytest.mark.django_db


def path(fair: Fair, name: str = "exhibit") -> str:
    return reverse(name, args=[fair.edition.year])


def answers(**more: Any) -> dict[str, Any]:
    province = more.pop("province", None) or factories.ProvinceFactory()
    return {
        "key": uuid.uuid4(), "kind": "cooperative", "name_vi": "HTX Chợ Mới", "province": province.pk, "wanted": 2,
        "through": "department", "contact_name": "Lê Thị Sen", "contact_phone": "0912 345 678", "notice": "on",
    } | more  # fmt: skip


def test_the_form_makes_one_application_and_a_receipt_however_often_it_is_sent() -> None:
    fair, sent = a_fair(), answers()
    for _ in range(2):
        answer = Client().post(path(fair), sent)
        assert answer.headers["Location"] == path(fair, "exhibit-received")
    made = Application.objects.get()
    assert (made.wanted, made.through_department, made.exhibitor.kind) == (2, True, "cooperative")
    contact = made.exhibitor.contacts.get()
    assert (contact.phone, contact.language, bool(contact.informed_at)) == ("+84912345678", "vi", True)
    assert Client().get(path(fair, "exhibit-received")).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_vi", ""), ("name_vi", "x" * 201), ("kind", "pavilion"), ("province", "nowhere"), ("wanted", "0"),
        ("wanted", "nhiều"), ("wanted", "99999999999999999999"), ("through", ""), ("website", "javascript:alert(1)"),
        ("contact_name", ""), ("contact_phone", "12"), ("contact_phone", ""), ("contact_email", "a@"), ("notice", ""),
        ("key", "none"), ("note", "x" * 501),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_the_form_and_nothing_is_made(field: str, value: str) -> None:
    fair = a_fair()
    answer = Client().post(path(fair), answers(**{field: value}) if field != "province" else answers() | {field: value})
    assert (answer.status_code, Exhibitor.objects.count()) == (200, 0)
    assert "error-summary" in answer.content.decode()


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [(2, 9, "Chưa đến thời gian"), (-9, -2, "Đã hết hạn đăng ký"), (None, None, "chưa nhận đăng ký")],
)
def test_a_closed_fair_says_so(opens: int | None, closes: int | None, told: str) -> None:
    fair = a_fair(
        opens_on=today() + opens * DAY if opens else None, closes_on=today() + closes * DAY if closes else None
    )
    for answer in (Client().get(path(fair)), Client().post(path(fair), answers())):
        assert told in answer.content.decode()
    assert not Exhibitor.objects.exists()
    assert Client().get(reverse("exhibit", args=[factories.EditionFactory().year])).status_code == 200


def test_another_site_sends_nothing_here() -> None:
    fair = a_fair()
    assert Client().post(path(fair), answers(), headers={"origin": "https://elsewhere.example"}).status_code == 403


def test_whether_an_address_is_known_is_not_told() -> None:
    fair = a_fair()
    applied(fair, email="sen@example.vn")
    told = [
        Client().post(path(fair, "exhibit-link"), {"email": email}).content for email in ("SEN@example.vn", "b@c.vn")
    ]
    assert told[0] == told[1]
    assert Message.objects.filter(kind="exhibitor.link").count() == 1
