"""Every page is opened once in each language: it answers as it should, says nothing to the console (so the strict
policy holds), axe finds nothing in it, narrow and wide, light and dark, and the Nu HTML checker no error."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import html_checker
from tests.browser.axe import axe_findings
from tests.browser.html_checker import Check
from tests.browser.pages import LANGUAGES, PUBLIC, Look, sign_in
from tests.browser.staff_pages import ADMIN, DESK, admin_forms
from tests.browser.visits import wrong

PageOf = Callable[[str], Page]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])

# Each fault is seen by one check, in one width or scheme, alone.
FAULTY = """<!doctype html><html lang="en"><head><title>Faulty</title><style>
@media (prefers-color-scheme: dark) { p { background: #000; color: #111 } }
@media (width < 500px) { div { width: 900px } }
</style></head><body><main><h1>Faulty</h1><p>Unreadable in the dark</p><div>Wide</div><b></main>
<script>setTimeout(() => console.error("planted"), 50)</script></body></html>"""


@in_both_languages
@pytest.mark.parametrize("look", [*PUBLIC, *DESK], ids=str)
def test_nothing_is_wrong(check_html: Check | None, page_of: PageOf, look: Look, language: str) -> None:
    found = wrong(page_of(look.role), language + look.path, check_html, status=look.status)
    assert not found, found


@in_both_languages
@pytest.mark.parametrize("look", ADMIN, ids=str)
def test_nothing_is_wrong_in_the_admins_lists_and_forms(
    check_html: Check | None, page_of: PageOf, look: Look, language: str
) -> None:
    page = page_of(look.role)
    found = [wrong(page, language + look.path, check_html)]
    found += [wrong(page, form, check_html) for form in admin_forms(page)]
    assert not any(found), "\n".join(found)


def test_axe_finds_nothing_at_enrolment(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address)
    sign_in(context, "reception")
    page = context.new_page()
    for language in LANGUAGES:
        page.goto(f"{language}/desk/second-factor/")
        page.click("main form button[type=submit]")
        page.wait_for_url("**/second-factor/enrol/**")
        assert not axe_findings(page)
    context.close()


def test_every_check_sees_the_fault_planted_for_it(chromium: Browser, check_html: Check | None) -> None:
    if check_html is None:
        pytest.skip(html_checker.MISSING)
    page = chromium.new_page(base_url="http://faulty.invalid")
    page.route("**/*", lambda route: route.fulfill(body=FAULTY, content_type="text/html", status=202))
    found = wrong(page, "/faulty/", check_html)
    page.close()
    for check in ("status: 202", "console: planted", "axe: 1280 dark", "axe: 360 dark: scrolls", "HTML checker: line"):
        assert f"--- {check}" in found, found
    assert "1280 light" not in found
