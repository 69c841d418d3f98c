"""Reads the old binary XLS, by xlrd: row by row, so that one far cell does not make a table of millions."""

import datetime
import io
from typing import Any

import xlrd
from django.utils.translation import gettext_lazy as _

from events.sheets.rows import Unreadable
from events.sheets.table import MOST_COLUMNS, MOST_ROWS, Book, Cell, Line, Merged, NoResult, Table

LOCKED = _("This file is locked with a password. Open it, save it without a password, and send that.")
NOT_READ = _("This is no Excel file that can be read. Open it in Excel, save it anew as .xlsx, and send that.")
# How an XLSX with a password calls its content (MS-OFFCRYPTO 2.3.4): it is such a container, too.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes) -> Book:
    """Raises Unreadable for what is no workbook, or is locked."""
    if ENCRYPTED in data:
        raise Unreadable(LOCKED)
    try:
        options = {"formatting_info": True, "ragged_rows": True, "logfile": io.StringIO()}
        return _book(xlrd.open_workbook(file_contents=data, **options))
    except Unreadable:
        raise
    except xlrd.XLRDError as error:
        raise Unreadable(LOCKED if "encrypted" in str(error).lower() else NOT_READ) from error
    except Exception as error:  # a broken file makes the decoder raise almost anything
        raise Unreadable(NOT_READ) from error


def _book(workbook: Any) -> Book:
    sheets = workbook.sheets()
    visible = [_table(workbook, sheet) for sheet in sheets if sheet.visibility == 0]
    return Book(visible, [sheet.name for sheet in sheets if sheet.visibility])


def _table(workbook: Any, sheet: Any) -> Table:
    table = Table(sheet.name)
    for row in range(sheet.nrows):
        found = {
            place: value
            for place in range(min(sheet.row_len(row), MOST_COLUMNS))
            if (value := _value(workbook, sheet.cell(row, place))) not in ("", None)
        }
        if found:
            look = sheet.rowinfo_map.get(row)
            table.lines.append(Line(row + 1, found, hidden=bool(look and look.hidden)))
        if len(table.lines) > MOST_ROWS:
            raise Unreadable(_("This sheet has more than %(count)s rows. Send it in several parts."), count=MOST_ROWS)
    # The ends of xlrd's ranges are the first cell after them.
    table.merged = [Merged(top + 1, end, left, after - 1) for top, end, left, after in sheet.merged_cells]
    return table


def _value(workbook: Any, cell: Any) -> Cell | None:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, workbook.datemode)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return NoResult(xlrd.error_text_from_code.get(cell.value, "#"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return int(cell.value) if cell.value.is_integer() else float(cell.value)
    return str(cell.value)


def _moment(number: float, mode: int) -> Cell:
    try:
        if number < 1:
            hour, minute, second = xlrd.xldate_as_tuple(number, mode)[3:]
            return datetime.time(hour, minute, second)
        found: datetime.datetime = xlrd.xldate_as_datetime(number, mode)
        return found
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return number
