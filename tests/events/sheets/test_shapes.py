"""Lists as offices lay them out: titles above, signatures below, merged cells, columns of their own, several sheets."""

from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from events import sheets
from events.sheets import Sheet
from tests.events.sheets import lists
from tests.events.sheets.test_spoilt_files import replaced

NAMES = ["Nguyễn Văn An", "Trần Thị Sen"]


def names(sheet: Sheet) -> list[str]:
    return [row.values.get("name", "") for row in sheet.rows]


def book_of(*rows: list[Any]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return book, sheet


def read(book: Workbook, **defaults: Any) -> Sheet:
    return sheets.read(lists.xlsx(book=book), "danh-sach.xlsx", lists.known(**defaults))


def test_titles_above_and_sums_and_signatures_below_are_no_people() -> None:
    sheet = lists.read(
        ["SỞ CÔNG THƯƠNG TỈNH ĐỒNG THÁP", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH ĐẠI BIỂU"],
        ["(Kèm theo Công văn số 12/SCT-VP ngày 01 tháng 9 năm 2027)"],
        [],
        lists.HEADINGS,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        lists.PERSON,
        lists.OTHER,
        ["Tổng cộng", None, None, 2],
        ["Danh sách này có 02 đại biểu./."],
        [None, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
        [None, "(Ký, ghi rõ họ tên)", None, None, "(Ký, đóng dấu)"],
        [None, "Lê Thị Lựu", None, None, "Phạm Văn Mít"],
    )
    assert names(sheet) == NAMES
    assert [row.number for row in sheet.good] == [9, 10]
    assert not sheet.problems


def test_titles_of_groups_within_the_list_are_no_people_and_named() -> None:
    book, sheet = book_of(
        lists.HEADINGS, ["I. Lãnh đạo Sở"], lists.PERSON, ["II. Chuyên viên"], lists.OTHER, ["B", "Khách mời"]
    )
    sheet.merge_cells("A2:F2")
    sheet.merge_cells("A4:F4")
    found = read(book)
    assert names(found) == NAMES
    assert "Row 2 (“I. Lãnh đạo Sở”) was taken for a title" in lists.told(*found.notes)


def test_a_heading_repeated_on_each_page_is_no_person() -> None:
    assert names(lists.read(lists.HEADINGS, lists.PERSON, lists.HEADINGS, lists.OTHER)) == NAMES


def test_columns_may_stand_in_any_order_and_be_called_otherwise() -> None:
    sheet = lists.read(
        ["Thư điện tử", "SỐ ĐTDĐ\n(có Zalo)", "Cơ quan/Đơn vị", "Họ và tên đại biểu *", "Ghi chú", "Chức danh"],
        ["an@donvi.gov.vn", "0912345678", "Sở Công Thương", "Nguyễn Văn An", "ăn chay", "Giám đốc"],
    )
    values = sheet.good[0].values
    assert (values["email"], values["phone"], values["unit"]) == ("an@donvi.gov.vn", "+84912345678", "Sở Công Thương")
    assert (values["name"], values["position"]) == ("Nguyễn Văn An", "Giám đốc")
    assert "These columns are not read: “Ghi chú”" in lists.told(*sheet.notes)


def test_headings_without_accents_and_in_english_are_known() -> None:
    sheet = lists.read(["HO VA TEN", "CHUC VU", "DON VI CONG TAC", "SO DIEN THOAI"], [*lists.PERSON[1:4], "0912345678"])
    assert sheet.good[0].values["phone"] == "+84912345678"
    sheet = lists.read(["Full name", "Job title", "Organisation", "Mobile phone"], [*lists.PERSON[1:4], "0912345678"])
    assert sheet.good[0].values["position"] == "Giám đốc"


def test_a_heading_of_two_rows_is_read_together() -> None:
    book, sheet = book_of(
        ["STT", "Họ và tên", "Đơn vị", "Thời gian đến", None], [None, None, None, "Ngày", "Giờ"],
        [1, "Nguyễn Văn An", "Sở Công Thương", "13/10/2027", "8h30"],
    )  # fmt: skip
    sheet.merge_cells("D1:E1")
    found = read(book)
    assert f"{found.good[0].values['arrives_at']:%H:%M %d/%m/%Y}" == "08:30 13/10/2027"


def test_family_and_given_names_in_two_columns_are_joined() -> None:
    sheet = lists.read(["Họ và tên đệm", "Tên", "Đơn vị"], ["Nguyễn Văn", "An", "Sở Công Thương"])
    assert names(sheet) == ["Nguyễn Văn An"]


def test_position_and_unit_in_one_column_are_told_apart() -> None:
    sheet = lists.read(["Họ và tên", "Chức vụ, đơn vị công tác"], ["Nguyễn Văn An", "PGĐ Sở Công Thương tỉnh Long An"])
    values = sheet.good[0].values
    assert (values["position"], values["unit"]) == ("Phó Giám đốc", "Sở Công Thương tỉnh Long An")
    assert values["province"].name_vi == "Tây Ninh"


def test_people_under_ong_ba_are_read() -> None:
    sheet = lists.read(["TT", "Ông/Bà", "Chức vụ", "Đơn vị"], [1, "Ông Nguyễn Văn An", "Giám đốc", "Sở Công Thương"])
    assert (sheet.good[0].values["name"], sheet.good[0].values["honorific"]) == ("Nguyễn Văn An", "Ông")


def test_a_unit_merged_over_several_rows_is_everybodys() -> None:
    book, sheet = book_of(lists.HEADINGS, lists.PERSON, [2, "Trần Thị Sen", "Chuyên viên", None, None, None])
    sheet.merge_cells("D2:D3")
    assert [row.values["unit"] for row in read(book).good] == [lists.PERSON[3]] * 2


def test_a_missing_column_is_told_in_every_row_that_needs_it() -> None:
    sheet = lists.read(["STT", "Họ và tên", "Điện thoại"], [1, "Nguyễn Văn An", "0912345678"])
    problem = sheet.to_mend[0].problems[0]
    assert (problem.field, problem.column) == ("unit", "")
    assert "Type where this person works" in lists.told(problem)


def test_without_the_column_of_names_nothing_is_read() -> None:
    sheet = lists.read(["STT", "Chức vụ", "Đơn vị"], [1, "Giám đốc", "Sở Công Thương"])
    assert "No heading was found" in lists.told(*sheet.problems)


def test_hidden_rows_and_sheets_are_left_out_and_named() -> None:
    book, sheet = book_of(lists.HEADINGS, lists.PERSON, lists.OTHER)
    sheet.row_dimensions[3].hidden = True
    draft = book.create_sheet("Nháp")
    draft.append(lists.HEADINGS)
    draft.append([9, "Người Trong Nháp", "x", "y"])
    draft.sheet_state = "hidden"
    found = read(book)
    assert names(found) == NAMES[:1]
    assert "Hidden row 3 was left out" in lists.told(*found.notes)
    assert "Hidden sheets were not read: Nháp" in lists.told(*found.notes)


def test_of_several_sheets_the_longest_list_is_read_and_the_others_named() -> None:
    book, _sheet = book_of(["Mặt hàng", "Số lượng"], ["Gạo", 5])
    for name, rows in (("Đoàn", [lists.PERSON, lists.OTHER]), ("Lái xe", [[1, "Lê Văn Xe", "Lái xe", "Sở"]])):
        more = book.create_sheet(name)
        for row in [lists.HEADINGS, *rows]:
            more.append(row)
    found = read(book)
    assert names(found) == NAMES
    assert "Read was the sheet “Đoàn” alone, not Lái xe" in lists.told(*found.notes)


def test_a_formula_with_its_result_is_read_and_one_without_is_told() -> None:
    book, sheet = book_of(lists.HEADINGS, lists.PERSON, lists.OTHER)
    sheet["D2"] = '="Sở"&" Công Thương"'
    data = lists.xlsx(book=book)
    assert [row.number for row in sheets.read(data, "x.xlsx", lists.known()).good] == [3]
    calculated = replaced(data, "xl/worksheets/sheet1.xml", b"<v></v>", "<v>Sở Công Thương</v>".encode())
    calculated = replaced(calculated, "xl/worksheets/sheet1.xml", b'<c r="D2"', b'<c r="D2" t="str"')
    assert [row.number for row in sheets.read(calculated, "x.xlsx", lists.known()).good] == [2, 3]


def test_a_row_with_only_a_name_is_told_unless_the_unit_is_known() -> None:
    book, _sheet = book_of(lists.HEADINGS, lists.PERSON, [2, "Trần Thị Sen"])
    assert [row.number for row in read(book).good] == [2]
    assert len(read(book, unit="Sở Công Thương").good) == 2


def test_cells_pasted_from_excel_or_word_are_read() -> None:
    text = "\r\n".join("\t".join(str(cell) for cell in row) for row in [lists.HEADINGS, lists.PERSON, lists.OTHER])
    assert names(sheets.read_pasted(text, lists.known())) == NAMES


def test_pasted_cells_need_no_heading() -> None:
    rows = [[1, "Ông", "Nguyễn Văn An", "Giám đốc", "Sở Công Thương", "Long An", "0912345678", "an@donvi.gov.vn"],
            [2, "Bà", "Trần Thị Sen", "Chuyên viên", "Sở Công Thương", "Long An", "0987654321", ""]]  # fmt: skip
    sheet = sheets.read_pasted("\n".join("\t".join(str(cell) for cell in row) for row in rows), lists.known())
    assert names(sheet) == NAMES
    values = sheet.good[0].values
    assert (values["honorific"], values["position"], values["province"].name_vi) == ("Ông", "Giám đốc", "Tây Ninh")
    assert "There was no heading" in lists.told(*sheet.notes)


def test_a_sentence_that_was_pasted_is_no_list() -> None:
    assert "No heading was found" in lists.told(*sheets.read_pasted("Kính gửi Ban Tổ chức", lists.known()).problems)
    assert "There is nothing in this list" in lists.told(*sheets.read_pasted(" \n ", lists.known()).problems)
