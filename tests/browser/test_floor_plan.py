"""The plan of the fair in a browser: moved, brought closer, gone through by keys; a hall drawn by keys alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import sign_in
from tests.browser.staff_pages import DEMO

PLAN = "/2027/floor-plan/"
HALL = f"{DEMO}/fair/halls/2/"
PHONE = {"width": 360, "height": 740}
# The booth that has the focus: its code, whether that is seen, and whether it stands within the plan's window.
FOCUSED = """() => {
  const booth = document.activeElement;
  if (!booth?.matches(".b")) return null;
  const [box, view] = [booth, document.getElementById("plan-view")].map((one) => one.getBoundingClientRect());
  const seen = getComputedStyle(booth.querySelector("rect"));
  return {
    code: booth.id.slice(2),
    marked: parseFloat(seen.strokeWidth) >= 3 && seen.stroke !== "none",
    inside: box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom,
  };
}"""


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The plan on a phone."""
    context = chromium.new_context(base_url=address, viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    found = context.new_page()
    found.goto(PLAN)
    found.evaluate("document.getElementById('plan').scrollIntoView()")
    yield found
    context.close()


def codes(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".floor .b", "all => all.map(one => one.id.slice(2))")
    return found


def width(page: Page) -> float:
    found: float = page.evaluate("document.querySelector('.floor').getBoundingClientRect().width")
    return found


def scrolled(page: Page) -> list[float]:
    found: list[float] = page.evaluate("(({scrollLeft, scrollTop}) => [scrollLeft, scrollTop])(window['plan-view'])")
    return found


def centre(page: Page) -> tuple[float, float]:
    box = page.locator("#plan-view").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def cursor(page: Page) -> str:
    found: str = page.evaluate("at => getComputedStyle(document.elementFromPoint(...at)).cursor", centre(page))
    return found


def test_tab_comes_to_every_booth_and_enter_opens_its_card(page: Page) -> None:
    wanted, seen = codes(page), []
    page.focus("#plan-view")
    for _ in wanted:
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert [one and one["code"] for one in seen] == wanted
    assert [one for one in seen if not (one["marked"] and one["inside"])] == []
    page.keyboard.press("Enter")
    expect(page.locator("#plan-card")).to_be_visible()
    expect(page.locator("#plan-card-body .booth-name")).to_contain_text(wanted[-1])
    page.keyboard.press("Escape")
    expect(page.locator("#plan-card")).to_be_hidden()
    assert page.evaluate(FOCUSED)["code"] == wanted[-1]


def test_arrows_go_to_the_booth_beside_and_the_keys_of_a_calculator_come_closer(page: Page) -> None:
    page.focus("#s-A11")
    for key, code in (("ArrowRight", "A12"), ("ArrowDown", "A22"), ("ArrowLeft", "A21"), ("ArrowUp", "A11")):
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED)["code"] == code
    far = width(page)
    page.keyboard.press("+")
    assert width(page) == pytest.approx(far * 1.5, rel=0.01)
    page.keyboard.press("0")
    assert width(page) == pytest.approx(far, rel=0.01)


def test_buttons_and_the_wheel_come_closer_to_what_lies_below_the_pointer(page: Page) -> None:
    far = width(page)
    page.click("[data-zoom=in]")
    near = width(page)
    assert near == pytest.approx(far * 1.5, rel=0.01)
    x, y = centre(page)
    page.mouse.move(x, y)
    below = "([x, y]) => document.elementFromPoint(x, y)?.closest('.b')?.id ?? ''"
    was = page.evaluate(below, [x, y])
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        "was => document.querySelector('.floor').getBoundingClientRect().width > was * 1.2", arg=near
    )
    assert page.evaluate(below, [x, y]) == was
    page.click("[data-zoom=whole]")
    assert width(page) <= far + 1


def test_two_fingers_come_closer(page: Page) -> None:
    wire, far, (x, y) = page.context.new_cdp_session(page), width(page), centre(page)

    def touch(kind: str, *apart: int) -> None:
        points = [{"x": x + one, "y": y} for one in apart]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", -20, 20)
    for step in range(24, 44, 4):
        touch("touchMove", -step, step)
    touch("touchEnd")
    assert width(page) == pytest.approx(far * 2, rel=0.05)
    assert page.evaluate("document.querySelector('.floor').style.transform") == ""


def test_a_mouse_takes_hold_of_the_plan_and_selects_and_opens_nothing(page: Page) -> None:
    page.click("[data-zoom=in]")
    page.click("[data-zoom=in]")
    (x, y), (left, top) = centre(page), scrolled(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=6)
    assert cursor(page) == "grabbing"
    page.mouse.up()
    assert scrolled(page) == pytest.approx([left + 60, top + 40], abs=1)
    assert page.evaluate("String(getSelection())") == ""
    expect(page.locator("#plan-card")).to_be_hidden()
    page.mouse.move(x, y)
    assert cursor(page) != "grabbing"
    page.locator(".floor .b").nth(20).click()
    expect(page.locator("#plan-card")).to_be_visible()


def test_a_booth_is_moved_and_saved_by_the_keyboard_alone(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    sign_in(context, "fair")
    page = context.new_page()
    page.goto(HALL)
    was = place(page, "B19")
    tab_to(page, "document.activeElement.getAttribute('aria-label')?.startsWith('B19')", back=False)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#editor-told")).not_to_have_class("is-wrong")
    tab_to(page, "document.activeElement.matches('#editor button[type=submit]')", back=True)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert place(page, "B19") == [was[0] + 1, was[1]]
    tab_to(page, "document.activeElement.matches('form[action$=\"/undo/\"] button')", back=False)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert place(page, "B19") == was
    context.close()


def place(page: Page, code: str) -> list[float]:
    """Where the table twin says the booth stands."""
    told = page.locator("tr", has=page.locator(f"th:has-text('{code}')")).locator("td").nth(1).inner_text()
    return [float(one.replace(",", ".")) for one in told.replace("m", "").split(", ")]


def tab_to(page: Page, condition: str, *, back: bool) -> Any:
    """Tab, or Shift and Tab, until what has the focus is what is looked for."""
    for _ in range(90):
        if page.evaluate(condition):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"not reached: {condition}")
