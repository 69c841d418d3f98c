"""Reads tables that are text: CSV in whatever encoding and with whatever mark between cells, HTML, pasted cells."""

import codecs
import csv
import io
import re
import unicodedata
from html.parser import HTMLParser

from django.utils.translation import gettext_lazy as _

from events import pasting
from events.sheets import headings
from events.sheets.rows import Unreadable
from events.sheets.table import MOST_COLUMNS, MOST_ROWS, Book, Cell, Merged, Table, lines_of

MARKS = ("\t", ";", ",", "|")
BOMS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
# What Excel writes on a Vietnamese Windows as "CSV (Comma delimited)": marks stand as signs of their own.
VIETNAMESE = "cp1258"
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
NO_TEXT = _("This is neither an Excel nor a CSV file. Choose the list as .xlsx, .xls or .csv.")
LOOKED_AT = 40


def decoded(data: bytes) -> tuple[str, str]:
    """The text, NFC, and the encoding where it had to be guessed ("" where the file says so, or it is UTF-8)."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _text(data, encoding), ""
    wide = _wide(data)
    if wide:
        return _text(data, wide), ""
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8")), ""
    except UnicodeDecodeError:
        if CONTROL.search(data):
            raise Unreadable(NO_TEXT) from None
        return _text(data, VIETNAMESE), "Windows-1258"


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of the signs that all lists have is zero."""
    start = data[:2000]
    if len(start) < 8 or start.count(0) < len(start) / 5:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def _text(data: bytes, encoding: str) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(_("The letters of this file cannot be read. Save it as .xlsx, or as “CSV UTF-8”.")) from error


def read_csv(data: bytes) -> Book:
    """Raises Unreadable for what is no text."""
    text, encoding = decoded(data)
    if "\0" in text:
        raise Unreadable(NO_TEXT)
    return Book([Table("", list(lines_of(_rows_of(text))))], encoding=encoding)


def _rows_of(text: str) -> list[list[Cell]]:
    """Split at the mark by which most headings are known, and most cells come out."""
    said = re.match(r"sep=(.)\r?\n", text)
    if said:
        text = text[said.end() :]
    marks = (said[1],) if said else MARKS
    return max((_split(text, mark) for mark in marks), key=_makes_sense)


def _split(text: str, mark: str) -> list[list[Cell]]:
    rows = list[list[Cell]]()
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            rows.append(list(row[:MOST_COLUMNS]))
            if len(rows) > MOST_ROWS:
                raise Unreadable(
                    _("This sheet has more than %(count)s rows. Send it in several parts."), count=MOST_ROWS
                )
    except csv.Error:
        # One cell without an end, such as a lone quotation mark: the mark is wrong, or the file is.
        return [list(line.split(mark)) for line in text.splitlines()[:MOST_ROWS]]
    return rows


def _makes_sense(rows: list[list[Cell]]) -> tuple[int, int]:
    known = max((headings.count(row) for row in rows[:LOOKED_AT]), default=0)
    return known, sum(min(len(row), 30) for row in rows[:LOOKED_AT])


def read_pasted(text: str) -> Book:
    """Cells as Word and Excel put them on the clipboard."""
    return Book([Table("", list(lines_of([list(row[:MOST_COLUMNS]) for row in pasting.cells(text)[:MOST_ROWS]])))])


def read_html(data: bytes) -> Book:
    """A web page that calls itself .xls, as many systems export; the table with most cells is taken."""
    text, encoding = decoded(data)
    declared = re.search(r"charset=[\"']?([\w-]+)", text[:2000], re.I)
    if encoding and declared and declared[1].lower().startswith("windows-1252"):
        text = data.decode("cp1252", "replace")
    tables = _Tables()
    tables.feed(text)
    tables.close()
    found = max(tables.found, key=lambda table: sum(len(line.cells) for line in table.lines), default=Table())
    return Book([found])


class _Tables(HTMLParser):
    """Every table of a page, spans of rows and columns as merged cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Table] = []
        self.rows: list[list[Cell]] = []
        self.merged: list[Merged] = []
        self.taken: set[tuple[int, int]] = set()
        self.cell: list[str] | None = None
        self.spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_table()
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self.cell, said = [], dict(attrs)
            self.spans = (_span(said.get("rowspan")), _span(said.get("colspan")))
        elif tag in ("br", "p", "div") and self.cell:
            self.cell.append("\n")

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(" ".join(data.split()) if data.strip() else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table":
            self._end_table()

    def close(self) -> None:
        super().close()
        self._end_table()

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        row, number = self.rows[-1], len(self.rows)
        while (number, len(row)) in self.taken:
            row.append("")
        down, across = self.spans
        if down > 1 or across > 1:
            self.merged.append(Merged(number, number + down - 1, len(row), len(row) + across - 1))
            self.taken |= {(number + one, len(row) + two) for one in range(down) for two in range(across)}
        row.append("".join(self.cell).strip())
        self.cell = None

    def _end_table(self) -> None:
        self._end_cell()
        if self.rows:
            self.found.append(Table("", list(lines_of(self.rows)), self.merged))
        self.rows, self.merged, self.taken = [], [], set()


def _span(said: str | None) -> int:
    return min(int(said), 100) if said and said.isdigit() and int(said) else 1
