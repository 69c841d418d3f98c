"""axe finds nothing: every page, both languages, narrow and wide, light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import LANGUAGES, PUBLIC, SCHEMES, WIDTHS, Look
from tests.browser.staff_pages import ADMIN, DESK

AXE = Axe()


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
@pytest.mark.parametrize("look", [*PUBLIC, *DESK, *ADMIN], ids=str)
def test_axe_finds_nothing(page_of: Callable[[str], Page], look: Look, language: str) -> None:
    page = page_of(look.role)
    answer = page.goto(language + look.path)
    assert answer is not None
    assert answer.status == look.status
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = AXE.run(page)
            if results.violations_count:
                found.append(f"--- {width} {scheme}\n{results.generate_report()}")
    assert not found, "\n".join(found)
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "scrolls sideways on a phone"
