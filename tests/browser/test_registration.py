"""Registering in a browser: without scripts, by the keyboard, axe in every step and error; the pass offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe_findings
from tests.browser.pages import LANGUAGES, PASS, New
from tests.events.test_passes import read_code

FOREIGN = "khach-quoc-te"


def heading(page: Page) -> str:
    return page.inner_text("main h2 >> nth=0")


def go(page: Page) -> None:
    with page.expect_navigation():
        page.click(".register-go button[type=submit]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
def test_one_registers_without_scripts_on_a_phone(new: New, language: str) -> None:
    page = new(java_script_enabled=False)
    page.goto(f"{language}/2027/register/")
    page.click("label:has-text('Khách quốc tế'), label:has-text('Foreign guests')")
    page.click(
        "label:has-text('Kết nối cung cầu'), label:has-text('kết nối cung cầu'), label:has-text('Supply-demand')"
    )
    page.click(".register-go button[type=submit]")
    page.fill("[name=name]", f"Jane Smith {language}")
    page.fill("[name=unit]", "Austrade")
    page.select_option("[name=country]", "AU")
    page.fill("[name=phone]", "+61 412 345 678")
    page.click(".register-go button[type=submit]")
    page.fill("[name=arrives_on]", "14/10/2027")
    page.click(".register-go button[type=submit]")
    assert page.locator("dd", has_text="14/10/2027").count() == 1
    assert page.locator("input:checked").count() == 0
    page.click("label[for=id_adult]")
    page.click("label[for=id_notice]")
    page.click(".register-go button[type=submit]")
    assert page.url.endswith("/register/received/")


def test_one_registers_by_the_keyboard_alone(new: New) -> None:
    page = new(java_script_enabled=True)
    page.goto("/2027/register/")
    keys(page, "input[name=category]", "Space")
    keys(page, "input[name=events]", "Space")
    keys(page, "input[name=events]", "Enter")
    page.wait_for_url("**/person/")
    keys(page, "[name=name]", "text:Lê Bàn Phím")
    keys(page, "[name=unit]", "text:Sở Công Thương tỉnh Mẫu")
    keys(page, "[name=email]", "text:phim@demo.invalid")
    keys(page, "[name=email]", "Enter")
    page.wait_for_url("**/stay/")
    keys(page, "[name=diet]", "Enter")
    page.wait_for_url("**/review/")
    keys(page, "[name=adult]", "Space")
    keys(page, "[name=notice]", "Space")
    keys(page, "[name=notice]", "Enter")
    page.wait_for_url("**/received/")


def keys(page: Page, selector: str, press: str) -> None:
    """Tab to the first such field, as somebody without a mouse does, and press or type there."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"{selector} is not reached")
    if press.startswith("text:"):
        page.keyboard.type(press.removeprefix("text:"))
    else:
        page.keyboard.press(press)


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
def test_axe_finds_nothing_in_any_step_or_error(new: New, language: str) -> None:
    page = new()
    found: list[str] = []
    page.goto(f"{language}/2027/register/")
    go(page)
    found += axe_findings(page)
    page.check("input[name=category] >> nth=1")
    page.check("input[name=events] >> nth=0")
    go(page)
    found += axe_findings(page)
    go(page)
    found += axe_findings(page)
    page.fill("[name=name]", "Lê Văn Axe")
    page.fill("[name=unit]", "Hợp tác xã Mẫu")
    page.fill("[name=email]", "axe@demo.invalid")
    go(page)
    page.fill("[name=arrives_on]", "31/02/2027")
    go(page)
    found += axe_findings(page)
    page.fill("[name=arrives_on]", "")
    page.fill("input[name^=question][type=text]", "Xoài")
    go(page)
    found += axe_findings(page)
    go(page)
    found += axe_findings(page)
    assert not found, "\n".join(found)


def test_the_draft_is_there_after_the_browser_was_closed(new: New, chromium: Browser, address: str) -> None:
    page = new(java_script_enabled=False)
    page.goto("/2027/register/")
    page.check("input[name=category] >> nth=0")
    page.check("input[name=events] >> nth=0")
    go(page)
    page.fill("[name=name]", "Lê Văn Nháp")
    go(page)
    kept = page.context.storage_state()
    later = new(storage_state=kept)
    later.goto("/2027/register/person/")
    assert later.input_value("[name=name]") == "Lê Văn Nháp"


def test_the_code_on_the_phone_is_read(new: New, tmp_path: Path) -> None:
    page = new()
    page.goto(f"{PASS}/")
    shown = page.inner_text(".pass-code")
    assert read_code(page.locator(".pass-qr").screenshot(), tmp_path) == shown


def test_an_opened_pass_opens_without_a_network_and_goes_when_it_is_removed(new: New) -> None:
    page = new()
    page.goto(f"{PASS}/")
    page.wait_for_selector("#offline:not([hidden])", state="attached")
    page.context.set_offline(True)
    page.goto(f"{PASS}/")
    assert "Trần Thị Minh Họa" in page.inner_text("h1")
    assert page.evaluate("document.querySelector('.pass-qr').naturalWidth") > 600
    page.context.set_offline(False)
    page.goto(f"{PASS}/")
    page.click("summary:has-text('Lưu thẻ')")
    page.wait_for_selector("#forget", state="visible")
    page.click("#forget")
    page.wait_for_selector("#forgotten", state="visible")
    left = page.evaluate(
        "async () => (await (await caches.open('pass')).keys()).filter(one => one.url.includes('/pass/')).length"
    )
    assert left == 0
