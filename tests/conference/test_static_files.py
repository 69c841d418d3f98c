"""Every file that a template or a style sheet names is there: production's storage refuses a missing one."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = ROOT / "conference" / "static"
SHEETS = sorted(STATIC.rglob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_names_files_that_exist_and_no_other_host(sheet: Path) -> None:
    named = re.findall(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)", sheet.read_text("utf-8"))
    assert [url for url in named if not (sheet.parent / url).is_file()] == []


def test_templates_name_static_files_that_exist() -> None:
    named = {name for path in TEMPLATES for name in re.findall(r"{% static ['\"]([^'\"]+)", path.read_text("utf-8"))}
    assert "luanluu/site.css" in named
    assert sorted(name for name in named if not finders.find(name)) == []


def test_every_vendored_package_carries_its_licence() -> None:
    packages = [path for path in (STATIC / "vendor").iterdir() if path.is_dir()]
    assert packages
    assert [path.name for path in packages if not (path / "LICENSE").is_file()] == []


def test_pages_hold_no_inline_style_or_script() -> None:
    inline = re.compile(r"\sstyle=|<style|<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|\son\w+=[\"']")
    assert [str(path) for path in TEMPLATES if inline.search(path.read_text("utf-8"))] == []
