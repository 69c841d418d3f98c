"""A list registered by staff: looked at first, then batch by batch, each row once, through the one writer."""

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from conference.choices import Action, Role
from conference.errors import Refused
from conference.models import Edition, HistoryEntry, Message, Province, User
from events import importing, places, registration
from events.choices import DelegateSource, ImportState
from events.models import Delegate, DelegateImport, Opening, Registration
from events.registration import listed
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.registrations import an_opening, registered
from tests.events.sheets import lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening() -> Opening:
    return an_opening(550)


@pytest.fixture
def edition(opening: Opening) -> Edition:
    return opening.event.edition


@pytest.fixture
def officer(edition: Edition) -> User:
    return factories.officer(Role.RECEPTION, edition)


@pytest.fixture
def reception(officer: User) -> Client:
    return factories.signed_in(officer)


def people(count: int, *more: list[Any]) -> bytes:
    """So many good rows; `more` rows after them."""
    rows = [[n, f"Nguyễn Văn {LETTERS[n % 22]}{'a' * (n // 22)}", "PGĐ", "Sở Công Thương", 912345678 + n, ""]
            for n in range(count)]  # fmt: skip
    return lists.xlsx(lists.HEADINGS, *rows, *more)


LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"
SPOILT = [9, "Lê Văn Sai", "Chuyên viên", "Sở", "12", ""]


def kept(opening: Opening, by: User, data: bytes) -> DelegateImport:
    return importing.keep(
        by=by, edition=opening.event.edition, data=data, category=opening.category, events=[opening.event]
    )


def always() -> bool:
    return True


def test_nobody_is_registered_before_the_list_is_confirmed(opening: Opening, officer: User) -> None:
    one = kept(opening, officer, people(3, SPOILT))
    assert (one.state, one.total) == (ImportState.READ, 3)
    assert importing.go_on(always) == 0
    assert not Delegate.objects.exists()


def test_a_confirmed_list_is_registered_by_the_worker_and_then_forgotten(opening: Opening, officer: User) -> None:
    one = importing.confirm(by=officer, kept=kept(opening, officer, people(30, SPOILT)))
    assert importing.go_on(always) == 30
    one.refresh_from_db()
    assert (one.state, one.done, one.made, one.content) == (ImportState.DONE, 30, 30, None)
    assert set(Delegate.objects.values_list("source", "position")) == {(DelegateSource.IMPORT, "Phó Giám đốc")}
    assert Registration.objects.filter(state="confirmed").count() == 30
    assert places.differences() == []
    assert HistoryEntry.objects.get(action=Action.IMPORTED).changes == {"rows": 30}
    assert importing.go_on(always) == 0


def test_a_worker_that_is_told_to_end_goes_on_later_with_the_next_row(opening: Opening, officer: User) -> None:
    one = importing.confirm(by=officer, kept=kept(opening, officer, people(60)))
    turns = iter([True, False])
    assert importing.go_on(lambda: next(turns)) == importing.BATCH
    one.refresh_from_db()
    assert (one.state, one.done) == (ImportState.WAITING, importing.BATCH)
    assert importing.go_on(always) == 60 - importing.BATCH
    assert Delegate.objects.count() == 60


def test_the_same_list_again_changes_nothing(opening: Opening, officer: User) -> None:
    for _time in range(2):
        one = importing.confirm(by=officer, kept=kept(opening, officer, people(3)))
        importing.go_on(always)
    one.refresh_from_db()
    assert (one.made, one.known) == (0, 3)
    assert Delegate.objects.count() == 3


def test_who_withdrew_since_is_not_brought_back_by_the_same_list(opening: Opening, officer: User) -> None:
    importing.confirm(by=officer, kept=kept(opening, officer, people(1)))
    importing.go_on(always)
    registration.withdraw(by=officer, registration=Registration.objects.get())
    one = importing.confirm(by=officer, kept=kept(opening, officer, people(1)))
    importing.go_on(always)
    one.refresh_from_db()
    assert (one.made, one.known) == (0, 1)


def test_what_was_refused_is_told_by_row_without_the_person(opening: Opening, officer: User, monkeypatch: Any) -> None:
    registered(opening, "Nguyễn Văn A")
    # Somebody registers between the look at who is known and the writing.
    monkeypatch.setattr(importing, "_registered", lambda plan, rows: set())
    one = importing.confirm(by=officer, kept=kept(opening, officer, people(2)))
    importing.go_on(always)
    one.refresh_from_db()
    assert one.made == 1
    assert [row for row, _why in one.refused] == [2]
    assert "Nguyễn" not in str(one.refused)


def test_a_list_that_stumbles_is_not_taken_up_again(opening: Opening, officer: User, monkeypatch: Any) -> None:
    one = importing.confirm(by=officer, kept=kept(opening, officer, people(2)))
    monkeypatch.setattr(importing, "_register", lambda *args: 1 / 0)
    assert importing.go_on(always) == 0
    one.refresh_from_db()
    assert (one.state, one.content) == (ImportState.BROKEN, None)


def test_lists_are_forgotten(opening: Opening, officer: User) -> None:
    looked_at, done = kept(opening, officer, people(1)), kept(opening, officer, people(2))
    importing.confirm(by=officer, kept=done)
    importing.go_on(always)
    assert importing.forget(timezone.now()) == 0
    assert importing.forget(timezone.now() + datetime.timedelta(days=2)) == 1
    assert not DelegateImport.objects.filter(pk=looked_at.pk).exists()
    assert importing.forget(timezone.now() + datetime.timedelta(days=8)) == 1


def test_a_list_is_refused_where_nothing_can_be_read(opening: Opening, officer: User) -> None:
    with pytest.raises(Refused) as refused:
        kept(opening, officer, b"%PDF-1.7")
    assert "file" in refused.value.fields


def provincial(opening: Opening, count: int) -> tuple[Province, bytes]:
    """A list of which every second row is of a province."""
    home = factories.ProvinceFactory(name_vi="Đồng Tháp")
    rows = [[n, f"Nguyễn Văn {LETTERS[n]}", "Sở", 912345678 + n, home.name_vi if n % 2 else ""] for n in range(count)]
    return home, lists.xlsx(["STT", "Họ và tên", "Đơn vị", "Điện thoại", "Tỉnh, thành phố"], *rows)


@pytest.mark.parametrize("together", [True, False])
def test_places_are_taken_in_the_order_of_the_list_together_or_one_by_one(
    opening: Opening, officer: User, monkeypatch: Any, together: bool
) -> None:
    home, data = provincial(opening, 8)
    places.resize(by=None, pool=places.event_pool(opening.event), size=5)
    quota = places.open_quota(by=None, event=opening.event, province=home, size=2)
    if not together:
        monkeypatch.setattr(listed, "_register_together", _refuse)
    importing.confirm(by=officer, kept=kept(opening, officer, data))
    importing.go_on(always)
    found = Registration.objects.order_by("pk")
    assert [one.state for one in found] == ["confirmed"] * 5 + ["waiting"] * 3
    assert [one.holds.get().pool == quota for one in found] == [False, True] * 4
    assert places.differences() == []
    assert [one.changes["events"] for one in HistoryEntry.objects.filter(action=Action.REGISTERED).order_by("pk")] == [
        {opening.event.name: one.state} for one in found
    ]
    told = Message.objects.order_by("pk").values_list("kind", "to_name", "about_id")
    assert list(told) == [("delegate.news", one.delegate.name, str(one.delegate_id)) for one in found]
    registration.withdraw(by=officer, registration=found[0])
    assert [one.state for one in found.all()][5:] == ["waiting", "confirmed", "waiting"]


def _refuse(*args: Any) -> None:
    raise IntegrityError


@pytest.mark.parametrize("count", [1, 12])
def test_a_batch_asks_the_same_whatever_its_length(
    opening: Opening, officer: User, count: int, django_assert_num_queries: Any
) -> None:
    found = importing.planned(kept(opening, officer, people(count)))
    with django_assert_num_queries(14):
        assert [one.made for one in importing.register_all(found, by=officer)] == [count]


def test_whoever_withdrew_keeps_nobody_else_of_the_batch_away(opening: Opening, officer: User) -> None:
    importing.confirm(by=officer, kept=kept(opening, officer, people(1)))
    importing.go_on(always)
    registration.withdraw(by=officer, registration=Registration.objects.get())
    one = importing.confirm(by=officer, kept=kept(opening, officer, people(3)))
    importing.go_on(always)
    one.refresh_from_db()
    assert (one.made, one.known, one.refused) == (2, 1, [])
    assert places.differences() == []


# --- the command -------------------------------------------------------------------------------------


def command(edition: Edition, file: Path, *options: str) -> str:
    said = io.StringIO()
    call_command("import_delegates", str(edition.year), str(file), *options, stdout=said)
    return said.getvalue()


def test_the_command_only_reports_unless_told_yes(opening: Opening, edition: Edition, tmp_path: Path) -> None:
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(people(3, SPOILT))
    assert "3 good, 1 to be mended" in command(edition, file)
    assert "5: E (Điện thoại): " in command(edition, file)
    assert not Delegate.objects.exists()
    assert "3 registered, 0 were registered already, 0 refused" in command(edition, file, "--yes")
    assert "0 registered, 3 were registered already" in command(edition, file, "--yes")
    assert Delegate.objects.count() == 3


def test_the_command_gives_rows_without_a_province_the_one_named(
    opening: Opening, edition: Edition, tmp_path: Path
) -> None:
    file, province = tmp_path / "danh-sach.xlsx", factories.ProvinceFactory()
    file.write_bytes(people(1))
    command(edition, file, "--yes", "--province", province.pk)
    assert Delegate.objects.get().province == province


def test_the_command_says_what_is_wrong(edition: Edition, opening: Opening, tmp_path: Path) -> None:
    picture = tmp_path / "x.xlsx"
    picture.write_bytes(b"\x89PNG....")
    for arguments in ([1900, picture], [edition.year, tmp_path / "none.xlsx"], [edition.year, picture],
                      [edition.year, picture, "--province", "XX"]):  # fmt: skip
        with pytest.raises(CommandError):
            call_command("import_delegates", *map(str, arguments), stdout=io.StringIO())


# --- the page ----------------------------------------------------------------------------------------


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("danh-sach.xlsx", data)


def address(edition: Edition, rest: str = "") -> str:
    return f"/en/desk/editions/{edition.pk}/delegates/import/{rest}"


def shown(client: Client, path: str) -> str:
    return words(main_of(client.get(path).content))


def test_a_list_is_sent_looked_at_and_confirmed(reception: Client, opening: Opening, edition: Edition) -> None:
    said = {"file": upload(people(2, SPOILT)), "events": [opening.event.pk], "category": opening.category.pk}
    answer = reception.post(address(edition), said)
    one = DelegateImport.objects.get()
    assert answer["Location"] == address(edition, f"{one.pk}/")
    page = shown(reception, answer["Location"])
    for part in ("2 rows can be registered", "1 row is to be mended", "E (Điện thoại) : This is no phone number",
                 "PGĐ → Phó Giám đốc", "Register 2 people"):  # fmt: skip
        assert part in page, page
    assert not Delegate.objects.exists()
    reception.post(address(edition, f"{one.pk}/"))
    assert "0 of 2 rows" in shown(reception, answer["Location"])
    importing.go_on(always)
    assert "The list is registered" in shown(reception, answer["Location"])


def test_pasted_cells_are_kept_when_they_are_no_list(reception: Client, opening: Opening, edition: Edition) -> None:
    said = {"pasted": "Kính gửi Ban Tổ chức", "events": [opening.event.pk], "category": opening.category.pk}
    page = reception.post(address(edition), said).content.decode()
    assert "No heading was found" in page
    assert "Kính gửi Ban Tổ chức</textarea>" in page


def test_without_a_list_the_form_says_so(reception: Client, opening: Opening, edition: Edition) -> None:
    said = {"events": [opening.event.pk], "category": opening.category.pk}
    assert "Choose a file, or paste the cells below." in reception.post(address(edition), said).content.decode()


def test_a_list_that_was_looked_at_can_be_forgotten(
    reception: Client, opening: Opening, officer: User, edition: Edition
) -> None:
    one = kept(opening, officer, people(1))
    reception.post(address(edition, f"{one.pk}/drop/"))
    assert not DelegateImport.objects.exists()


def test_the_template_is_taken_away(reception: Client, opening: Opening, edition: Edition) -> None:
    assert reception.get(address(edition, "template.xlsx")).content.startswith(b"PK")


def test_an_edition_without_categories_says_what_is_lacking(reception: Client, edition: Edition) -> None:
    Opening.objects.all().delete()
    edition.categories.all().delete()  # type: ignore[attr-defined]
    assert "no categories of delegates yet" in reception.get(address(edition)).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_the_preview_asks_the_same_whatever_the_length(
    reception: Client, opening: Opening, officer: User, edition: Edition, count: int, django_assert_num_queries: Any
) -> None:
    one = kept(opening, officer, people(count))
    with django_assert_num_queries(11):
        reception.get(address(edition, f"{one.pk}/"))
