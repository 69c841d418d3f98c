"""A kept page is given as Django would give it, byte for byte and header for header."""

import gzip
from typing import Any
from unittest.mock import Mock

import brotli
import pytest
from django.test import override_settings

from conference.project.environment import networks
from conference.project.page_cache import page
from conference.project.page_cache.page import coding_for
from tests.architecture.test_same_for_everyone import PAGES
from tests.conference.project.page_cache.visitor import Site

pytestmark = pytest.mark.django_db
OTHERS = ["/2024/indicators/", "/sitemap.xml", "/robots.txt", "/2027/agenda/?day=2027-10-15&kind=paper"]
BR, COOKIE = {"HTTP_ACCEPT_ENCODING": "gzip, br"}, {"HTTP_COOKIE": "sessionid=" + "a" * 32}
MISSING = ("/1999/",)


@pytest.mark.usefixtures("demo")
def test_every_public_page_is_kept_and_given_as_it_was_made(site: Site) -> None:
    for path in [*PAGES, *OTHERS, *(f"/en{path}" for path in PAGES)]:
        if path.endswith(MISSING):
            continue
        uncached = site.get(path, **COOKIE)
        assert uncached == site.get(path), path
        made = site.get(path, **BR)
        before = site.asked
        given = site.get(path, **BR)
        assert site.asked == before, f"{path} was made again"
        assert made == given, path
        assert given.status == 200
        assert brotli.decompress(given.body) == uncached.body
        assert given.headers["Content-Length"] == str(len(given.body))


def test_it_is_given_without_a_query_to_the_database_beyond_the_last_change(
    site: Site, django_assert_num_queries: Any
) -> None:
    site.get("/editions/")
    with django_assert_num_queries(1):
        site.get("/editions/")


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("accepted", "coding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity", None, bytes),
        ("br;q=0.0,*;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_it_is_given_in_the_coding_that_the_visitor_reads(site: Site, accepted: str, coding: Any, read: Any) -> None:
    plain = site.get("/rotation/").body
    for _ in range(2):
        answer = site.get("/rotation/", HTTP_ACCEPT_ENCODING=accepted)
        assert answer.headers.get("Content-Encoding") == coding
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert read(answer.body) == plain


def test_each_coding_is_made_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Mock(return_value=b"short")
    monkeypatch.setitem(page.COMPRESS, "br", made)
    for _ in range(3):
        assert site.get("/editions/", **BR).body == b"short"
    assert made.call_count == 1


def test_what_is_made_for_one_is_compressed_quickly(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Mock(return_value=b"short")
    monkeypatch.setitem(page.COMPRESS, "br", made)
    site.get("/editions/", **BR)
    site.get("/editions/", **BR, **COOKIE)
    many, one = (call.args[1] for call in made.call_args_list)
    assert (many, one) == (page.FOR_MANY, page.FOR_ONE)


def test_a_visitor_who_has_it_is_told_so(site: Site) -> None:
    first = site.get("/editions/")
    for known in (
        {"HTTP_IF_NONE_MATCH": first.headers["ETag"]},
        {"HTTP_IF_NONE_MATCH": f'"other", {first.headers["ETag"]}'},
        {"HTTP_IF_MODIFIED_SINCE": first.headers["Last-Modified"]},
    ):
        for more in ({}, COOKIE):
            answer = site.get("/editions/", **known, **more)
            assert (answer.status, answer.body) == (304, b"")
            assert answer.headers["ETag"] == first.headers["ETag"]
            assert "Content-Type" not in answer.headers


def test_a_visitor_who_has_another_gets_it(site: Site) -> None:
    for other in (
        {"HTTP_IF_NONE_MATCH": '"other"'},
        {"HTTP_IF_MODIFIED_SINCE": "Mon, 01 Oct 2040 00:00:00 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": "nonsense"},
        # The ETag is the better witness.
        {"HTTP_IF_NONE_MATCH": '"other"', "HTTP_IF_MODIFIED_SINCE": "Wed, 01 Oct 2042 00:00:00 GMT"},
    ):
        assert site.get("/editions/", **other).status == 200


def test_head_has_the_headers_and_no_body(site: Site) -> None:
    unkept = site.get("/editions/", "HEAD", **BR)
    given = site.get("/editions/", **BR)
    assert site.get("/editions/", "HEAD", **BR) == unkept
    assert (unkept.headers, unkept.body) == (given.headers, b"")


def test_a_parameter_that_the_page_does_not_read_makes_no_other_page(site: Site) -> None:
    plain = site.get("/editions/")
    asked = site.asked
    assert site.get("/editions/?utm_source=zalo&fbclid=1234&zarsrc=30") == plain
    assert site.asked == asked


@pytest.mark.usefixtures("demo")
def test_a_parameter_that_it_reads_does(site: Site) -> None:
    whole = site.get("/2027/agenda/").body
    for _ in range(2):
        assert site.get("/2027/agenda/?day=2027-10-15").body != whole
        assert site.get("/2027/agenda/?utm_source=zalo&day=2027-10-15").body != whole
        assert site.get("/2027/agenda/").body == whole


# --- what Django refuses stays refused -----------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"HTTP_HOST": "evil.example"}, 400),
        ({"QUERY_STRING": "q=%00"}, 400),
        ({"HTTP_COOKIE": 'x="\\000"'}, 400),
        ({"CONTENT_LENGTH": str(31 * 1024 * 1024)}, 413),
        ({"REQUEST_METHOD": "POST"}, 405),
        ({"REQUEST_METHOD": "DELETE"}, 405),
    ],
)
def test_a_refused_request_is_refused_beside_a_kept_page(site: Site, more: dict[str, str], status: int) -> None:
    site.get("/editions/")
    assert site.get("/editions/", **more).status == status
    assert site.get("/editions/").status == 200


def test_each_host_has_its_own_addresses_in_its_pages(site: Site) -> None:
    site.get("/editions/")
    assert b"http://localhost/editions/" in site.get("/editions/", HTTP_HOST="localhost").body
    assert b"http://testserver/editions/" in site.get("/editions/").body


@override_settings(TRUSTED_PROXY=networks("192.0.2.1"), SECURE_SSL_REDIRECT=True)
def test_a_page_kept_for_https_is_not_given_over_plain_http(site: Site) -> None:
    site = Site()  # its middleware is chosen at the start
    secure = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_PROTO": "https"}
    for _ in range(2):
        answer = site.get("/editions/", **secure)
        assert answer.status == 200
        assert b"https://testserver/editions/" in answer.body
        assert "Strict-Transport-Security" in site.get("/editions/", **secure).headers
        assert site.get("/editions/").status == 301
        assert site.get("/editions/", **secure | {"REMOTE_ADDR": "198.51.100.7"}).status == 301


@override_settings(DEMO=True)
def test_the_demo_s_kept_pages_stay_at_home(site: Site) -> None:
    site = Site()  # its middleware is chosen at the start
    assert site.get("/editions/").status == 200
    for address in ("192.168.1.9", "nonsense", ""):
        assert site.get("/editions/", REMOTE_ADDR=address).status == 403


@pytest.mark.parametrize(
    ("weight", "coding"), [("br;q=0.001", "br"), ("br; q=0", ""), ("BR", "br"), ("br;q=1.0", "br")]
)
def test_weights_are_read(weight: str, coding: str) -> None:
    assert coding_for(weight) == coding
