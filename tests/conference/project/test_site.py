import re
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from conference import tokens
from conference.choices import EditionStatus, Role
from conference.models import Series
from conference.project import context
from conference.project.views import errors
from tests import factories
from tests.events.programmes import a_session, an_event, publish

MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ERRORS = ["400", "403", "403_csrf", "404", "405", "413", "429", "500", "503"]


def sitemap(client: Client) -> dict[str, dict[str, str]]:
    """Every address with its twins by language."""
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {str(url.findtext(f"{MAPS}loc")): twins(url) for url in urls}


def twins(url: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")}


@pytest.mark.django_db
def test_the_sitemap_names_each_page_in_both_languages(client: Client) -> None:
    factories.EditionFactory(year=2031)
    found = sitemap(client)
    base = "http://testserver"
    pages = ["", "editions/", "rotation/", "privacy/", "2031/"]
    assert set(found) == {f"{base}{prefix}{page}" for prefix in ("/", "/en/") for page in pages}
    both = {"vi": f"{base}/2031/", "en": f"{base}/en/2031/", "x-default": f"{base}/2031/"}
    assert found[f"{base}/2031/"] == found[f"{base}/en/2031/"] == both


@pytest.mark.django_db
def test_the_sitemap_leaves_out_drafts_fiction_and_what_has_no_page(client: Client) -> None:
    factories.EditionFactory(year=2031, status=EditionStatus.DRAFT)
    factories.EditionFactory(year=2032, ordinal=None, is_fictional=True)
    factories.EditionFactory(year=None, starts_on=None)
    assert not [address for address in sitemap(client) if re.search("203|None", address)]


@pytest.mark.django_db
def test_the_sitemap_names_programmes_and_figures_that_are_public(client: Client) -> None:
    event = an_event(year=2031, ordinal=31)
    a_session(event)
    assert not [address for address in sitemap(client) if "agenda" in address or "indicators" in address]
    publish(event)
    factories.IndicatorFactory(edition=event.edition)
    found = sitemap(client)
    for page in ("agenda", "speeches", "speakers", "indicators"):
        assert f"http://testserver/en/2031/{page}/" in found


@pytest.mark.django_db
def test_robots_stay_out_of_staff_and_token_pages(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    for path in ("desk", "admin", *tokens.PLACES):
        assert f"Disallow: /{path}/" in lines
        assert f"Disallow: /en/{path}/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_icon_is_found_at_the_root(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/luanluu/favicon.png"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/editions/", "/rotation/", "/en/", "/en/editions/", "/en/rotation/"])
def test_every_public_page_stands_before_the_facts_are_loaded(client: Client, path: str) -> None:
    assert not Series.objects.exists()
    assert client.get(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/en/rotation/"])
def test_a_public_page_is_the_same_for_staff_and_for_nobody(facts: None, client: Client, path: str) -> None:
    staff = factories.signed_in(factories.officer(Role.MINISTRY))
    page = client.get(path)
    assert page.content == staff.get(path).content
    assert not page.cookies
    assert b"csrf" not in page.content


@pytest.mark.django_db
def test_a_page_says_where_it_stands_in_both_languages(facts: None, client: Client) -> None:
    page = client.get("/en/rotation/?page=2").content.decode()
    assert '<html lang="en">' in page
    assert '<link rel="canonical" href="http://testserver/en/rotation/">' in page
    assert '<link rel="alternate" hreflang="vi" href="http://testserver/rotation/">' in page
    assert '<link rel="alternate" hreflang="x-default" href="http://testserver/rotation/">' in page
    assert re.search(r'<a class="language" href="/rotation/[^"]*" hreflang="vi" lang="vi">Tiếng Việt</a>', page)
    assert re.search(r'property="og:image" content="http://testserver/static/[^"]+\.png"', page)


@pytest.mark.django_db
def test_the_series_is_asked_for_once_a_page(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    series = context.site(RequestFactory().get("/"))["series"]
    with django_assert_num_queries(1):
        assert series() is series() is None


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_error_pages_stand_without_a_database(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, code: str, language: str
) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(context._SERIES, "first", away)
    with translation.override(language):
        page = errors.answer(rf.get("/x/"), f"{code}.html", int(code[:3])).content.decode()
    assert f'<html lang="{language}">' in page
    assert f"{'Lỗi' if language == 'vi' else 'Error'} {code[:3]}" in page
    assert 'content="noindex"' in page
    assert 'class="button"' in page


@pytest.mark.django_db
def test_a_failed_page_offers_to_try_again_only_where_nothing_is_sent_twice(rf: RequestFactory) -> None:
    button = 'class="button" href="/2024/?a=1"'
    assert button in errors.answer(rf.get("/2024/?a=1"), "503.html", 503).content.decode()
    assert button not in errors.answer(rf.post("/2024/?a=1"), "503.html", 503).content.decode()


@pytest.mark.django_db
def test_a_missing_english_page_is_missing_in_english(client: Client) -> None:
    page = client.get("/en/nowhere/")
    assert page.status_code == 404
    assert "There is no page here" in page.content.decode()
    assert "Không tìm thấy trang" in client.get("/nowhere/").content.decode()


@pytest.mark.django_db
def test_a_demo_says_so_on_every_page(client: Client, settings: object) -> None:
    assert "demo-ribbon" not in client.get("/rotation/").content.decode()
    settings.DEMO = True  # type: ignore[attr-defined]
    for path in ("/rotation/", "/nowhere/", "/desk/sign-in/"):
        assert "Dữ liệu minh họa" in client.get(path).content.decode()


@pytest.mark.django_db
def test_the_menu_leads_to_the_current_programme_whatever_edition_that_is(client: Client) -> None:
    assert client.get("/agenda/")["Location"] == "/"
    factories.EditionFactory(year=2031, ordinal=31)
    assert client.get("/en/agenda/")["Location"] == "/en/2031/agenda/"
    assert '<a href="/agenda/">' in client.get("/editions/").content.decode()
