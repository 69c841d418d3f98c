"""Takes the pictures: `make screenshots` for the README, `--all FOLDER` for every page, width and language."""

import argparse
import os
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright

from tests import environment  # noqa: F401  what the settings ask for

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")
django.setup()  # the pages to look at come from the admin's own table

from tests.browser import site  # noqa: E402
from tests.browser.chromium import CHROMIUM, FLAGS  # noqa: E402
from tests.browser.pages import LANGUAGES, PASS, PUBLIC, SCHEMES, WIDTHS, Look, sign_in  # noqa: E402
from tests.browser.staff_pages import ADMIN, DESK, admin_forms  # noqa: E402

# address, role, width and height of the window, how far it is scrolled, the picture's name
README = [
    ("/", "", 1280, 900, 0, "home-vi"),
    ("/rotation/", "", 1280, 900, 440, "rotation-vi"),
    ("/2024/", "", 1280, 900, 0, "edition-2024-vi"),
    ("/2027/agenda/", "", 1280, 900, 0, "agenda-vi"),
    ("/desk/editions/13/agenda/", "content", 1280, 900, 0, "agenda-draft-vi"),
    ("/2025/indicators/", "", 1280, 900, 0, "indicators-vi"),
    ("/desk/", "ministry", 1280, 900, 0, "desk-vi"),
    ("/2027/floor-plan/", "", 1280, 900, 0, "floor-plan-vi"),
    (f"{PASS}/", "", 360, 800, 0, "phone-pass-vi"),
    ("/rotation/", "", 360, 800, 600, "phone-rotation-vi"),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page, in both widths, languages and schemes")
    wanted = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        site.running(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if wanted.all:
            _take_all(browser, address, wanted.all)
        else:
            _take_readme(browser, address, site.ROOT / "docs" / "pictures")
        browser.close()


def _take_readme(browser: Browser, address: str, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for path, role, width, height, down, name in README:
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        if role:
            sign_in(context, role)
        page = context.new_page()
        page.goto(path, wait_until="networkidle")
        page.mouse.wheel(0, down)
        page.wait_for_timeout(200)  # the wheel turns after the call returns
        page.screenshot(path=into / f"{name}.png")
        context.close()


def _take_all(browser: Browser, address: str, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for role in sorted({look.role for look in [*PUBLIC, *DESK, *ADMIN]}):
        context = browser.new_context(base_url=address, reduced_motion="reduce")
        if role:
            sign_in(context, role)
        page = context.new_page()
        for look in [look for look in [*PUBLIC, *DESK, *ADMIN] if look.role == role]:
            page.goto(look.path)
            forms = [
                Look(form, role, f"{look.name}-form{n}") for n, form in enumerate(admin_forms(page)) if look in ADMIN
            ]
            for one in [look, *forms]:
                for language in LANGUAGES:
                    page.goto(language + one.path if one.path.startswith("/") else one.path, wait_until="networkidle")
                    for width in WIDTHS:
                        page.set_viewport_size({"width": width, "height": 900})
                        for scheme in SCHEMES:
                            page.emulate_media(color_scheme=scheme)
                            shot = f"{one.name}-{language.strip('/') or 'vi'}-{width}-{scheme}.png"
                            page.screenshot(path=into / shot, full_page=True)
        context.close()


if __name__ == "__main__":
    main()
