"""What counts as a place that only one machine has."""

from pathlib import Path

import pytest

from checks.leaks import finds


@pytest.mark.parametrize(
    "parts",
    [
        ["cd ", "", "home", "an", "luan-luu"],
        ['path = "', "", "root", ".cache", '"'],
        ["file://", "", "builds", "project"],
        ["see ", "", "srv", "checkout", "notes.txt"],
        ["https:/", "registry." + "npmjs" + ".org", "bootstrap"],
        ["https:/", "pypi.example.org", "simple"],
        ["pip install --index" + "-url=x"],
    ],
)
def test_a_planted_place_is_found(parts: list[str]) -> None:
    assert finds("/".join(parts), checkout=Path("/srv/checkout"))


@pytest.mark.parametrize(
    "text",
    [
        "/usr/lib/postgresql/15/bin",
        "templates/conference/home/_days.html",
        "https://example.vn/home/page",
        "path('work/', …)",
        "https://pypi" + ".org/project/Django/",
        "/var/lib/luan-luu, /etc/nginx, /tmp/x",
    ],
)
def test_what_every_machine_has_is_no_place_of_one(text: str) -> None:
    assert finds(text, checkout=Path("/srv/checkout")) == []
