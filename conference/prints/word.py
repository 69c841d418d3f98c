"""Decree 30/2020/NĐ-CP's page as a Word file: the twin of `decree30.typ`, by the same measures.

It names Times New Roman, which every office has; the decree's sections are said in `decree30.py`.
"""

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from conference.prints.decree30 import HEIGHT, INDENT, MARGINS, SHORT_LINE, SIZES, WIDTH
from conference.prints.word_parts import (
    CENTRE,
    JUSTIFIED,
    boxed,
    emptied,
    line_below,
    name_font,
    numbered_from_one,
    page_number,
    repeated,
    shaded,
    whole,
    write,
)

LOCALES = {"vi": "vi-VN", "en": "en-GB"}
ROOM = WIDTH - MARGINS["left"] - MARGINS["right"]
# As in decree30.typ: five parts for the organ, seven for the country's name.
HEAD = (ROOM * 5 / 12, ROOM * 7 / 12)
CELL_PADDING = 3.8
SIGNING_SPACE = Mm(25)
# Two prints of the same programme are the same file; Word's own default is a day in 2013.
UNDATED = datetime.datetime(2020, 1, 1)
SHADE = "EDEDED"
AIR = Pt(3)


class Paper:
    """A document of A4 pages with the decree's margins and letters, filled from top to bottom."""

    def __init__(self, title: str, language: str) -> None:
        self._document = Document()
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title.replace("\n", " – ")[:255], "", ""
        properties.language, properties.created, properties.modified = LOCALES[language], UNDATED, UNDATED
        self._set_letters(LOCALES[language])
        self._set_page()

    def head(self, around: Mapping[str, str]) -> None:
        """Organ and number at the left; the country's name, the motto, place and date at the right (II.1 to II.4)."""
        table = self._borderless(2, HEAD)
        left, right = table.rows[0].cells
        if around["superior"]:
            write(emptied(left), around["superior"], size=SIZES["organ"], centred=True)
        organ = left.add_paragraph() if around["superior"] else emptied(left)
        write(organ, around["organ"], size=SIZES["organ"], bold=True, centred=True)
        _line(left, around["organ"], size=SIZES["organ"], part=SHORT_LINE, room=HEAD[0])
        write(emptied(right), around["country"], size=SIZES["country"], bold=True, centred=True)
        write(right.add_paragraph(), around["motto"], size=SIZES["motto"], bold=True, centred=True)
        _line(right, around["motto"], size=SIZES["motto"], part=1, room=HEAD[1])
        left, right = table.rows[1].cells
        number = write(emptied(left), around["number"], size=SIZES["number"], centred=True)
        placed = write(emptied(right), around["placed"], size=SIZES["placed"], italic=True, centred=True)
        number.paragraph_format.space_before = placed.paragraph_format.space_before = Pt(6)
        if around["draft"]:
            self._draft(left, around["draft"])

    def title(self, kind: str, about: str) -> None:
        """The kind of the document, and what it is about (II.5)."""
        before = write(self._document.add_paragraph(), kind, size=SIZES["title"], bold=True, centred=True)
        before.paragraph_format.space_before = Pt(14)
        write(self._document.add_paragraph(), about, size=SIZES["title"], bold=True, centred=True)
        line = self._document.add_paragraph()
        line_below(line, about, size=SIZES["title"], part=SHORT_LINE, room=ROOM)
        line.paragraph_format.space_after = Pt(6)

    def paragraph(
        self, text: str, *, size: float = 0, bold: bool = False, italic: bool = False, indented: bool = False
    ) -> Paragraph:
        """A paragraph; an `indented` one has both edges straight and its first line set in (II.6)."""
        made = write(self._document.add_paragraph(), text, size=size, bold=bold, italic=italic)
        made.paragraph_format.space_after = Pt(6)
        if indented:
            made.paragraph_format.first_line_indent, made.alignment = Mm(INDENT), JUSTIFIED
        return made

    def begin_page(self) -> None:
        """What follows begins on a new page."""
        self._document.add_page_break()  # type: ignore[no-untyped-call]

    def begin_another(self) -> None:
        """What follows is a document of its own: on a new page, numbered from one, with no number on the first."""
        numbered_from_one(self._document.add_section(WD_SECTION.NEW_PAGE))

    def heading(self, text: str, *, size: float, bold: bool = True) -> None:
        """A line that stays with what follows it."""
        made = write(self._document.add_paragraph(), text, size=size, bold=bold, italic=not bold)
        made.paragraph_format.space_before = Pt(12 if bold else 0)
        made.paragraph_format.space_after = Pt(4)
        made.paragraph_format.keep_with_next = True

    def table(self, columns: Sequence[float], heads: Sequence[str]) -> "Rows":
        """A ruled table whose heads stand on every page; columns in millimetres."""
        table = self._document.add_table(0, len(columns), "Table Grid")
        _set_columns(table, columns)
        rows = Rows(table)
        if heads:
            repeated(rows.row([[Phrase(head, bold=True)] for head in heads], centred=range(len(heads))))
        return rows

    def foot(self, around: Mapping[str, Any]) -> None:
        """Recipients at the left, at the right who signs, with room to do so (II.7, II.9)."""
        self._document.add_paragraph().paragraph_format.keep_with_next = True
        table = self._borderless(1, (ROOM / 2, ROOM / 2))
        left, right = whole(table.rows[0]).cells
        if around["recipients"]:
            write(emptied(left), around["recipients_word"], size=SIZES["recipients"], bold=True, italic=True)
        for one in around["recipients"]:
            write(left.add_paragraph(), one, size=SIZES["recipient"])
        who = [line for line in (around["authority"], around["position"]) if line]
        write(emptied(right), "\n".join(who), size=SIZES["signature"], bold=True, centred=True)
        signer = write(right.add_paragraph(), around["signer"], size=SIZES["signature"], bold=True, centred=True)
        signer.paragraph_format.space_before = SIGNING_SPACE

    def content(self) -> bytes:
        """The file."""
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _set_letters(self, locale: str) -> None:
        usual = self._document.styles["Normal"]
        name_font(usual, locale)
        usual.font.size = Pt(SIZES["body"])
        usual.paragraph_format.space_after, usual.paragraph_format.line_spacing = Pt(0), 1.0

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
        section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
        section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
        section.header_distance, section.footer_distance = Mm(10), Mm(10)
        # I.7: no number on the first page.
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTRE
        page_number(paragraph, SIZES["page_number"])

    def _borderless(self, rows: int, columns: Sequence[float]) -> Table:
        table: Table = self._document.add_table(rows, len(columns))
        _set_columns(table, columns)
        return table

    def _draft(self, cell: _Cell, mark: str) -> None:
        framed = boxed(write(cell.add_paragraph(), mark, bold=True, centred=True))
        framed.paragraph_format.space_before = Pt(8)
        framed.paragraph_format.left_indent = framed.paragraph_format.right_indent = Mm(20)


@dataclass(frozen=True)
class Phrase:
    """A paragraph of a cell; size in points, 0 for the usual."""

    text: str
    size: float = 0
    bold: bool = False
    italic: bool = False


class Rows:
    """The rows of a ruled table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def row(self, cells: Sequence[Sequence[Phrase]], *, centred: Sequence[int] = (0,), leads: bool = False) -> _Row:
        """Add a row that stays on one page, and with the row below it if it `leads`; some columns are centred."""
        row = self._new_row()
        for place, (cell, phrases) in enumerate(zip(row.cells, cells, strict=True)):
            for number, phrase in enumerate(phrases):
                paragraph = cell.add_paragraph() if number else emptied(cell)
                write(paragraph, phrase.text, size=phrase.size, bold=phrase.bold, italic=phrase.italic)
                paragraph.alignment = CENTRE if place in centred else None
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = leads or None
            _give_air(cell)
        return row

    def band(self, *runs: Phrase, centred: bool = False) -> None:
        """Add a row across all columns that stays with the row below it; a centred one is shaded."""
        row = self._new_row()
        cell = row.cells[0].merge(row.cells[-1])
        paragraph = emptied(cell)
        for run in runs:
            write(paragraph, run.text, size=run.size, bold=run.bold, italic=run.italic, centred=centred)
        paragraph.paragraph_format.keep_with_next = True
        _give_air(cell)
        if centred:
            shaded(cell, SHADE)

    def _new_row(self) -> _Row:
        row: _Row = self._table.add_row()  # type: ignore[no-untyped-call]
        return whole(row)


def _give_air(cell: _Cell) -> None:
    """A little room above and below what a ruled cell says."""
    paragraphs = cell.paragraphs
    paragraphs[0].paragraph_format.space_before = paragraphs[-1].paragraph_format.space_after = AIR


def _line(cell: _Cell, text: str, *, size: float, part: float, room: float) -> None:
    line_below(cell.add_paragraph(), text, size=size, part=part, room=room - CELL_PADDING)


def _set_columns(table: Table, columns: Sequence[float]) -> None:
    """Fixed widths, in millimetres: Word and its kin otherwise make their own."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
