"""Three stories of the fair where no script runs: exhibitors and a department on a phone, an officer at the desk."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import once
from tests.browser import site
from tests.browser.pages import New, sign_in
from tests.browser.seed import DEPARTMENT
from tests.browser.staff_pages import DEMO
from tests.events.test_passes import read_code

FAIR = f"{DEMO}/fair/"
STANDARD = "Gian hàng tiêu chuẩn"
ENDS_YESTERDAY = """
from datetime import timedelta
from django.utils import timezone
from exhibitors import booths, fairs
from exhibitors.models import Application
now = timezone.now()
offer = Application.objects.filter(exhibitor__name_vi={name!r})
assert offer.update(held_until=fairs.today_at(now) - timedelta(days=1)) == 1
booths.let_run_out(now)
"""


@pytest.fixture
def desk(chromium: Browser, address: str) -> Iterator[Page]:
    """An officer of the fair."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    sign_in(context, "fair")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(new: New) -> Page:
    return new(java_script_enabled=False)


def press(page: Page, button: str) -> None:
    """Press it; what follows is no error, and no wider than the window."""
    with page.expect_navigation() as found:
        page.click(button)
    assert found.value.status == 200, page.inner_text("main")
    assert page.locator(".error-summary").count() == 0, page.inner_text(".error-summary")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def apply(phone: Page, name: str, through: str, province: str = "") -> None:
    """Apply for a booth, from that province or else from the first that is offered."""
    phone.goto("/2027/exhibit/")
    offered = phone.locator("[name=province] option").all_inner_texts()[1:]
    phone.select_option("[name=kind]", "cooperative" if through == "department" else "enterprise")
    phone.fill("[name=name_vi]", name)
    phone.select_option("[name=province]", label=next(one for one in offered if province.endswith(one) or not province))
    phone.check(f"[name=through][value={through}]")
    phone.fill("[name=contact_name]", "Lê Thị Sen")
    phone.fill("[name=contact_phone]", "0912 345 678")
    phone.check("[name=notice]")
    press(phone, ".register-go button")
    assert phone.url.endswith("/exhibit/received/")


def opened(desk: Page, name: str) -> None:
    """The exhibitor's page at the desk, found by its name."""
    desk.goto(f"{FAIR}?q={name}")
    press(desk, f".fair-table a:has-text('{name}')")


def offer(desk: Page, name: str) -> str:
    """Keep the first free standard booth for them; returns its code."""
    opened(desk, name)
    choice = desk.locator("[name=booths] option", has_text=STANDARD).first
    code = choice.inner_text().split(" ")[0]
    desk.select_option("[name=booths]", str(choice.get_attribute("value")))
    press(desk, "form[action$='/offer/'] button >> nth=0")
    return code


def link(desk: Page, name: str) -> str:
    """Who has given no e-mail gets the link by Zalo from a colleague."""
    opened(desk, name)
    press(desk, "form[action$='/renew-link/'] button")
    return urlsplit(desk.inner_text(".copy")).path


def confirm(phone: Page, portal: str, code: str) -> None:
    phone.goto(portal)
    assert code in phone.inner_text(".portal-booths")
    press(phone, "form[action$='/acts/confirm/'] button")


def stands(phone: Page, name: str, code: str) -> None:
    """On the plan at that booth, which leads to its row in the list and from there to its page."""
    phone.goto("/2027/floor-plan/")
    booth = phone.locator(f"#s-{code}")
    assert f"{code}, {name}" in str(booth.get_attribute("aria-label"))
    booth.dispatch_event("click")
    phone.goto(f"/2027/floor-plan/{booth.get_attribute('href')}")
    press(phone, f"#b-{code} .booth-holder")
    expect(phone.locator("h1")).to_have_text(name)
    assert code in phone.inner_text("main")


def test_a_cooperative_applies_through_its_department_pays_nothing_and_stands_on_the_plan(
    phone: Page, desk: Page, new: New
) -> None:
    name, focal = "Hợp tác xã Trà Hành Trình", new(java_script_enabled=False)
    focal.goto(f"/delegation/{DEPARTMENT}/booths/")
    desk.goto(f"{FAIR}allotments/")
    apply(phone, name, "department", desk.inner_text("tbody th >> nth=0"))
    focal.reload()
    focal.fill(f"tr:has-text('{name}') input", "2")
    press(focal, "form button")
    code = offer(desk, name)
    desk.goto(f"{FAIR}fees/")
    press(desk, f"a:has-text('{name}')")
    desk.fill("[name$=covered]", "6.000.000")
    desk.select_option("[name$=source]", index=1)
    press(desk, "button[name=cover]")
    portal = link(desk, name)
    phone.goto(f"{portal}fee/")
    assert "không phải nộp" in phone.inner_text("main")
    confirm(phone, portal, code)
    assert "Đã xác nhận" in phone.inner_text(".portal-state")
    stands(phone, name, code)


def test_a_firm_applies_alone_pays_by_vietqr_and_the_statement_confirms_it(
    phone: Page, desk: Page, tmp_path: Path
) -> None:
    name = "Công ty Gốm Hành Trình"
    apply(phone, name, "alone")
    code = offer(desk, name)
    portal = link(desk, name)
    phone.goto(f"{portal}fee/")
    assert "6.000.000" in phone.inner_text("main")
    paid = read_code(phone.locator(".fee-code img").screenshot(), tmp_path)
    memo = re.search(r"6304[0-9A-F]{4}$", paid) and re.search(rf"\w+ GH {code}", paid)
    assert memo, paid
    assert "54076000000" in paid

    # The bank has put a number of its own before the memo, and eaten its spaces.
    heard = f"MBVCB.77123.{memo[0][4:].replace(' ', '')}.CT tu 0011"
    desk.goto(f"{FAIR}payments/")
    rows = f"Ngày;Ghi có;Nội dung\n15/09/2027;6.000.000;{heard}\n"
    desk.set_input_files("[name=file]", {"name": "sao-ke.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    press(desk, "form[enctype] button")
    for other in desk.locator("tr:not(:has-text('77123')) [name=proposal]:checked").all():
        other.uncheck()
    assert desk.is_checked("tr:has-text('77123') [name=proposal]")
    press(desk, "form[action$='/accept/'] button")
    phone.goto(f"{portal}fee/")
    assert "Đã nộp đủ" in phone.inner_text("main")
    phone.goto(portal)
    assert "Đã xác nhận" in phone.inner_text(".portal-state")
    stands(phone, name, code)


def test_an_offer_runs_out_and_the_next_one_on_the_list_gets_it(
    phone: Page, desk: Page, new: New, folder: Path
) -> None:
    late, next_one, second = "Công ty Chậm Hành Trình", "Công ty Kế Tiếp Hành Trình", new(java_script_enabled=False)
    listed = others_step_aside(desk)
    apply(phone, late, "alone")
    apply(second, next_one, "alone")
    code = offer(desk, late)
    opened(desk, next_one)
    press(desk, "form[action$='/acts/list/'] button")
    mine, theirs = link(desk, late), link(desk, next_one)
    second.goto(theirs)
    assert "danh sách chờ" in second.inner_text(".portal-state")
    once.run("manage.py", "shell", "-v0", "-c", ENDS_YESTERDAY.format(name=late), variables=site.environment(folder))
    phone.goto(mine)
    assert phone.locator("form[action$='/acts/confirm/']").count() == 0
    confirm(second, theirs, code)
    stands(second, next_one, code)
    for name in listed:
        opened(desk, name)
        press(desk, "form[action$='/acts/list/'] button")


def others_step_aside(desk: Page) -> list[str]:
    """Whoever stands on the demo's waiting list leaves it for a while."""
    desk.goto(f"{FAIR}?state=listed")
    names = desk.locator(".fair-table th a").all_inner_texts()
    for name in names:
        opened(desk, name)
        press(desk, "form[action$='/acts/unlist/'] button")
    return names
