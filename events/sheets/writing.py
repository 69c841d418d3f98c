"""People into Excel: an empty template, and the list as it stands; both come back by `read`."""

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from conference import phones
from conference.admin.cells import harmless
from events import countries, words
from events.choices import Language, Lodging, Transport
from events.models import Delegate
from events.sheets.columns import COLUMNS, LISTS, NUMBER, Column
from events.sheets.known import Known

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# As "Text": no zero is lost, and no day is turned round.
AS_TEXT = "@"
PREPARED = 300
FIELDS = ("honorific", "name", "academic_title", "position", "unit", "province", "country", "category", "phone",
    "email",
          "arrives_at", "arrival", "transport", "lodging", "lodging_note", "diet", "interpretation",
          "language")  # fmt: skip


def template(known: Known, language: str) -> bytes:
    """An XLSX to fill in: headings, lists to choose from, and a second sheet that explains each column."""
    return list_of([], known, language)


def list_of(people: Iterable[Mapping[str, Any]], known: Known, language: str) -> bytes:
    """An XLSX of people, each with the values that `SheetRow.values` has; read again, it gives the same ones."""
    with translation.override(language):
        book = Workbook(write_only=True)
        sheet = book.create_sheet(_("Delegates"))
        sheet.freeze_panes = "D2"
        for place, column in enumerate(COLUMNS, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        rows = list(people)
        lists = _lists(known)
        for place, column in enumerate(COLUMNS):
            if column.field in lists:
                sheet.data_validations.append(_choice(column, place, len(rows), len(lists[column.field])))
        sheet.append([heading_cell(sheet, str(column.heading)) for column in COLUMNS])
        for number, values in enumerate(rows, start=1):
            sheet.append([text_cell(sheet, _shown(column, values, number)) for column in COLUMNS])
        for _row in range(max(PREPARED - len(rows), 0)):
            sheet.append([text_cell(sheet, None) for _column in COLUMNS])
        _explain(book)
        _put_lists(book, lists)
        stream = io.BytesIO()
        book.save(stream)
    return stream.getvalue()


def values_of(delegate: Delegate) -> dict[str, Any]:
    """A registered delegate as a row of `list_of`."""
    return {name: getattr(delegate, name) for name in FIELDS}


def text_cell(sheet: Any, value: Any) -> Any:
    """A cell whose value is taken as it is written."""
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = AS_TEXT
    return cell


def heading_cell(sheet: Any, value: str) -> Any:
    """A cell of the row on top."""
    cell = text_cell(sheet, value)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="A4161A")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _shown(column: Column, values: Mapping[str, Any], number: int) -> Any:
    if column.field == NUMBER:
        return number
    if column.field in ("arrives_on", "arrives_time"):
        return _moment(column.field, values.get("arrives_at"))
    value = values.get(column.field)
    if not value:
        return None
    if column.field in ("province", "category"):
        return words.of(value, "name")
    if column.field == "country":
        return countries.name_of(value)
    if column.field == "phone":
        return phones.readable(value)
    if column.field in CHOICES:
        return str(CHOICES[column.field](value).label)
    return harmless(str(value))


CHOICES: dict[str, Any] = {"transport": Transport, "lodging": Lodging, "language": Language}


def _moment(field: str, at: datetime.datetime | None) -> str | None:
    if at is None:
        return None
    here = timezone.localtime(at)
    if field == "arrives_on":
        return f"{here:%d/%m/%Y}"
    # Midnight is how a day without an hour is kept.
    return f"{here:%H:%M}" if here.time() != datetime.time() else None


def _lists(known: Known) -> dict[str, list[str]]:
    today = sorted(
        (one for one in known.lineage.by_id.values() if one.existed_on(known.today)), key=lambda one: one.slug
    )
    found = {field: [str(label) for label in choices.labels] for field, choices in CHOICES.items()}
    found["province"] = [words.of(one, "name") for one in today]
    found["category"] = [words.of(one, "name") for one in known.categories]
    found["country"] = [name for _code, name in countries.choices()]
    return {field: options for field, options in found.items() if options}


def _choice(column: Column, place: int, rows: int, options: int) -> DataValidation:
    """A list to choose from, kept on a hidden sheet: Excel limits one within the cell to 255 signs."""
    title, letter = quote_sheetname(str(LISTS)), get_column_letter(list(sorted_fields()).index(column.field) + 1)
    found = DataValidation(type="list", formula1=f"{title}!${letter}$1:${letter}${options}", allow_blank=True)
    # A word that is not in the list is warned of and let in: an earlier province is understood, too.
    found.errorStyle, found.showErrorMessage = "warning", True
    found.error = _("This is not in the list.")
    cells = get_column_letter(place + 1)
    found.add(f"{cells}2:{cells}{max(rows, PREPARED) + 200}")
    return found


def sorted_fields() -> Sequence[str]:
    """In which order the hidden sheet has the lists."""
    return ("category", "country", "language", "lodging", "province", "transport")


def _put_lists(book: Workbook, lists: Mapping[str, list[str]]) -> None:
    sheet = book.create_sheet(str(LISTS))
    sheet.sheet_state = "hidden"
    columns = [lists.get(field, []) for field in sorted_fields()]
    for row in range(max(map(len, columns))):
        sheet.append([options[row] if row < len(options) else None for options in columns])


def _explain(book: Workbook) -> None:
    sheet = book.create_sheet(_("How to fill it in"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
    sheet.append([heading_cell(sheet, _("Column")), heading_cell(sheet, _("What to write"))])
    for column in COLUMNS:
        sheet.append([text_cell(sheet, str(column.heading)), text_cell(sheet, str(column.says))])
