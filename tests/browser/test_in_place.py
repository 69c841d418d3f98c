"""The draft's table in a browser: a row is edited without a new page, and the focus stays where the work is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import sign_in
from tests.browser.staff_pages import AGENDA

TABLE = f"{AGENDA}/"


def opened(chromium: Browser, address: str, **options: bool) -> Page:
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900}, **options)  # type: ignore[arg-type]
    sign_in(context, "content")
    page = context.new_page()
    page.goto(TABLE)
    return page


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    found = opened(chromium, address)
    found.evaluate("window.isTheSamePage = true")
    yield found
    found.context.close()


def test_a_row_opens_saves_and_keeps_the_focus_without_a_new_page(page: Page) -> None:
    row = page.locator("tr.item-row").first
    place = f"#{row.get_attribute('id')}"
    title = page.locator(f"{place} td:nth-child(2) a").inner_text()
    page.locator(f"{place} a[data-in-place]").press("Enter")
    field = page.locator(f"{place} input[name=title_vi]")
    field.fill(f"{title} 2")
    field.press("Enter")
    expect(page.locator(".in-place-told")).not_to_be_empty()
    expect(page.locator(f"{place} td:nth-child(2) a")).to_have_text(f"{title} 2")
    expect(page.locator(f"{place} td:nth-child(2) a")).to_be_focused()
    page.locator("button[formaction$='/undo/']").press("Enter")
    expect(page.locator(f"{place} td:nth-child(2) a")).to_have_text(title)
    assert page.evaluate("window.isTheSamePage")


def test_what_is_wrong_gets_the_focus_where_it_stands(page: Page) -> None:
    place = f"#{page.locator('tr.item-row').first.get_attribute('id')}"
    page.locator(f"{place} a[data-in-place]").click()
    page.locator(f"{place} input[name=title_vi]").fill("")
    page.locator(f"{place} button[form=row]").click()
    expect(page.locator(f"{place} .mend")).to_be_visible()
    expect(page.locator(f"{place} input[name=title_vi]")).to_be_focused()
    assert page.evaluate("window.isTheSamePage")


def test_a_lost_connection_is_told_and_what_was_typed_stays(page: Page) -> None:
    place = f"#{page.locator('tr.item-row').first.get_attribute('id')}"
    page.locator(f"{place} a[data-in-place]").click()
    page.locator(f"{place} input[name=title_vi]").fill("Đang gõ")
    page.context.set_offline(True)
    page.locator(f"{place} button[form=row]").click()
    expect(page.locator(".in-place-told")).not_to_be_empty()
    assert page.input_value(f"{place} input[name=title_vi]") == "Đang gõ"


def test_the_same_row_is_edited_where_no_script_runs(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, java_script_enabled=False)
    place = f"#{page.locator('tr.item-row').first.get_attribute('id')}"
    title = page.locator(f"{place} td:nth-child(2) a").inner_text()
    page.locator(f"{place} a[data-in-place]").click()
    page.locator(f"{place} button[form=row]").click()
    expect(page.locator(f"{place} td:nth-child(2) a")).to_have_text(title)
    assert page.url.endswith(f"{TABLE}{place}")
    page.locator("button[formaction$='/undo/']").click()
    page.context.close()
