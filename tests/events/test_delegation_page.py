"""A focal person's page: the list is typed, corrected and sent, by whoever holds the link and by nobody else."""

import io

import docx
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from events import delegations
from events.models import Delegation, DelegationEntry, Registration
from tests.conference.pages import main_of, words
from tests.events.delegations import DAY, an_event, invited, listed, sent
from tests.events.invited import invited as paper_invited
from tests.events.registrations import limit

pytestmark = pytest.mark.django_db
PERSON = {"honorific": "Bà", "name": "Trần Thị Sen", "position": "Giám đốc", "phone": "0912 345 678"}


@pytest.fixture
def made() -> delegations.Invited:
    return invited(an_event(), 3)


def page(made: delegations.Invited, path: str = "", prefix: str = "") -> str:
    answer = Client().get(f"{prefix}/delegation/{made.token}/{path}")
    assert answer.status_code == 200, answer
    return words(main_of(answer.content))


def post(made: delegations.Invited, path: str = "", **data: object) -> str:
    """What the page that follows says."""
    answer = Client().post(f"/delegation/{made.token}/{path}", data, follow=True)
    assert answer.status_code == 200, answer
    return words(main_of(answer.content))


def test_a_preview_of_the_link_opens_nothing_and_names_nobody(made: delegations.Invited) -> None:
    answer = Client().get(f"/delegation/{made.token}/")
    assert Delegation.objects.get().opened_at is None
    head = answer.content.decode().split("</head>")[0]
    assert made.delegation.province
    assert made.delegation.province.name not in head
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    post(made)
    assert Delegation.objects.get().opened_at is not None


def test_a_list_is_typed_and_sent_without_a_password_or_javascript(made: delegations.Invited) -> None:
    post(made)
    assert "Trần Thị Sen" in post(made, "people/add/", **PERSON)
    post(made, "people/add/", name="Lê Văn Tám", another="1")
    told = post(made, "send/", seen=Delegation.objects.get().revision, informed="on")
    assert "Danh sách đã được gửi" in told
    assert Registration.objects.count() == 2
    assert "Chờ duyệt" in page(made)
    assert "Awaiting approval" in page(made, prefix="/en")


def test_what_is_typed_wrong_is_said_at_its_field_and_kept(made: delegations.Invited) -> None:
    answer = Client().post(f"/delegation/{made.token}/people/add/", PERSON | {"phone": "12", "arrives_at": "mai"})
    text = answer.content.decode()
    assert "không phải là số điện thoại" in text.lower() or "số điện thoại không" in text.lower()
    assert 'value="mai"' in text
    assert DelegationEntry.objects.count() == 0


def test_the_list_leads_to_its_first_wrong_row_before_it_is_sent(made: delegations.Invited) -> None:
    delegations.open_list(token=made.token)
    listed(made, 1)
    category = made.delegation.quotas.get().category
    delegations.take_rows(token=made.token, rows=[{"name": "Lê Văn Sai", "phone": "12"}], category=category)
    wrong = DelegationEntry.objects.latest("pk")
    shown = page(made)
    assert "Sửa dòng 2" in shown
    assert f"/delegation/{made.token}/people/{wrong.pk}/" in Client().get(f"/delegation/{made.token}/").text
    assert f"/delegation/{made.token}/send/" not in Client().get(f"/delegation/{made.token}/").text
    row = f"/delegation/{made.token}/people/{wrong.pk}/"
    assert {"phone"} == set(Client().get(row).context["form"].errors)
    assert Client().post(row, {"name": "Lê Văn Sai"})["Location"].endswith("#standing")
    assert not Client().get(row).context["form"].errors


def test_rows_are_moved_headed_struck_off_and_brought_back(made: delegations.Invited) -> None:
    first, second = listed(made, 2)
    post(made, f"people/{second.pk}/up/")
    post(made, f"people/{second.pk}/head/")
    assert [row.entry.pk for row in delegations.rows_of(made.delegation)] == [second.pk, first.pk]
    sent(made)
    post(made, f"people/{first.pk}/remove/")
    assert "Không tham dự" in page(made, "send/") or "không tham dự" in page(made, "send/").lower()
    post(made, f"people/{first.pk}/restore/")
    assert delegations.pending(delegations.rows_of(made.delegation)) == 0


def test_more_than_the_quota_are_offered_to_send_those_who_fit(made: delegations.Invited) -> None:
    listed(made, 5)
    seen = Delegation.objects.get().revision
    told = post(made, "send/", seen=seen, informed="on")
    assert "Gửi 3" in told
    assert Registration.objects.count() == 0
    post(made, "send/", seen=seen, informed="on", only_first="3")
    assert Registration.objects.count() == 3
    assert "2" in page(made)
    assert Delegation.objects.get().asked_more == 2


def test_a_full_hall_says_so_and_nothing_is_lost(made: delegations.Invited) -> None:
    limit(made.delegation.event, 0)
    listed(made, 2)
    told = post(made, "send/", seen=Delegation.objects.get().revision, informed="on")
    assert "chỗ" in told
    assert DelegationEntry.objects.count() == 2


def test_a_substitute_takes_the_place_with_the_next_sending(made: delegations.Invited) -> None:
    (entry,) = listed(made, 1)
    sent(made)
    post(made, f"people/{entry.pk}/", name="Lê Thị Thay", substitute="on")
    assert Registration.objects.count() == 1
    sent(made)
    names = set(Registration.objects.live().values_list("delegate__name", flat=True))
    assert names == {"Lê Thị Thay"}


def test_another_focal_person_reads_and_writes_nothing_of_it(made: delegations.Invited) -> None:
    (entry,) = listed(made, 1)
    other = invited(made.delegation.event)
    assert Client().get(f"/delegation/{other.token}/people/{entry.pk}/").status_code == 404
    post(other, f"people/{entry.pk}/remove/")
    assert DelegationEntry.objects.count() == 1
    assert Client().get("/delegation/unknown/").status_code == 404
    assert str(entry) not in page(other)


def test_a_closed_list_is_read_and_not_changed(made: delegations.Invited, monkeypatch: pytest.MonkeyPatch) -> None:
    delegations.open_list(token=made.token)
    (entry,) = listed(made, 1)
    Delegation.objects.update(due_on=made.delegation.due_on - 20 * DAY)
    assert str(entry) in page(made)
    post(made, "people/add/", **PERSON)
    assert DelegationEntry.objects.count() == 1


def test_the_departments_papers_stand_beside_the_list(made: delegations.Invited) -> None:
    assert "chưa" in page(made, "papers/").lower()
    province = made.delegation.province
    paper_invited(made.delegation.edition, province=province, unit="", topic="Cụm công nghiệp liên vùng")
    assert "Cụm công nghiệp liên vùng" in page(made, "papers/")


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_same_of_the_database_however_long_it_is(
    count: int, made: delegations.Invited, django_assert_num_queries: object
) -> None:
    delegations.open_list(token=made.token)
    delegations.revise(by=None, delegation=made.delegation, quotas={made.delegation.quotas.get().category: 20})
    listed(made, count)
    sent(made)
    with django_assert_num_queries(7):  # type: ignore[operator]
        page(made)


def upload(made: delegations.Invited, content: bytes, name: str = "danh-sach.xlsx") -> str:
    file = SimpleUploadedFile(name, content)
    return post(made, "list/", file=file)


def test_the_list_goes_out_to_excel_and_comes_back_as_no_change(made: delegations.Invited) -> None:
    listed(made, 2, position="Phó Giám đốc", phone="+84912345678", arrives_at="09:30 9/10/2040", lodging="x")
    listed(made, 1, unit="Trung tâm Khuyến công", email="a@example.vn")
    sent(made)
    content = Client().get(f"/delegation/{made.token}/list.xlsx").content
    assert "Không có thay đổi" in upload(made, content)
    assert delegations.pending(delegations.rows_of(made.delegation)) == 0


def test_a_template_is_filled_in_and_uploaded(made: delegations.Invited) -> None:
    content = Client().get(f"/delegation/{made.token}/template.xlsx").content
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    sheet.cell(2, heads.index("Họ và tên") + 1, "Trần Thị Sen")
    sheet.cell(2, heads.index("Điện thoại di động") + 1, "0912345678")
    stream = io.BytesIO()
    book.save(stream)
    assert "Thêm mới: 1" in upload(made, stream.getvalue())
    (entry,) = DelegationEntry.objects.all()
    assert entry.values == {"name": "Trần Thị Sen", "phone": "0912 345 678"}


def test_pasted_rows_are_kept_the_bad_ones_too_and_each_says_what_to_mend(made: delegations.Invited) -> None:
    rows = "Họ và tên\tChức vụ\tĐiện thoại\nTrần Thị Sen\tGiám đốc\t0912 345 678\nLê Văn Tám\tChuyên viên\t12"
    told = post(made, "list/", pasted=rows)
    assert "Thêm mới: 2" in told
    assert "Dòng 3" in told
    assert [bool(row.problems) for row in delegations.rows_of(made.delegation)] == [False, True]
    assert "1 dòng cần sửa" in page(made, "send/")


def test_what_is_no_list_says_so_and_saves_nothing(made: delegations.Invited) -> None:
    assert "Excel" in upload(made, b"\x00\x01nothing", "anh.xlsx")
    assert "một trong hai" in post(made, "list/", pasted=" ")
    assert DelegationEntry.objects.count() == 0


def test_the_list_is_printed_for_signature_and_the_scan_comes_back(made: delegations.Invited) -> None:
    delegations.open_list(token=made.token)
    listed(made, 2)
    pdf = Client().get(f"/delegation/{made.token}/list.pdf").content
    assert pdf.startswith(b"%PDF")
    text = "\n".join(cell.text for row in docx.Document(
        io.BytesIO(Client().get(f"/delegation/{made.token}/list.docx").content)
    ).tables[1].rows for cell in row.cells)  # fmt: skip
    assert str(made.delegation.entries.first()) in text
    post(made, "signed/", signed_list=SimpleUploadedFile("ky.pdf", pdf))
    assert Delegation.objects.get().signed_list
    assert "PDF" in post(made, "signed/", signed_list=SimpleUploadedFile("ky.pdf", b"none"))


def test_passes_are_had_once_the_list_is_approved(made: delegations.Invited) -> None:
    delegations.open_list(token=made.token)
    listed(made, 2)
    delegation = sent(made)
    assert Client().get(f"/delegation/{made.token}/passes.pdf").status_code == 404
    delegations.approve(by=None, delegation=delegation)
    with pikepdf.open(io.BytesIO(Client().get(f"/delegation/{made.token}/passes.pdf").content)) as whole:
        assert len(whole.pages) == 2
    assert "Thẻ" in page(made)
