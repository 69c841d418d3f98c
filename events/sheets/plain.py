"""Any table into Excel: headings that stay, widths by what stands in them, cells that run nothing; printed on A4."""

import io
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from conference.admin.cells import harmless
from events.sheets.writing import heading_cell, text_cell

NARROWEST, WIDEST = 6, 48
# As workbooks call it.
A4 = 9


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], *, language: str) -> bytes:
    """An XLSX of one sheet; numbers stay numbers, all else is text."""
    with translation.override(language):
        book = Workbook(write_only=True)
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
        sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
        sheet.print_title_rows = "1:1"
        for place, width in enumerate(_widths(heads, rows), start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([heading_cell(sheet, head) for head in heads])
        for row in rows:
            sheet.append([text_cell(sheet, harmless(value)) for value in row])
        stream = io.BytesIO()
        book.save(stream)
    return stream.getvalue()


def _widths(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    longest = [max(len(str(cell)) for cell in column) for column in zip(heads, *rows, strict=True)]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]
