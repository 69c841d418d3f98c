from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import html_checker, site
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.html_checker import Check
from tests.browser.pages import PHONE, New, sign_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.nodeid.replace("\\", "/"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The address of a running demo with some planted data."""
    with site.running(folder) as found:
        yield found


@pytest.fixture(scope="session")
def check_html() -> Iterator[Check | None]:
    """Names the errors in a page's HTML; None where the machine has no checker."""
    if not html_checker.found():
        yield None
        return
    with html_checker.running() as check:
        yield check


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium found: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context_of(chromium: Browser, address: str) -> Iterator[Callable[[str], BrowserContext]]:
    """One signed-in context a role ("" is nobody), shared by all tests of the run."""
    kept: dict[str, BrowserContext] = {}

    def of(role: str) -> BrowserContext:
        if role not in kept:
            kept[role] = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
            if role:
                sign_in(kept[role], role)
        return kept[role]

    yield of
    for context in kept.values():
        context.close()


@pytest.fixture(scope="session")
def page_of(context_of: Callable[[str], BrowserContext]) -> Callable[[str], Page]:
    """The page of somebody with that role; one for the whole run, as opening one costs more than a visit."""
    kept: dict[str, Page] = {}

    def of(role: str) -> Page:
        if role not in kept:
            kept[role] = context_of(role).new_page()
        kept[role].set_viewport_size({"width": 1280, "height": 900})
        return kept[role]

    return of


@pytest.fixture
def new(chromium: Browser, address: str) -> Iterator[New]:
    """Fresh pages on a phone, each of a visitor of its own."""
    contexts: list[BrowserContext] = []

    def page(**options: object) -> Page:
        contexts.append(chromium.new_context(base_url=address, viewport=PHONE, **options))  # type: ignore[arg-type]
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()
