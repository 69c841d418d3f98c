"""The small parts of a Word file that python-docx has no words for: letters, lines, fields, rows that stay whole."""

import functools
import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from PIL import ImageFont

from conference.prints.typesetting import FONTS

FONT = "Times New Roman"
CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# What XML 1.0 cannot hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MM_A_POINT = 25.4 / 72


def write(
    paragraph: Paragraph, text: str, *, size: float = 0, bold: bool = False, italic: bool = False, centred: bool = False
) -> Paragraph:
    """Put text behind what the paragraph has; a line feed in it begins a new line. Size in points, 0 for the usual."""
    run = paragraph.add_run(FORBIDDEN.sub("", text))
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    if centred:
        paragraph.alignment = CENTRE
    return paragraph


def emptied(cell: _Cell) -> Paragraph:
    """The one empty paragraph with which a new cell begins."""
    paragraph: Paragraph = cell.paragraphs[0]
    return paragraph


def name_font(style: Any, language: str) -> None:
    """Times New Roman for letters of every script, and the language that the speller goes by."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    named = OxmlElement("w:lang")
    for attribute in ("val", "eastAsia"):
        named.set(qn(f"w:{attribute}"), language)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(named)


def page_number(paragraph: Paragraph, size: float) -> None:
    """The field that Word fills with the number of the page; what does not count pages shows the number 2."""
    for name, text in (("begin", ""), ("w:instrText", " PAGE "), ("separate", ""), ("w:t", "2"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        part = OxmlElement(name if text else "w:fldChar")
        if not text:
            part.set(qn("w:fldCharType"), name)
        part.text = text
        run._r.append(part)


def numbered_from_one(section: Section) -> None:
    """The section's pages are counted from one, whatever stood before it."""
    counted = OxmlElement("w:pgNumType")
    counted.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.find(qn("w:pgMar")).addnext(counted)


def line_below(paragraph: Paragraph, text: str, *, size: float, part: float, room: float) -> None:
    """Make the empty paragraph a thin line, `part` as long as the bold words above it in a column of `room` mm."""
    length = min(max(width(line, size) for line in text.split("\n")), room) * part
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room - length) / 2)
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.space_before = Pt(2)
    borders = OxmlElement("w:pBdr")
    borders.append(_border("w:top"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def boxed(paragraph: Paragraph) -> Paragraph:
    """A frame around the paragraph."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_border(f"w:{side}"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return paragraph


def shaded(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def whole(row: _Row) -> _Row:
    """A row that no page break tears apart."""
    _mark(row, "w:cantSplit")
    return row


def repeated(row: _Row) -> _Row:
    """A row that is said again at the top of every page of its table."""
    _mark(row, "w:tblHeader")
    return row


@functools.cache
def _bold(size: int) -> Any:
    return ImageFont.truetype(FONTS / "Tinos-Bold.ttf", size)


def width(text: str, size: float) -> float:
    """How wide bold words are, in millimetres: Tinos is as wide as Times New Roman."""
    # Measured at 100 times the size, because lengths come in whole pixels.
    return float(_bold(round(size * 100)).getlength(text)) / 100 * MM_A_POINT


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _border(name: str) -> Any:
    border = OxmlElement(name)
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{key}"), value)
    return border
