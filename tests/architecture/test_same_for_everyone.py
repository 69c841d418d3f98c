"""Public pages are the same bytes for nobody and for staff, so that they can be kept and shared."""

import pytest
from django.http import HttpResponse
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
    *("/2024/agenda/", "/2027/agenda/", "/2027/agenda/print/", "/2027/sessions/phien-toan-the/"),
    *("/2027/speeches/", "/2027/speeches/phat-bieu-khai-mac/", "/2027/speakers/", "/2027/documents/"),
    *("/speakers/phan-thi-thang/", "/2027/agenda.ics", "/2027/agenda.json", "/2027/agenda.xml", "/2027/agenda.atom"),
]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", ["", "/en"])
def test_nobody_and_staff_get_equal_bytes(language: str) -> None:
    colleague = factories.signed_in(factories.officer(Role.MINISTRY))
    for path in PAGES:
        _is_the_same(Client().get(language + path), colleague.get(language + path), path)


def _is_the_same(nobody: HttpResponse, staff: HttpResponse, path: str) -> None:
    assert nobody.status_code == staff.status_code, path
    assert nobody.content == staff.content, path
    for word in (b"csrf", b"nonce", b"sessionid"):
        assert word not in nobody.content, path
    assert not nobody.cookies, path
    assert "Cookie" not in nobody.headers.get("Vary", ""), path
    assert "nonce" not in nobody.headers["Content-Security-Policy"], path
