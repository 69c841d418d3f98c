"""Public pages are the same bytes for nobody and for staff, so that they can be kept and shared."""

import pytest
from django.test import Client

from conference.choices import Role
from tests import factories

PAGES = [
    "/",
    "/editions/",
    "/rotation/",
    "/2018/",
    "/2022/",
    "/2023/",
    "/2024/",
    "/2025/",
    "/2027/",
    "/1999/",
    "/privacy/",
]

PAGES += [
    *("/2024/agenda/", "/2027/agenda/", "/2027/agenda/print/", "/2027/sessions/phien-toan-the/"),
    "/privacy/",
    *("/2027/speeches/", "/2027/speeches/phat-bieu-khai-mac/", "/2027/speakers/", "/2027/documents/"),
    *("/speakers/phan-thi-thang/", "/2027/agenda.ics", "/2027/agenda.json", "/2027/agenda.xml", "/2027/agenda.atom"),
]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("path", [language + page for language in ("", "/en") for page in PAGES])
def test_nobody_and_staff_get_equal_bytes(path: str) -> None:
    nobody = Client().get(path)
    staff = factories.signed_in(factories.officer(Role.MINISTRY)).get(path)
    assert nobody.status_code == staff.status_code
    assert nobody.content == staff.content
    for word in (b"csrf", b"nonce", b"sessionid"):
        assert word not in nobody.content
    assert not nobody.cookies
    assert "Cookie" not in nobody.headers.get("Vary", "")
    assert "nonce" not in nobody.headers["Content-Security-Policy"]
