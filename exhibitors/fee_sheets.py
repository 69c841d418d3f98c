"""The fees of a fair as a spreadsheet: numbers are numbers, and no cell runs as a formula."""

import io
from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from conference import naming
from conference.admin.cells import harmless
from conference.models import Edition
from exhibitors.fee_lists import FeeRow

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (40, 18, 24, 14, 14, 14, 14, 22, 24, 18, 30, 30)
MONEY = "#,##0"


def workbook(edition: Edition, rows: Sequence[FeeRow]) -> bytes:
    """One row an exhibitor, in the active language, with what the invoice needs."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Fees")
    sheet.append(_headings())
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([harmless(value) for value in _values(row)])
    for cells in sheet.iter_rows(min_row=2, min_col=4, max_col=7):
        for cell in cells:
            cell.number_format = MONEY
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.freeze_panes = "B2"
    book.properties.title = f"{_('Fees')} – {naming.short_title(edition)}"
    book.properties.creator = ""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _headings() -> list[str]:
    return [
        _("Exhibitor"), _("Province or city"), _("Booths"), _("Fee"), _("Covered"), _("Paid"), _("Owed"),
        _("State"), _("Covered by"), _("Tax code"), _("Name on the invoice"), _("Address on the invoice"),
    ]  # fmt: skip


def _values(row: FeeRow) -> list[Any]:
    fee, exhibitor = row.fee, row.fee.application.exhibitor
    covered_by = " ".join(part for part in (fee.get_source_display(), fee.source_note) if part)
    return [
        str(exhibitor), str(exhibitor.province.name) if exhibitor.province else "", row.booths, fee.amount, fee.covered,
        row.paid, row.standing.owed, capfirst(str(row.standing.state.label)), covered_by, exhibitor.tax_code,
        exhibitor.invoice_name, exhibitor.invoice_address,
    ]  # fmt: skip
