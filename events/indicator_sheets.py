"""An edition's figures as a spreadsheet: numbers are numbers, and no cell runs as a formula."""

import html
import io
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from conference import naming
from conference.admin.cells import harmless
from conference.templatetags.luanluu import phrase
from events.indicators import Figure, Report, exact

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60
# Whatever the cell's decimals, Excel writes the marks of its reader's own language.
NUMBER = "#,##0.####"
WHOLE_NUMBER = "#,##0"


def workbook(report: Report) -> bytes:
    """Two sheets, in the active language: the figures, and those of single provinces."""
    book = Workbook()
    _fill(book.active, _("Indicators"), _figure_headings(), map(_figure_row, report.figures))
    provinces = [row for figure in report.figures for row in _province_rows(figure)]
    if provinces:
        _fill(book.create_sheet(), _("By province"), _province_headings(), provinces)
    book.properties.title = f"{_('Indicators')} – {naming.short_title(report.edition)}"
    book.properties.creator = ""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _figure_headings() -> list[str]:
    return [
        _("Indicator"), _("Exactness"), _("Value"), _("Out of"), _("Unit of measure"), _("Growth in per cent"),
        _("Compared with"), _("Share of the whole country in per cent"), _("The whole country"),
        _("Period"), _("Sources"),
    ]  # fmt: skip


def _figure_row(figure: Figure) -> list[Any]:
    one = figure.indicator
    numbers = {
        name: None if (value := getattr(one, name)) is None else exact(value)
        for name in ("value", "of", "growth_pct", "share_pct", "national")
    }
    return [
        _words(one, "label"), one.get_comparator_display() if one.comparator else "", numbers["value"], numbers["of"],
        _words(one, "unit"), numbers["growth_pct"], _words(one, "basis"), numbers["share_pct"], numbers["national"],
        _words(one, "period"), " ".join(one.sources.split()),
    ]  # fmt: skip


def _province_headings() -> list[str]:
    return [_("Indicator"), _("Province or city"), _("Value"), _("Unit of measure"), _("Compared with"), _("Period")]


def _province_rows(figure: Figure) -> Iterator[list[Any]]:
    one = figure.indicator
    for place in figure.places:
        value = None if place.value is None else exact(place.value)
        yield [_words(one, "label"), capfirst(place.name), value, _words(one, "unit"), _words(one, "basis"),
               _words(one, "period")]  # fmt: skip


def _words(target: Any, field: str) -> str:
    return html.unescape(strip_tags(phrase(target, field)))


def _fill(sheet: Worksheet, title: str, headings: Sequence[str], rows: Any) -> None:
    sheet.title = title
    sheet.append(headings)
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    sheet.freeze_panes = "B2"
    for column in sheet.columns:
        _shape(sheet, column)


def _shape(sheet: Worksheet, column: Any) -> None:
    longest = max(len(str(cell.value or "")) for cell in column)
    sheet.column_dimensions[column[0].column_letter].width = min(longest + 2, WIDEST)
    column[0].font = Font(bold=True)
    for cell in column:
        if cell.data_type == "n" and cell.value is not None:
            cell.number_format = WHOLE_NUMBER if cell.value == int(cell.value) else NUMBER
        else:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
