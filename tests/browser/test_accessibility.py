"""axe finds nothing: every page, both languages, narrow and wide, light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages import LANGUAGES, PUBLIC, WIDTHS, Look, sign_in
from tests.browser.staff_pages import ADMIN, DESK, admin_forms

AXE = Axe()
# The dark scheme changes colours and nothing else, so only those are judged a second time.
VIOLATIONS: dict[str, list[str]] = {"resultTypes": ["violations"]}
RULES = {"light": VIOLATIONS, "dark": VIOLATIONS | {"runOnly": ["color-contrast", "link-in-text-block"]}}
# The browser is told of the scheme and takes it up a little later.
SCHEME_IS = "scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches"
# A change of scheme fades in on some pages: colours are judged when it has, or after a second (a page may
# never say that it has been painted).
SETTLED = """() => Promise.race([
  Promise.allSettled(document.getAnimations().map(one => one.finished)),
  new Promise(enough => setTimeout(enough, 1000)),
]).then(() => new Promise(painted => setTimeout(painted, 60)))"""


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
@pytest.mark.parametrize("look", [*PUBLIC, *DESK, *ADMIN], ids=str)
def test_axe_finds_nothing(page_of: Callable[[str], Page], look: Look, language: str) -> None:
    page = page_of(look.role)
    answer = page.goto(language + look.path)
    assert answer is not None
    assert answer.status == look.status
    assert not axe_findings(page)


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
@pytest.mark.parametrize("look", ADMIN, ids=str)
def test_axe_finds_nothing_on_add_and_change_pages(page_of: Callable[[str], Page], look: Look, language: str) -> None:
    page = page_of(look.role)
    page.goto(language + look.path)
    for address in admin_forms(page):
        page.goto(address)
        assert not axe_findings(page), address


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


def axe_findings(page: Page) -> str:
    """What is wrong with the open page: axe's findings in both widths and schemes, and scrolling sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"--- {width}: scrolls sideways")
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.wait_for_function(SCHEME_IS, arg=scheme, polling=50)
            page.evaluate(SETTLED)
            results = AXE.run(page, options=rules)
            if results.violations_count:
                found.append(f"--- {width} {scheme}\n{results.generate_report()}")
    return "\n".join(found)
