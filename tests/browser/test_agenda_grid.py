"""The grid of rooms and time in a browser: dragged, moved by keys, and usable where no script runs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.pages import sign_in
from tests.browser.staff_pages import AGENDA

GRID = f"{AGENDA}/grid/"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    sign_in(context, "content")
    yield context.new_page()
    context.close()


def first(page: Page) -> Locator:
    return page.locator(".room-grid a").first


def undo(page: Page) -> None:
    page.goto(f"{AGENDA}/")
    page.click("button[formaction$='/undo/']")


def test_arrow_keys_move_a_session_and_enter_saves(page: Page) -> None:
    page.goto(GRID)
    was = first(page).get_attribute("data-starts")
    session = page.locator(f"#{first(page).get_attribute('id')}")
    session.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#grid-told")).to_contain_text("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#grid-told")).to_be_empty()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator(".in-place-told")).not_to_be_empty()
    assert page.url.endswith(GRID)
    assert _minutes(str(session.get_attribute("data-starts"))) == _minutes(str(was)) - 5
    expect(session).to_be_focused()
    undo(page)


def test_a_session_is_dragged_to_a_line(page: Page) -> None:
    page.goto(GRID)
    session, to = page.locator(f"#{first(page).get_attribute('id')}"), page.locator(".room-grid tbody tr").nth(1)
    time = to.get_attribute("data-time")
    box, line = session.bounding_box(), to.bounding_box()
    assert box
    assert line
    page.mouse.move(box["x"] + 40, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 44, line["y"] + 15, steps=5)
    expect(page.locator("#grid-told")).to_contain_text(str(time))
    page.mouse.up()
    expect(session).to_have_attribute("data-starts", str(time))
    undo(page)


def test_a_click_still_opens_the_form(page: Page) -> None:
    page.goto(GRID)
    with page.expect_navigation():
        first(page).click()
    assert page.url.endswith("/move/?back=grid")


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
