"""The Nu HTML checker finds no error on any page."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import LANGUAGES, PUBLIC, Look
from tests.browser.site import ROOT
from tests.browser.staff_pages import ADMIN, DESK, admin_forms

CHECKER = ROOT / "frontend" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


PAGES = [*PUBLIC, *DESK, *ADMIN]
# In parts, so that they can run side by side.
PARTS = [PAGES[first::6] for first in range(6)]


@pytest.mark.parametrize("pages", PARTS, ids=range(len(PARTS)))
def test_the_checker_finds_no_error(page_of: Callable[[str], Page], tmp_path: Path, pages: list[Look]) -> None:
    if not CHECKER.exists() or not shutil.which("java"):
        pytest.skip("needs the npm package vnu-jar (npm ci in frontend/) and a Java runtime (default-jre-headless)")
    names = _save_pages(page_of, tmp_path, pages)
    done = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "json", "--errors-only", *map(str, names)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    messages = json.loads(done.stderr)["messages"]
    told = [f"{names[Path(m['url'].removeprefix('file:'))]}: {m['message']} …{m.get('extract', '')}" for m in messages]
    assert not told, "\n".join(told)


def _save_pages(page_of: Callable[[str], Page], folder: Path, pages: list[Look]) -> dict[Path, str]:
    """The pages as the server sends them, and the address each came from."""
    saved: dict[Path, str] = {}
    for look in pages:
        page = page_of(look.role)
        addresses = [language + look.path for language in LANGUAGES]
        if look in ADMIN:
            page.goto(look.path)
            addresses += admin_forms(page)
        for address in addresses:
            file = folder / f"{len(saved):03}.html"
            file.write_bytes(page.request.get(address).body())
            saved[file] = f"{look.role or 'nobody'} {address}"
    return saved
