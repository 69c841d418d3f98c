"""Reads an XLSX: a stream over its XML, so that neither a far cell nor 100,000 formatted rows cost memory.

Source of the format: ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheets), 18.4 (strings), 18.8 (styles).
"""

import datetime
import io
import posixpath
import re
import zlib
from collections.abc import Iterator
from typing import IO, Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext_lazy as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from events.sheets.rows import Unreadable
from events.sheets.table import MOST_COLUMNS, MOST_ROWS, Book, Cell, Line, Merged, NoResult, Table

MEGABYTE = 1024 * 1024
# A list of 5,000 people takes about 8 MB; 100,000 formatted rows of 20 columns about 60 MB.
MOST_INFLATED = 96 * MEGABYTE
MOST_PARTS = 2_000
MOST_MERGED = 5_000
START = 4096
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read(data: bytes) -> Book:
    """Raises Unreadable for what is no workbook, is encrypted, or unpacks to more than it may."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            return _Workbook(archive).book()
    except (BadZipFile, ET.ParseError, KeyError, IndexError, ValueError, EOFError, OSError, zlib.error,
            RuntimeError, NotImplementedError) as error:  # fmt: skip
        raise Unreadable(
            _("This Excel file is damaged. Open it in Excel, save it anew as .xlsx, and send that.")
        ) from error


def _refuse_bomb(archive: ZipFile) -> None:
    """The zip module never inflates a part beyond the size that is declared, so the declared sizes are the limit."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INFLATED:
        raise Unreadable(
            _("This file unpacks to far more than a list of people. Copy the list into a new, empty workbook.")
        )


class _Workbook:
    """The parts of one archive that say what is in which cell."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        main = self._related("", "officeDocument") or ["xl/workbook.xml"]
        self.root = main[0]
        self.workbook = self._tree(self.root)
        self.epoch = CALENDAR_WINDOWS_1900
        for found in _all(self.workbook, "workbookPr"):
            if found.get("date1904") in ("1", "true"):
                self.epoch = CALENDAR_MAC_1904
        self.strings = self._strings()
        self.dates = self._date_styles()

    def book(self) -> Book:
        targets = self._relations(self.root)
        visible, hidden = list[Table](), list[str]()
        for sheet in _all(self.workbook, "sheet"):
            name = sheet.get("name", "")
            target = targets.get(sheet.get(RELATION) or sheet.get(STRICT_RELATION) or "", ("", ""))
            if not target[0].endswith("/worksheet"):
                continue
            if sheet.get("state", "visible") != "visible":
                hidden.append(name)
                continue
            visible.append(self._table(name, target[1]))
        return Book(visible, hidden)

    def _table(self, name: str, part: str) -> Table:
        table = Table(name)
        with self.archive.open(part) as stream:
            for found in _streamed(stream, {"row", "mergeCell"}):
                if _bare(found) == "mergeCell":
                    if len(table.merged) < MOST_MERGED:
                        table.merged.append(_merged(found.get("ref", "")))
                    continue
                line = self._line(found, after=table.lines[-1].number if table.lines else 0)
                if line.cells:
                    table.lines.append(line)
                if len(table.lines) > MOST_ROWS:
                    raise Unreadable(
                        _("This sheet has more than %(count)s rows. Send it in several parts."), count=MOST_ROWS
                    )
        return table

    def _line(self, row: ET.Element, after: int) -> Line:
        line = Line(int(row.get("r") or after + 1), hidden=row.get("hidden") in ("1", "true"))
        place = -1
        for cell in row:
            found = REFERENCE.fullmatch(cell.get("r") or "")
            place = _column(found[1]) if found else place + 1
            if len(cell) and place < MOST_COLUMNS:
                value = self._value(cell)
                if value is not None and value != "":
                    line.cells[place] = value
        return line

    def _value(self, cell: ET.Element) -> Cell | None:
        parts = {_bare(part): part for part in cell}
        kind, written = cell.get("t", "n"), parts["v"].text if "v" in parts else None
        if kind == "inlineStr":
            return _text(parts["is"]) if "is" in parts else None
        if written is None or written == "":
            return NoResult(f"={parts['f'].text or ''}") if "f" in parts and kind != "str" else None
        if kind == "s":
            return self.strings[int(written)]
        if kind == "e":
            return NoResult(written)
        if kind == "b":
            return written == "1"
        if kind == "d":
            return datetime.datetime.fromisoformat(written)
        return written if kind == "str" else self._number(float(written), int(cell.get("s") or 0))

    def _number(self, number: float, style: int) -> Cell:
        if style in self.dates:
            try:
                found: Cell = from_excel(number, self.epoch)
                return found if not isinstance(found, datetime.timedelta) else number
            except (ValueError, OverflowError):
                return number
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def _strings(self) -> list[str]:
        parts = self._related(self.root, "sharedStrings")
        if not parts or parts[0] not in self.names:
            return []
        with self.archive.open(parts[0]) as stream:
            return [_text(found) for found in _streamed(stream, {"si"})]

    def _date_styles(self) -> set[int]:
        """Which styles of cells show a number as a day or an hour."""
        parts = self._related(self.root, "styles")
        if not parts or parts[0] not in self.names:
            return set()
        styles = self._tree(parts[0])
        formats = dict(BUILTIN_FORMATS)
        formats |= {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in _all(styles, "numFmt")}
        used = [one for group in _all(styles, "cellXfs") for one in group]
        return {
            number for number, one in enumerate(used) if is_date_format(formats.get(int(one.get("numFmtId", 0)), ""))
        }

    def _related(self, part: str, kind: str) -> list[str]:
        return [target for of, target in self._relations(part).values() if of.endswith(f"/{kind}")]

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation → its kind, and the part it leads to."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.names:
            return {}
        found = {}
        for one in self._tree(listed):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            found[one.get("Id", "")] = (one.get("Type", ""), target[1:])
        return found

    def _tree(self, part: str) -> ET.Element:
        content = self.archive.read(part)
        _refuse_type(content[:START])
        return ET.fromstring(content)  # noqa: S314 such parts have no document type, and so no entities


def _refuse_type(start: bytes) -> None:
    """Entities, which can grow without end, are declared in a document type; the format knows none."""
    if b"<!DOCTYPE" in start.replace(b"\0", b""):
        raise ValueError("a document type")


def _streamed(stream: IO[bytes], wanted: set[str]) -> Iterator[ET.Element]:
    """Each element of that name once it is whole; what was read before is forgotten."""
    _refuse_type(stream.read(START))
    stream.seek(0)
    events: Any = ET.iterparse(stream, events=("start", "end"))  # noqa: S314 as above
    _start, root = next(events)
    parents = [root]
    for event, found in events:
        if event == "start":
            parents.append(found)
            continue
        parents.pop()
        if _bare(found) in wanted:
            yield found
            found.clear()
            if parents:
                parents[-1].remove(found)


def _bare(found: ET.Element) -> str:
    """Without its namespace: the strict form of the format has others."""
    return found.tag.rpartition("}")[2]


def _all(tree: ET.Element, name: str) -> list[ET.Element]:
    return [found for found in tree.iter() if _bare(found) == name]


def _text(found: ET.Element) -> str:
    """The runs of a text together; how it is read aloud (rPh) left out."""
    if _bare(found) == "t":
        return found.text or ""
    return "".join(_text(part) for part in found if _bare(part) in ("t", "r"))


def _merged(reference: str) -> Merged:
    left, top, right, bottom = range_boundaries(reference)
    return Merged(top, bottom, left - 1, right - 1)


def _column(letters: str) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number - 1
