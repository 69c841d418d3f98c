"""Cells as people fill them in: what can be mended is, and said; of the rest the row says what to do."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.events.sheets import lists

NAME, PHONE, EMAIL, POSITION, UNIT = "Họ và tên", "Điện thoại", "Email", "Chức vụ", "Đơn vị công tác"
DAY, TIME, PROVINCE, COUNTRY, CATEGORY = "Ngày đến", "Giờ đến", "Tỉnh/TP", "Quốc gia", "Thành phần"


def at(hour: int = 0, minute: int = 0, day: int = 13) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(2027, 10, day, hour, minute))


MENDED: list[tuple[str, Any, str, Any, str]] = [
    # phones
    (PHONE, 912345678, "phone", "+84912345678", ""),
    (PHONE, 912345678.0, "phone", "+84912345678", ""),
    (PHONE, "84 912 345 678", "phone", "+84912345678", ""),
    (PHONE, "+84.912.345.678", "phone", "+84912345678", ""),
    (PHONE, "'0912345678", "phone", "+84912345678", ""),
    (PHONE, "0912\u00a0345\u200b678", "phone", "+84912345678", ""),
    (PHONE, "0912345678 (Zalo)", "phone", "+84912345678", ""),
    (PHONE, "ĐT: 0912.345.678", "phone", "+84912345678", ""),
    (PHONE, "0061 412 345 678", "phone", "+61412345678", ""),
    (PHONE, "0912345678; 0987654321", "phone", "+84912345678", "two numbers: 0912 345 678 was kept"),
    (PHONE, "0912345678\n0987654321", "phone", "+84912345678", "two numbers"),
    (PHONE, "0912 345 678 - 0987 654 321", "phone", "+84912345678", "two numbers"),
    (PHONE, "01682345678", "phone", "+84382345678", "0382 345 678"),
    (PHONE, "không có", "phone", "", ""),
    # e-mail
    (EMAIL, " an @donvi.gov.vn", "email", "an@donvi.gov.vn", "→ an@donvi.gov.vn"),
    (EMAIL, "an@donvi,gov,vn", "email", "an@donvi.gov.vn", "→ an@donvi.gov.vn"),
    (EMAIL, "An <an@DonVi.gov.vn>", "email", "an@donvi.gov.vn", "→"),
    (EMAIL, "an@donvi.gov.vn; sen@donvi.gov.vn", "email", "an@donvi.gov.vn", "two addresses: an@donvi.gov.vn was kept"),
    (EMAIL, "mailto:an@donvi.gov.vn", "email", "an@donvi.gov.vn", ""),
    # names
    (NAME, "NGUYỄN VĂN AN", "name", "Nguyễn Văn An", "NGUYỄN VĂN AN → Nguyễn Văn An"),
    (NAME, "nguyễn văn an", "name", "Nguyễn Văn An", "→ Nguyễn Văn An"),
    (NAME, "Nguye\u0302\u0303n Va\u0306n An", "name", "Nguyễn Văn An", ""),
    (NAME, "Nguyễn\u00a0Văn\u200b An\ufeff", "name", "Nguyễn Văn An", ""),
    (NAME, "Nguyễn Văn_x0007_ An", "name", "Nguyễn Văn An", ""),
    (NAME, "Nguyễn Văn\nAn", "name", "Nguyễn Văn An", ""),
    (NAME, "1. Nguyễn Văn An", "name", "Nguyễn Văn An", ""),
    (NAME, "Ông Nguyễn Văn An", "honorific", "Ông", ""),
    (NAME, "Bà: Trần Thị Sen", "name", "Trần Thị Sen", ""),
    (NAME, "Đ/c Nguyễn Văn An", "honorific", "Đồng chí", ""),
    (NAME, "TS. Trần B", "academic_title", "TS.", ""),
    (NAME, "Ông PGS.TS. Trần Văn B", "academic_title", "PGS.TS.", ""),
    (NAME, "Bá Thị Lan", "name", "Bá Thị Lan", ""),
    ("Giới tính", "Nữ", "honorific", "Bà", ""),
    ("Ông/Bà", "ông", "honorific", "Ông", ""),
    # positions
    (POSITION, "Q. Giám đốc", "position", "Quyền Giám đốc", "Q. Giám đốc → Quyền Giám đốc"),
    (POSITION, "P. Giám đốc", "position", "Phó Giám đốc", "→ Phó Giám đốc"),
    (POSITION, "PGĐ", "position", "Phó Giám đốc", "→ Phó Giám đốc"),
    (POSITION, "P.GĐ Sở", "position", "Phó Giám đốc Sở", "→"),
    (POSITION, "TP. Quản lý thương mại", "position", "Trưởng phòng Quản lý thương mại", "→"),
    (POSITION, "Giám đốc", "position", "Giám đốc", ""),
    # days and hours
    (DAY, "13/10/2027", "arrives_at", at(), ""),
    (DAY, "13-10-27", "arrives_at", at(), ""),
    (DAY, "13.10.2027", "arrives_at", at(), ""),
    (DAY, "13/10", "arrives_at", at(), ""),
    (DAY, datetime.datetime(2027, 10, 13), "arrives_at", at(), ""),
    (DAY, datetime.datetime(2027, 10, 13, 14, 30), "arrives_at", at(14, 30), ""),
    (DAY, 46673, "arrives_at", at(), "46673 → 13/10/2027"),
    (DAY, "46673", "arrives_at", at(), "46673 → 13/10/2027"),
    (DAY, "8h30 ngày 13/10/2027", "arrives_at", at(8, 30), ""),
    (DAY, "13/10/2027 08:30", "arrives_at", at(8, 30), ""),
    (DAY, "Ngày 13 tháng 10 năm 2027", "arrives_at", at(), ""),
    (DAY, "2027-10-13", "arrives_at", at(), ""),
    # where from
    (PROVINCE, "Long An", "province", "Tây Ninh", "Long An → Tây Ninh (since 01/07/2025)"),
    (PROVINCE, "tỉnh Kiên Giang", "province", "An Giang", "Kiên Giang → An Giang (since 01/07/2025)"),
    (PROVINCE, "Bà Rịa – Vũng Tàu", "province", "Hồ Chí Minh", "→ Hồ Chí Minh"),
    (PROVINCE, "BRVT", "province", "Hồ Chí Minh", "→ Hồ Chí Minh"),
    (PROVINCE, "TP.HCM", "province", "Hồ Chí Minh", ""),
    (PROVINCE, "Thành phố Cần Thơ", "province", "Cần Thơ", ""),
    (PROVINCE, "TAY NINH", "province", "Tây Ninh", ""),
    (PROVINCE, "Dong Thap Province", "province", "Đồng Tháp", ""),
    (PROVINCE, "Trung ương", "province", None, "“Trung ương” is no province: left empty"),
    (COUNTRY, "Nhật Bản", "country", "JP", ""),
    (COUNTRY, "Laos", "country", "LA", ""),
    (PROVINCE, "Nhật Bản", "country", "JP", ""),
    (UNIT, "Sở Công Thương Long An", "province", "Tây Ninh", "Long An → Tây Ninh (since 01/07/2025)"),
    # choices
    (CATEGORY, "khách mời", "category", "Khách mời", ""),
    (CATEGORY, "Guests", "category", "Khách mời", ""),
    ("Lưu trú", "Tự túc", "lodging", "own", ""),
    ("Lưu trú", "x", "lodging", "wanted", ""),
    ("Đưa đón", "không", "transport", "", ""),
    ("Ngôn ngữ", "Tiếng Anh", "language", "en", ""),
    (UNIT, "'=Sở", "unit", "=Sở", ""),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "cell", "field", "value", "note"), MENDED)
def test_what_can_be_mended_is_and_the_row_says_so(heading: str, cell: Any, field: str, value: Any, note: str) -> None:
    row = lists.one(heading, cell)
    assert row.is_good, lists.told(*row.problems)
    found = row.values[field]
    assert getattr(found, "name_vi", found) == value
    assert note in lists.told(*row.notes)
    assert note or not row.notes


TO_MEND: list[tuple[str, Any, str]] = [
    (PHONE, "12345", "This is no phone number"),
    (PHONE, "0912 345", "This is no phone number"),
    (PHONE, "gọi chị Hoa", "This is no phone number"),
    (PHONE, "9.12E+08", "Excel has shortened this number"),
    (EMAIL, "an.donvi.gov.vn", "This is no e-mail address"),
    (EMAIL, "an@", "This is no e-mail address"),
    (NAME, "Nguyễn Văn An\nTrần Thị Sen", "Two people stand in this cell"),
    (NAME, "Nguyễn Văn An; Trần Thị Sen", "Two people stand in this cell"),
    (NAME, "Nguyễn Văn An và Trần Thị Sen", "Two people stand in this cell"),
    (NAME, "Nguyễn Văn An, Trần Thị Sen", "Two people stand in this cell"),
    (NAME, "0912345678", "This is no name of a person"),
    (NAME, "an@donvi.gov.vn", "This is no name of a person"),
    (NAME, "", "Type the full name"),
    (NAME, "???", "Type the full name"),
    (NAME, "NguyÔn V¨n An", "These letters are of an old font"),
    (NAME, "Nguyeãn Vaên An", "These letters are of an old font"),
    (NAME, "=HYPERLINK(A1)", "This formula has no result"),
    (NAME, "@SUM(1+1)", "This begins like a formula"),
    (NAME, "A" * 121, "This has 121 signs; there is room for 120"),
    (UNIT, "=1+1", "This formula has no result"),
    (UNIT, "", "Type where this person works"),
    (UNIT, "S" * 201, "there is room for 200"),
    (POSITION, "#N/A", "Excel shows the error #N/A"),
    (DAY, 45231, "This reads as 01/11/2023"),
    (DAY, 7, "This is no day"),
    (DAY, "10/13/2027", "The month stands before the day"),
    (DAY, "10/05/2027", "Write the day before the month"),
    (DAY, "31/02/2027", "There is no such day"),
    (DAY, "01/01/1899", "This reads as 01/01/1899"),
    (DAY, datetime.datetime(1905, 1, 1), "This reads as 01/01/1905"),
    (DAY, "hôm trước", "This is neither a day nor an hour"),
    (DAY, "14h30", "Type the day, too"),
    (TIME, "14:30", "Type the day, too"),
    (PROVINCE, "Tây Nin", "Is “Tây Ninh” meant?"),
    (PROVINCE, "Miền Tây", "No province is called “Miền Tây”"),
    (COUNTRY, "Xứ lạ", "No country is called “Xứ lạ”"),
    (CATEGORY, "VIP", "“VIP” is none of: “"),
    (CATEGORY, "Khách quốc tế", "Choose the country this guest comes from"),
    ("Lưu trú", "Khách sạn Sen", "“Khách sạn Sen” is none of"),
]


@pytest.mark.parametrize(("heading", "cell", "message"), TO_MEND)
def test_what_cannot_be_told_says_what_to_do_and_the_other_rows_stand(heading: str, cell: Any, message: str) -> None:
    headings, spoilt, good = list(lists.HEADINGS), list(lists.PERSON), list(lists.OTHER)
    if heading not in headings:
        headings, spoilt, good = [*headings, heading], [*spoilt, None], [*good, None]
    spoilt[headings.index(heading)] = cell
    sheet = lists.read(headings, spoilt, good)
    assert [row.number for row in sheet.good] == [3]
    assert [row.number for row in sheet.to_mend] == [2]
    problem = sheet.to_mend[0].problems[0]
    assert message in lists.told(problem)
    if cell != "Khách quốc tế":
        assert (problem.column, problem.heading) == ("ABCDEFG"[headings.index(heading)], heading)


def test_one_person_twice_is_told_at_the_second_row() -> None:
    sheet = lists.read(lists.HEADINGS, lists.PERSON, [2, "nguyen van an", "Vụ trưởng", lists.PERSON[3]], lists.OTHER)
    assert [row.number for row in sheet.good] == [2, 4]
    assert "stand in row 2" in lists.told(*sheet.rows[1].problems)


def test_every_problem_of_a_row_is_told_at_once() -> None:
    row = lists.read(lists.HEADINGS, [1, "A; B", "", "", "12", "x@"]).rows[0]
    assert [problem.field for problem in row.problems] == ["name", "phone", "email", "unit"]


def test_what_the_list_does_not_say_is_taken_from_the_delegation() -> None:
    province = lists.known().lineage.by_id["VN34-92"]
    row = lists.read(
        ["Họ tên", "Chức vụ"], ["Nguyễn Văn An", "Giám đốc"], unit="Sở Công Thương", province=province
    ).rows[0]
    assert row.is_good
    assert (row.values["unit"], row.values["province"]) == ("Sở Công Thương", province)
