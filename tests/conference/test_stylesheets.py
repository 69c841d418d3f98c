"""The joined style sheets: one request a sheet, complete, with addresses that still lead somewhere."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from conference import stylesheets
from conference.stylesheets import JoinedStylesStorage, joined

ROOT = Path(__file__).resolve().parent.parent.parent


def found(**sheets: str) -> dict[str, tuple[Any, str]]:
    """As collectstatic hands them over; `__` in a name is a folder."""
    storage = InMemoryStorage()
    names = {f"{name.replace('__', '/')}.css": text for name, text in sheets.items()}
    return {storage.save(name, ContentFile(text.encode())): (storage, name) for name, text in names.items()}


def test_an_import_stands_in_its_place_with_addresses_seen_from_the_new_folder() -> None:
    sheets = found(
        luanluu__site='@import url("../vendor/grid.css");\n@import url("base.css");\np { top: 0; }\n',
        luanluu__base='a { src: url("../vendor/font.woff2"); }\n',
        vendor__grid='b { src: url("dot.svg"), url("data:image/svg+xml,x"); }\n',
    )
    assert joined("luanluu/site.css", sheets).split("\n") == [
        'b { src: url("../vendor/dot.svg"), url("data:image/svg+xml,x"); }',
        'a { src: url("../vendor/font.woff2"); }',
        "p { top: 0; }",
        "",
    ]


def test_comments_stay_behind_and_licences_do_not() -> None:
    sheets = found(luanluu__site="/*! MIT */\n/* why\n   so */\np {\n  top: 0; /* there */\n}\n")
    assert joined("luanluu/site.css", sheets) == "/*! MIT */\np {\ntop: 0; }\n"


def test_a_missing_import_is_no_silence() -> None:
    with pytest.raises(KeyError):
        joined("luanluu/site.css", found(luanluu__site='@import url("gone.css");\n'))


def test_the_collected_sheet_is_hashed_and_imports_nothing(tmp_path: Path) -> None:
    sheets = found(luanluu__site='@import url("base.css");\n', luanluu__base="p { top: 0; }\n")
    storage = JoinedStylesStorage(location=tmp_path, base_url="/static/")
    for name, (there, path) in sheets.items():  # collectstatic copies them before
        storage.save(name, there.open(path))
    for _ in storage.post_process(sheets):
        pass
    assert (tmp_path / storage.stored_name("luanluu/site.css")).read_text("utf-8") == "p { top: 0; }\n"


def test_files_of_another_version_than_the_collected_ones_are_told(tmp_path: Path) -> None:
    sheets, others = (found(luanluu__site=f"p {{ top: {top}; }}\n") for top in (0, 1))
    storage = JoinedStylesStorage(location=tmp_path, base_url="/static/")
    assert not storage.is_of(sheets), "nothing is collected yet"
    storage.save("luanluu/site.css", sheets["luanluu/site.css"][0].open("luanluu/site.css"))
    assert list(storage.post_process(sheets))
    assert storage.is_of(sheets)
    assert not storage.is_of(others)
    assert not storage.is_of({**sheets, "luanluu/new.css": sheets["luanluu/site.css"]})


def test_the_files_of_this_version_are_found_with_their_contents() -> None:
    files = stylesheets.found()
    assert {"luanluu/site.css", "admin/css/base.css"} <= set(files)
    assert len(stylesheets.fingerprint(files)) == 64


@pytest.mark.parametrize(
    "sheet", sorted((ROOT / "conference/static/luanluu").glob("*.css")), ids=lambda path: path.name
)
def test_imports_are_written_as_they_are_joined(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    paths = {
        path.relative_to(ROOT / "conference/static").as_posix(): (_OnDisk(), str(path))
        for path in (ROOT / "conference/static").rglob("*.css")
    }
    assert "@import" in text or sheet.name not in ("site.css", "forms.css")
    assert "@import" not in joined(f"luanluu/{sheet.name}", paths)


class _OnDisk:
    def open(self, path: str) -> Any:
        return Path(path).open("rb")
