"""Lists go out as Excel and CSV and come in again: harmless, within the own editions, and all or nothing."""

import csv
import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from conference.choices import Action, Audience, Role
from conference.models import Document, Edition, HistoryEntry, Membership
from events.models import Event
from tests import factories
from tests.conference.admin import pages
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
EXCEL, CSV = "0", "1"
HEAD = "id,edition,title_vi,issued_on,audience\n"


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(year=2026, ordinal=20)


@pytest.fixture
def host(edition: Edition) -> Client:
    return signed_in(factories.officer(Role.HOST, edition))


def exported(client: Client, model: type, file_format: str = CSV) -> list[list[str]]:
    answer = client.post(pages.address(model, "export"), {"format": file_format, "resource": "0"})
    assert answer.status_code == 200
    if file_format == EXCEL:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def checked(client: Client, model: type, content: str | bytes, file_format: str = CSV) -> str:
    raw = content.encode() if isinstance(content, str) else content
    upload = SimpleUploadedFile("list.csv", raw)
    typed = {"import_file": upload, "format": file_format, "resource": "0"}
    answer = client.post(pages.address(model, "import"), typed)
    assert answer.status_code == 200
    return answer.content.decode()


def confirmed(client: Client, model: type, page: str) -> Client:
    names = ("import_file_name", "original_file_name", "format", "resource")
    typed = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in names}  # type: ignore[index]
    return client.post(pages.address(model, "process_import"), typed, follow=True)  # type: ignore[return-value]


@pytest.mark.parametrize("file_format", [EXCEL, CSV])
@pytest.mark.parametrize("start", ["=1+1", "+84", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_runs_as_a_formula(host: Client, edition: Edition, start: str, file_format: str) -> None:
    factories.DocumentFactory(edition=edition, title_vi=start)
    cell = exported(host, Document, file_format)[1][2]
    assert cell.startswith("'")


@pytest.mark.parametrize("file_format", [EXCEL, CSV])
def test_what_a_workbook_cannot_hold_is_left_out_of_it(host: Client, edition: Edition, file_format: str) -> None:
    factories.DocumentFactory(edition=edition, title_vi="Quyết\x0bđịnh\x01")
    assert "Quyếtđịnh" in exported(host, Document, file_format)[1]


def test_days_and_choices_are_written_as_people_read_them(host: Client, edition: Edition) -> None:
    factories.DocumentFactory(edition=edition, title_vi="Kế hoạch", issued_on="2026-11-05", audience=Audience.PUBLIC)
    row = dict(zip(*exported(host, Document), strict=True))
    assert (row["edition"], row["issued_on"], row["audience"]) == ("2026", "05/11/2026", "công khai")


@pytest.mark.parametrize("file_format", [EXCEL, CSV])
def test_what_goes_out_comes_in_unchanged(host: Client, edition: Edition, file_format: str) -> None:
    document = factories.DocumentFactory(edition=edition, title_vi="=1+1", issued_on="2026-11-05")
    answer = host.post(pages.address(Document, "export"), {"format": file_format, "resource": "0"})
    page = checked(host, Document, answer.content, file_format)
    assert "Không đổi" in page
    confirmed(host, Document, page)
    document.refresh_from_db()
    assert document.title_vi == "=1+1"
    assert not HistoryEntry.objects.exists()


def test_a_text_that_is_not_known_stays_so_and_is_no_change(host: Client, edition: Edition) -> None:
    event = factories.EventFactory(edition=edition, place_vi=None, chair_en=None)
    answer = host.post(pages.address(Event, "export"), {"format": EXCEL, "resource": "0"})
    page = checked(host, Event, answer.content, EXCEL)
    assert "Không đổi" in page
    confirmed(host, Event, page)
    event.refresh_from_db()
    assert (event.place_vi, event.chair_en) == (None, None)
    assert not HistoryEntry.objects.exists()


def test_rows_are_added_and_changed_after_confirming_and_recorded(host: Client, edition: Edition) -> None:
    known = factories.DocumentFactory(edition=edition, title_vi="Cũ", audience=Audience.STAFF)
    page = checked(host, Document, f"{HEAD}{known.pk},2026,Mới,05/11/2026,công khai\n,2026,Thêm,06/11/2026,PUBLIC\n")
    known.refresh_from_db()
    assert known.title_vi == "Cũ"
    assert Document.objects.count() == 1
    assert not HistoryEntry.objects.exists()
    confirmed(host, Document, page)
    known.refresh_from_db()
    added = Document.objects.exclude(pk=known.pk).get()
    assert (known.title_vi, str(known.issued_on), known.audience) == ("Mới", "2026-11-05", "public")
    assert (added.title_vi, added.edition) == ("Thêm", edition)
    assert set(HistoryEntry.objects.values_list("action", "target_id")) == {
        (Action.IMPORTED, str(known.pk)), (Action.IMPORTED, str(added.pk))
    }  # fmt: skip
    assert HistoryEntry.objects.get(target_id=str(known.pk)).changes["title_vi"] == ["Cũ", "Mới"]


def test_a_list_cannot_write_into_another_edition(host: Client, edition: Edition) -> None:
    factories.EditionFactory(year=2025, ordinal=19)
    own = factories.DocumentFactory(edition=edition)
    page = checked(host, Document, f"{HEAD},2025,Chen ngang,,staff\n{own.pk},2025,Chuyển kỳ,,staff\n")
    assert page.count("không có, hoặc không thuộc phạm vi") == 2
    assert 'name="import_file_name"' not in page


def test_foreign_and_unknown_identifiers_get_the_same_answer(host: Client) -> None:
    foreign = factories.DocumentFactory(title_vi="Của kỳ khác")
    answers = []
    for pk in (foreign.pk, foreign.pk + 1000):
        page = checked(host, Document, f"{HEAD}{pk},2026,Đoán,,staff\n")
        answers.append(re.search(r"<section class=\"refusals\".*?</section>", page, re.DOTALL)[0])  # type: ignore[index]
        assert "Của kỳ khác" not in page
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",2026,Kế hoạch,31/02/2027,staff", "issued_on"),
        (",2026,Kế hoạch,,bí mật", "audience"),
        (",2026,,,staff", "title_vi"),
        (",,Kế hoạch,,staff", "edition"),
        ("x,2026,Kế hoạch,,staff", "Dòng 2"),
        (f",2026,{'x' * 400},,staff", "title_vi"),
    ],
)
def test_a_row_that_cannot_stand_is_named_and_nothing_comes_in(
    host: Client, edition: Edition, row: str, message: str
) -> None:
    page = checked(host, Document, f"{HEAD},2026,Tốt,,staff\n{row}\n")
    refusals = page.split('class="refusals"')[1].split("</section>")[0]
    assert message in refusals
    assert "Dòng 2" in refusals
    assert 'name="import_file_name"' not in page
    assert not Document.objects.exists()


def test_an_unknown_column_is_named(host: Client) -> None:
    assert "tieu_de" in checked(host, Document, "id,edition,tieu_de\n,2026,x\n").split('class="refusals"')[1]


@pytest.mark.parametrize(
    ("content", "file_format"), [(b"\xff\xfe\x00", CSV), (b"no workbook", EXCEL), (b"PK\x03\x04", EXCEL)]
)
def test_a_file_that_cannot_be_read_gets_a_message(host: Client, content: bytes, file_format: str) -> None:
    assert "Không đọc được tệp" in checked(host, Document, content, file_format)


@pytest.mark.parametrize("content", [HEAD, "\n\n", f"{HEAD},,,,\n"])
def test_a_list_without_rows_gets_a_message(host: Client, content: str) -> None:
    assert "Danh sách chưa có dòng nào" in checked(host, Document, content)


def test_a_filter_that_no_column_can_hold_is_no_failure_of_the_export(host: Client) -> None:
    address = pages.address(Document, "export")
    answer = host.post(f"{address}?id__in=99999999999999999999", {"format": CSV, "resource": "0"})
    # SQLite cannot ask with such a number, so the filter is left out; PostgreSQL can, and finds nothing.
    if connection.vendor == "sqlite":
        assert answer["Location"] == address
    else:
        assert answer.status_code == 200
        assert len(answer.content.decode("utf-8-sig").splitlines()) <= 1


def test_a_file_that_is_too_large_gets_a_message(host: Client) -> None:
    assert "Tệp quá lớn" in checked(host, Document, HEAD + "x" * (5 * 1024 * 1024))


def test_a_checked_file_is_read_in_by_the_one_who_checked_it(host: Client, edition: Edition) -> None:
    page = checked(host, Document, f"{HEAD},2026,Kế hoạch,,staff\n")
    other = signed_in(factories.officer(Role.HOST, edition))
    confirmed(other, Document, page)
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "passwd", ""])
def test_a_forged_file_name_gets_a_message(host: Client, name: str) -> None:
    typed = {"import_file_name": name, "original_file_name": "x.csv", "format": "9", "resource": "0"}
    assert host.post(pages.address(Document, "process_import"), typed).status_code == 200


def test_a_file_is_read_in_once(host: Client, edition: Edition) -> None:
    page = checked(host, Document, f"{HEAD},2026,Kế hoạch,,staff\n")
    confirmed(host, Document, page)
    confirmed(host, Document, page)
    assert Document.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PRESS, Role.READ_ONLY, Role.RECEPTION])
def test_who_may_not_write_cannot_read_a_list_in(role: str, edition: Edition) -> None:
    client = signed_in(factories.officer(role, edition))
    assert client.get(pages.address(Document, "import")).status_code == 403
    assert client.post(pages.address(Document, "process_import")).status_code == 403


def test_a_get_reads_nothing_in(host: Client) -> None:
    assert host.get(pages.address(Document, "process_import")).status_code == 405


def test_the_history_goes_out_and_never_in(host: Client, edition: Edition) -> None:
    HistoryEntry.objects.create(
        edition=edition, action=Action.CHANGED, target_type="conference.edition", target_id="1", target_name="XX",
        changes={"theme_vi": ["a", "b"]},
    )  # fmt: skip
    assert "a → b" in exported(host, HistoryEntry)[1][-1]
    assert host.get("/admin/conference/historyentry/import/", follow=True).status_code in (403, 404, 200)


def test_reference_lists_are_read_in_by_the_ministry(edition: Edition) -> None:
    ministry = signed_in(factories.officer(Role.MINISTRY))
    province = factories.ProvinceFactory()
    page = checked(ministry, Membership, f"id,province,valid_from,valid_to\n,{province.pk},05/11/2020,\n")
    confirmed(ministry, Membership, page)
    assert str(Membership.objects.get().valid_from) == "2020-11-05"


def test_events_are_read_in_with_their_kind_in_either_language(host: Client, edition: Edition) -> None:
    rows = "id,edition,kind,name_vi\n,2026,Hội chợ triển lãm,Hội chợ\n,2026,trade fair,Hội chợ hai\n"
    confirmed(host, Event, checked(host, Event, rows))
    assert set(Event.objects.values_list("kind", flat=True)) == {"fair"}
