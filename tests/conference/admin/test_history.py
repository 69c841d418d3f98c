"""Whatever the admin saves stands in the one audit trail, with the values before and after."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import translation

from conference import history
from conference.admin import trail
from conference.choices import Action, Role
from conference.models import Document, Edition, HistoryEntry, Leader, StaffRole, User
from tests import factories
from tests.conference.admin import pages
from tests.conference.admin.typed import edition_form
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(year=2026, ordinal=20)


@pytest.fixture
def colleague(edition: Edition) -> User:
    return factories.officer(Role.HOST, edition, full_name="Trần Thị Ghi")


@pytest.fixture
def host(colleague: User) -> Client:
    return signed_in(colleague)


def only_entry(target: Any) -> HistoryEntry:
    return HistoryEntry.objects.get(target_type=target._meta.label_lower, target_id=str(target.pk))


def test_an_addition_is_recorded(host: Client, edition: Edition, colleague: User) -> None:
    typed = {"edition": edition.pk, "title_vi": "Kế hoạch", "issued_on": "05/11/2026", "audience": "staff"}
    host.post(pages.address(Document, "add"), typed)
    entry = only_entry(Document.objects.get())
    assert (entry.action, entry.by, entry.edition) == (Action.ADDED, colleague, edition)
    assert entry.changes["title_vi"] == [None, "Kế hoạch"]
    assert entry.changes["issued_on"] == [None, "2026-11-05"]


def test_a_change_is_recorded_with_the_values_before_and_after(host: Client, edition: Edition) -> None:
    document = factories.DocumentFactory(edition=edition, title_vi="Cũ", title_en="", number="1")
    typed = {"edition": edition.pk, "title_vi": "Mới", "number": "1", "audience": "public"}
    host.post(pages.address(Document, "change", document.pk), typed)
    assert only_entry(document).changes == {"title_vi": ["Cũ", "Mới"]}


def test_saving_without_a_change_records_nothing(host: Client, edition: Edition) -> None:
    document = factories.DocumentFactory(edition=edition, title_vi="Cũ", title_en="", number="1")
    typed = {"edition": edition.pk, "title_vi": "Cũ", "number": "1", "audience": "public"}
    host.post(pages.address(Document, "change", document.pk), typed)
    assert not HistoryEntry.objects.exists()


@pytest.mark.parametrize("in_list", [True, False])
def test_a_deletion_is_recorded_with_what_it_took_away(host: Client, edition: Edition, in_list: bool) -> None:
    document = factories.DocumentFactory(edition=edition, title_vi="Sắp mất")
    if in_list:
        chosen = {"action": "delete_selected", "_selected_action": [document.pk], "post": "yes"}
        host.post(pages.address(Document, "changelist"), chosen)
    else:
        host.post(pages.address(Document, "delete", document.pk), {"post": "yes"})
    entry = only_entry(document)
    assert entry.action == Action.DELETED
    assert entry.changes["title_vi"] == ["Sắp mất", None]
    assert not Document.objects.exists()


def test_rows_on_the_editions_page_are_recorded_under_their_own_name(host: Client, edition: Edition) -> None:
    kept = Leader.objects.create(edition=edition, part="chair", name="Ông A", position_vi="Bộ trưởng")
    gone = Leader.objects.create(edition=edition, part="chair", name="Ông B", position_vi="Thứ trưởng")
    host.post(pages.address(Edition, "change", edition.pk), edition_form(edition, leaders=[
        {"id": kept.pk, "part": "opening", "name": "Ông A", "position_vi": "Bộ trưởng", "order": 0},
        {"id": gone.pk, "part": "chair", "name": "Ông B", "position_vi": "Thứ trưởng", "order": 0, "DELETE": "on"},
        {"part": "chair", "name": "Bà C", "position_vi": "Giám đốc", "order": 1},
    ]))  # fmt: skip
    told = {(entry.action, entry.target_name) for entry in HistoryEntry.objects.filter(target_type="conference.leader")}
    assert told == {
        (Action.CHANGED, "Bộ trưởng Ông A"), (Action.DELETED, "Thứ trưởng Ông B"), (Action.ADDED, "Giám đốc Bà C")
    }  # fmt: skip
    assert HistoryEntry.objects.get(action=Action.CHANGED).changes == {"part": ["chair", "opening"]}


def test_djangos_own_log_stays_empty(host: Client, edition: Edition) -> None:
    host.post(pages.address(Document, "add"), {"edition": edition.pk, "title_vi": "Kế hoạch", "audience": "staff"})
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    ("prefix", "heading", "label"), [("", "Nhật ký thao tác", "Tên gọi"), ("/en", "History", "Title")]
)
def test_an_objects_history_is_told_in_both_languages(
    host: Client, edition: Edition, prefix: str, heading: str, label: str
) -> None:
    document = factories.DocumentFactory(edition=edition, title_vi="Cũ", title_en="", number="1")
    typed = {"edition": edition.pk, "title_vi": "<b>Mới</b>", "number": "1", "audience": "public"}
    host.post(pages.address(Document, "change", document.pk), typed)
    page = host.get(prefix + pages.address(Document, "history", document.pk)).content.decode()
    assert f"{heading}: " in page
    assert label in page
    assert "Trần Thị Ghi" in page
    assert "<del>Cũ</del>" in page
    assert "<ins>&lt;b&gt;Mới&lt;/b&gt;</ins>" in page


def test_a_long_history_comes_in_pages(host: Client, edition: Edition) -> None:
    HistoryEntry.objects.bulk_create(
        HistoryEntry(edition=edition, action=Action.CHANGED, target_type="conference.edition",
                     target_id=str(edition.pk), target_name="x", changes={"theme_vi": [str(n), str(n + 1)]})
        for n in range(120)
    )  # fmt: skip
    first = host.get(pages.address(Edition, "history", edition.pk)).content.decode()
    last = host.get(pages.address(Edition, "history", edition.pk) + "?p=3").content.decode()
    assert first.count("<del>") == 50
    assert last.count("<del>") == 20


@pytest.mark.parametrize("page", ["add", "delete"])
def test_the_trail_cannot_be_written_here(page: str, edition: Edition) -> None:
    ministry = signed_in(factories.officer(Role.MINISTRY))
    entry = HistoryEntry.objects.create(edition=edition, action=Action.CHANGED, target_type="x", target_id="1")
    address = pages.address(HistoryEntry, page, *([] if page == "add" else [entry.pk]))
    assert ministry.post(address, {"post": "yes"}).status_code == 403
    assert ministry.post(pages.address(HistoryEntry, "change", entry.pk), {"target_name": "y"}).status_code == 403


def test_what_is_told_of_models_that_are_gone_is_still_shown(edition: Edition) -> None:
    ministry = signed_in(factories.officer(Role.MINISTRY))
    entry = HistoryEntry.objects.create(
        edition=edition, action=Action.CHANGED, target_type="gone.thing", target_id="1", changes={"x": [1, 2], "y": "z"}
    )
    assert ministry.get(pages.address(HistoryEntry, "change", entry.pk)).status_code == 200


def test_the_trail_is_kept_in_one_language_whoever_writes_it() -> None:
    edition = factories.EditionFactory(ordinal=12, year=2026)
    with translation.override("en"):
        entry = history.record(by=None, action=Action.CHANGED, target=edition)
    with translation.override("vi"):
        assert entry.target_name == str(edition)
    assert "XII" in entry.target_name


def test_a_colleague_is_shown_by_name(colleague: User) -> None:
    shown = trail.told(StaffRole, {"user": [None, str(colleague.pk)]})
    assert shown == [trail.Change("Cán bộ", "", "Trần Thị Ghi")]


def test_a_file_is_told_by_its_name() -> None:
    assert history.plain(ContentFile(b"-", "bia.jpg")) == "bia.jpg"
    assert history.plain(ContentFile(b"-")) == ""
