"""The strict policy holds: no page of any kind brings a word to the browser's console."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.pages import LANGUAGES, PUBLIC, Look
from tests.browser.staff_pages import ADMIN, DESK, admin_forms


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
@pytest.mark.parametrize("look", [*PUBLIC, *DESK, *ADMIN], ids=str)
def test_the_console_stays_silent(page_of: Callable[[str], Page], look: Look, language: str) -> None:
    page = page_of(look.role)
    assert _said(page, language + look.path) == []


@pytest.mark.parametrize("look", ADMIN, ids=str)
def test_the_console_stays_silent_on_add_and_change_pages(page_of: Callable[[str], Page], look: Look) -> None:
    page = page_of(look.role)
    page.goto(look.path)
    for address in admin_forms(page):
        assert _said(page, address) == [], address


def test_the_policy_is_strict(page_of: Callable[[str], Page]) -> None:
    for path, role in [("/", ""), ("/desk/", "ministry"), ("/admin/", "ministry")]:
        answer = page_of(role).goto(path)
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy


def _said(page: Page, address: str) -> list[str]:
    words: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # The page's own status (a designed 404, say) is told to the console too, and is no fault.
        if message.type in ("error", "warning") and "the server responded with a status of" not in message.text:
            words.append(message.text)

    def complain(error: object) -> None:
        words.append(str(error))

    page.on("console", listen)
    page.on("pageerror", complain)
    page.goto(address)
    page.wait_for_timeout(50)  # a script may still complain after the page has loaded
    page.remove_listener("console", listen)
    page.remove_listener("pageerror", complain)
    return words
