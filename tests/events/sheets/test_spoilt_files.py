"""Files as people send them: the list is found in them, or a sentence says what to send instead."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from PIL import Image

from events import sheets
from events.sheets import Sheet
from tests.events.sheets import lists

FILES = Path(__file__).parent / "files"
BOTH: list[list[Any]] = [lists.PERSON, lists.OTHER]


def read(data: bytes, name: str = "danh-sach.xlsx") -> Sheet:
    return sheets.read(data, name, lists.known())


def names(sheet: Sheet) -> list[str]:
    return [row.values["name"] for row in sheet.good]


def csv(mark: str = ",") -> str:
    return "\r\n".join(mark.join(str(cell) for cell in row) for row in [lists.HEADINGS, *BOTH])


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    return stream.getvalue()


def zipped(parts: dict[str, str]) -> bytes:
    """An archive of these parts by their paths."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return stream.getvalue()


def lying() -> bytes:
    """A zip bomb whose sheet declares to be small."""
    honest = rewritten("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + b" " * 60_000_000)
    place = honest.rindex(b"PK\x01\x02", 0, honest.index(b"xl/worksheets/sheet1.xml", honest.index(b"PK\x01\x02")))
    return honest[: place + 24] + struct.pack("<I", 500) + honest[place + 28 :]


def rewritten(part: str, content: bytes) -> bytes:
    """A workbook in which one part is another."""
    return _changed(lists.xlsx(lists.HEADINGS, *BOTH), part, lambda _old: content)


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with other bytes in one part."""
    return _changed(data, part, lambda content: content.replace(old, new))


def _changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "This file is empty"),
    "blank": (lambda: b"\r\n \r\n", "This file is empty"),
    "picture": (picture, "This is a picture"),
    "pdf": (lambda: b"%PDF-1.7 ...", "This is a PDF"),
    "word": (lambda: zipped({"word/document.xml": "<w/>"}), "This is a Word file"),
    "rtf": (lambda: b"{\\rtf1 ...}", "This is a Word file"),
    "binary": (lambda: b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)), "neither an Excel nor a CSV file"),
    "xlsb": (lambda: zipped({"xl/workbook.bin": "x"}), "This kind of workbook is not read here"),
    "xml 2003": (lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
                 "This kind of workbook is not read here"),
    "password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
                 "locked with a password"),
    "broken xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 900, "no Excel file that can be read"),
    "cut off": (lambda: lists.xlsx(lists.HEADINGS, *BOTH)[:2000], "This Excel file is damaged"),
    "other zip": (lambda: zipped({"a.xml": "<a/>"}), "This Excel file is damaged"),
    "broken xml": (lambda: rewritten("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"), "is damaged"),
    "entities": (lambda: rewritten("xl/worksheets/sheet1.xml", ENTITIES), "is damaged"),
    "bomb": (lambda: rewritten("xl/theme/theme1.xml", b" " * 110_000_000), "unpacks to far more"),
    "lying bomb": (lying, "is damaged"),
    "too large": (lambda: b"a,b\r\n" * 2_200_000, "larger than 10 MB"),
    "other sheet": (lambda: lists.xlsx(["Mặt hàng", "Số lượng"], ["Gạo", 5]), "No heading was found"),
    "no people": (lambda: lists.xlsx(lists.HEADINGS), "There is nothing in this list"),
    "nothing": (lambda: lists.xlsx(), "There is nothing in this list"),
    "numbers alone": (lambda: lists.xlsx(lists.HEADINGS, [1], [2], [3]), "There is nothing in this list"),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_list_is_refused_with_what_to_do(kind: str) -> None:
    made, message = UNREADABLE[kind]
    sheet = read(made())
    assert message in lists.told(*sheet.problems)
    assert sheet.rows == []


CSVS = {
    "utf-8": csv().encode(),
    "utf-8 with its mark": csv().encode("utf-8-sig"),
    "utf-16": csv("\t").encode("utf-16"),
    "utf-16 without its mark": csv("\t").encode("utf-16-le"),
    "semicolons": csv(";").encode(),
    "tabs": csv("\t").encode(),
    "sep=": ("sep=|\r\n" + csv("|")).encode(),
    "decomposed": csv().replace("ễ", "e\u0302\u0303").encode(),
}


@pytest.mark.parametrize("kind", CSVS)
def test_a_csv_is_read_however_it_is_written(kind: str) -> None:
    sheet = read(CSVS[kind], "danh-sach.csv")
    assert names(sheet) == ["Nguyễn Văn An", "Trần Thị Sen"]
    assert not sheet.notes


def test_the_csv_of_a_vietnamese_windows_is_read_and_said_so() -> None:
    text = csv(";")
    for whole, parts in (("ễ", "ê\u0303"), ("ọ", "o\u0323"), ("ứ", "ư\u0301"), ("ụ", "u\u0323"), ("ệ", "ê\u0323"),
                         ("ạ", "a\u0323"), ("ầ", "â\u0300"), ("ị", "i\u0323"), ("ở", "ơ\u0309"), ("ỉ", "i\u0309"),
                         ("ồ", "ô\u0300"), ("ố", "ô\u0301"), ("à", "a\u0300"), ("á", "a\u0301")):  # fmt: skip
        text = text.replace(whole, parts)
    sheet = read(text.encode("cp1258"), "danh-sach.csv")
    assert names(sheet) == ["Nguyễn Văn An", "Trần Thị Sen"]
    assert "read as Windows-1258" in lists.told(*sheet.notes)


def test_a_csv_that_would_run_is_told_at_its_row() -> None:
    sheet = read((csv() + "\r\n3,=cmd|' /C calc'!A0,Vụ trưởng,Bộ,,").encode(), "x.csv")
    assert len(sheet.good) == 2
    assert "This begins like a formula" in lists.told(*sheet.to_mend[0].problems)


def test_a_web_page_that_calls_itself_xls_is_read() -> None:
    rows = "".join(f"<tr><td>{'<td>'.join(str(cell) for cell in row)}</tr>" for row in [lists.HEADINGS, *BOTH])
    page = f"<html><head><meta charset=utf-8></head><body><h1>x</h1><table>{rows}</table></body></html>"
    assert names(read(page.encode(), "danh-sach.xls")) == ["Nguyễn Văn An", "Trần Thị Sen"]


def test_a_real_xls_is_read_with_its_merged_cells_and_without_what_is_hidden() -> None:
    sheet = read((FILES / "list.xls").read_bytes(), "danh-sach.xls")
    assert names(sheet) == ["Nguyễn Văn An", "Trần Thị Sen"]
    assert sheet.good[1].values["province"].name_vi == "Tây Ninh"
    assert f"{sheet.good[0].values['arrives_at']:%d/%m/%Y}" == "13/10/2027"
    assert "no phone number" in lists.told(*sheet.to_mend[0].problems)
    assert "Hidden row 6 was left out" in lists.told(*sheet.notes)
    assert "Nháp" in lists.told(*sheet.notes)


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.csv", "danh-sach.pdf", ""])
def test_the_name_of_a_file_does_not_matter(name: str) -> None:
    assert len(read(lists.xlsx(lists.HEADINGS, *BOTH), name).good) == 2
    assert len(read((FILES / "list.xls").read_bytes(), name).good) == 2


def test_one_far_cell_costs_nothing() -> None:
    assert names(read((FILES / "far-cell.xls").read_bytes())) == ["Nguyễn Văn An"]
    book = Workbook()
    book.active.cell(1_048_576, 16_384, "xa")  # type: ignore[union-attr]
    rows: list[list[Any]] = [lists.HEADINGS, *BOTH]
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=1):
            book.active.cell(place, column, cell)  # type: ignore[union-attr]
    assert len(read(lists.xlsx(book=book)).good) == 2


def test_texts_that_are_kept_once_for_all_cells_are_read_as_excel_writes_them() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "http://schemas.openxmlformats.org/package/2006/relationships"
    texts = (
        "<si><t>Họ và tên</t></si><si><t>Đơn vị</t></si><si><t xml:space='preserve'>Sở </t></si>"
        "<si><r><t>Nguyễn </t></r><r><rPr><b/></rPr><t>Văn An</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    )
    cells = (("A4", 0), ("C4", 1), ("A5", 3), ("C5", 2))
    rows = {row: "".join(f"<c r='{at}' t='s'><v>{text}</v></c>" for at, text in cells if at[1] == row) for row in "45"}
    sheet = read(
        zipped(
            {
                "_rels/.rels": f"<Relationships xmlns='{listed}'><Relationship Id='a' Type='{related}/officeDocument'"
                " Target='/xl/workbook.xml'/></Relationships>",
                "xl/workbook.xml": f"<workbook xmlns='{main}' xmlns:r='{related}'><sheets>"
                "<sheet name='DS' sheetId='1' r:id='s'/>"
                "</sheets></workbook>",
                "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{listed}'>"
                f"<Relationship Id='s' Type='{related}/worksheet' Target='worksheets/sheet1.xml'/>"
                f"<Relationship Id='t' Type='{related}/sharedStrings' Target='sharedStrings.xml'/></Relationships>",
                "xl/sharedStrings.xml": f"<sst xmlns='{main}'>{texts}</sst>",
                "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{main}'><sheetData><row r='4'>{rows['4']}</row>"
                f"<row r='5'>{rows['5']}</row></sheetData></worksheet>",
            }
        )
    )
    assert [(row.number, row.values["name"], row.values["unit"]) for row in sheet.good] == [(5, "Nguyễn Văn An", "Sở")]


def test_a_workbook_protected_against_changes_is_read() -> None:
    book = Workbook()
    book.security = WorkbookProtection(workbookPassword="1234", lockStructure=True)
    assert len(read(lists.xlsx(lists.HEADINGS, *BOTH, book=book)).good) == 2


def test_a_hundred_thousand_formatted_rows_are_passed_over() -> None:
    empty = "".join(
        f'<row r="{number}"><c r="A{number}" s="0"/><c r="B{number}" s="0"/></row>' for number in range(4, 100_004)
    )
    with zipfile.ZipFile(io.BytesIO(lists.xlsx(lists.HEADINGS, *BOTH))) as archive:
        whole = archive.read("xl/worksheets/sheet1.xml").decode()
    sheet = read(rewritten("xl/worksheets/sheet1.xml", whole.replace("</sheetData>", f"{empty}</sheetData>").encode()))
    assert len(sheet.good) == 2


def test_too_many_people_are_too_many_at_once() -> None:
    sheet = read(("Họ tên,Đơn vị\r\n" + "".join(f"Nguyễn Văn An,Đơn vị {n}\r\n" for n in range(5001))).encode())
    assert "at most 5000" in lists.told(*sheet.problems)
