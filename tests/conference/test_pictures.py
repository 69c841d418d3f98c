"""Pictures in the sizes of screens: made once, served by the gate, gone with the original."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.test import Client
from PIL import Image

from conference import editions, pictures
from conference.choices import EditionStatus
from conference.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(width: int = 1200) -> ContentFile:
    made = io.BytesIO()
    Image.new("RGB", (width, width // 2), "#a4161a").save(made, "JPEG")
    return ContentFile(made.getvalue(), "a.jpg")


def with_cover(run_on_commit: Any, width: int = 1200, **details: Any) -> Edition:
    edition = factories.EditionFactory(year=2040, **details)
    with run_on_commit(execute=True):
        return editions.revise(by=None, edition=edition, changes={"cover": picture(width)})


def stored(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def cover_tag(edition: Edition) -> str:
    return Template('{% load files %}{% cover edition "94vw" %}').render(Context({"edition": edition}))


@pytest.mark.parametrize(
    ("width", "steps"),
    [(300, [480]), (480, [480]), (481, [480, 960]), (1200, [480, 960, 1600]), (2400, [480, 960, 1600])],
)
def test_steps_reach_up_to_the_originals_width(width: int, steps: list[int]) -> None:
    assert pictures.steps_for(width) == steps


def test_an_upload_has_its_sizes_once_the_change_stands(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    edition = with_cover(django_capture_on_commit_callbacks)
    stem = Path(edition.cover.name).stem
    ends = [f"-{step}.{kind}" for step in (480, 960, 1600) for kind in ("avif", "webp")]
    assert stored(tmp_path) == sorted([f"{stem}.jpg", *(f"{stem}{end}" for end in ends)])
    sizes = {end: Image.open(tmp_path / "covers" / f"{stem}{end}").size for end in ends}
    assert sizes["-480.avif"] == sizes["-480.webp"] == (480, 240)
    assert sizes["-1600.avif"] == (1200, 600)  # never larger than what was uploaded


def test_a_replaced_and_a_removed_cover_leave_nothing_behind(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    edition = with_cover(django_capture_on_commit_callbacks)
    first = stored(tmp_path)
    with django_capture_on_commit_callbacks(execute=True):
        edition = editions.revise(by=None, edition=edition, changes={"cover": picture(400)})
    assert len(stored(tmp_path)) == 3
    assert not set(first) & set(stored(tmp_path))
    with django_capture_on_commit_callbacks(execute=True):
        editions.revise(by=None, edition=edition, changes={"cover": ""})
    assert stored(tmp_path) == []


def test_another_change_leaves_the_cover_alone(tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    edition = with_cover(django_capture_on_commit_callbacks)
    before = stored(tmp_path)
    with django_capture_on_commit_callbacks(execute=True):
        editions.revise(by=None, edition=edition, changes={"city_vi": "Mỹ Tho", "cover": edition.cover})
    assert stored(tmp_path) == before


def test_a_page_names_addresses_that_answer_with_what_they_say(django_capture_on_commit_callbacks: Any) -> None:
    edition = with_cover(django_capture_on_commit_callbacks)
    html = cover_tag(edition)
    assert 'width="1200" height="600"' in html
    addresses = [part.split()[0] for piece in html.split('srcset="')[1:] for part in piece.split('"')[0].split(", ")]
    assert len(addresses) == 6
    for address in addresses:
        answer = Client().get(address)
        assert answer["Content-Type"] == f"image/{address.rpartition('.')[2]}"
        assert answer["Content-Disposition"].startswith("inline")
        assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).format == address.rpartition(".")[2].upper()


def test_each_size_has_an_etag_of_its_own(django_capture_on_commit_callbacks: Any) -> None:
    address = f"/files/cover/{with_cover(django_capture_on_commit_callbacks).pk}/x"
    tags = {Client().get(address + end)["ETag"] for end in (".jpg", "-480.avif", "-480.webp", "-960.avif")}
    assert len(tags) == 4


def test_where_a_size_is_missing_the_original_is_served() -> None:
    edition = editions.revise(by=None, edition=factories.EditionFactory(year=2040), changes={"cover": picture()})
    answer = Client().get(f"/files/cover/{edition.pk}/x-480.avif")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")


@pytest.mark.parametrize("name", ["x-481.avif", "x-480.exe", "x-..avif", "-480.avif.webp"])
def test_no_other_name_reaches_another_file(name: str, django_capture_on_commit_callbacks: Any) -> None:
    edition = with_cover(django_capture_on_commit_callbacks)
    assert Client().get(f"/files/cover/{edition.pk}/{name}")["Content-Type"] == "image/jpeg"


def test_a_drafts_sizes_are_behind_the_gate(django_capture_on_commit_callbacks: Any) -> None:
    edition = with_cover(django_capture_on_commit_callbacks, status=EditionStatus.DRAFT)
    assert Client().get(f"/files/cover/{edition.pk}/x-480.avif").status_code == 404


def test_a_picture_that_cannot_be_read_keeps_its_original(
    tmp_path: Path, django_capture_on_commit_callbacks: Any, monkeypatch: Any
) -> None:
    def broken(*_given: Any) -> Any:
        raise OSError("no such encoder")

    monkeypatch.setattr(pictures, "_encoded", broken)
    edition = with_cover(django_capture_on_commit_callbacks)
    assert stored(tmp_path) == [Path(edition.cover.name).name]
