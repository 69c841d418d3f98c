"""How values are written into the cells of a spreadsheet, and read back from them."""

from collections.abc import Mapping
from typing import Any

import tablib
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from import_export import widgets
from import_export.formats import base_formats
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from conference.folding import fold
from conference.forms.days import DayField

MOST_ROWS = 5_000
# A spreadsheet program would run a cell that starts like this.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Any) -> Any:
    """The cell without what a workbook cannot hold, made text where a spreadsheet program would run it."""
    if not isinstance(cell, str):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_meant(cell: Any) -> Any:
    """The cell without the mark that `harmless` put before it."""
    return cell[1:] if isinstance(cell, str) and cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


class Sheet:
    """Adds to a format: cells that run nothing, no empty lines, and a limit to what is read."""

    def export_data(self, dataset: tablib.Dataset, **options: Any) -> Any:
        safe = [[harmless(cell) for cell in row] for row in dataset]
        return super().export_data(tablib.Dataset(*safe, headers=dataset.headers), **options)  # type: ignore[misc]

    def create_dataset(self, in_stream: Any, **options: Any) -> tablib.Dataset:
        read = super().create_dataset(in_stream, **options)  # type: ignore[misc]
        rows = [[as_meant(cell) for cell in row] for row in read if any(cell not in (None, "") for cell in row)]
        if not rows:
            raise ValidationError(_("There are no rows in this list: fill in some below its heading."))
        if len(rows) > MOST_ROWS:
            raise ValueError("too many rows")
        return tablib.Dataset(*rows, headers=read.headers)


class Excel(Sheet, base_formats.XLSX):
    pass


class Csv(Sheet, base_formats.CSV):
    pass


class Cell(widgets.Widget):
    """Reads a cell as the form field does that people know from the admin, messages included."""

    def __init__(self, field: forms.Field) -> None:
        super().__init__()
        self.field = field

    def clean(self, value: Any, row: Any = None, **options: Any) -> Any:
        try:
            return self.field.clean(value)
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error

    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        return "" if value is None else str(value)


class DayCell(Cell):
    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        return f"{value:%d/%m/%Y}" if value else ""


class MomentCell(Cell):
    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        return f"{timezone.localtime(value):%H:%M %d/%m/%Y}" if value else ""


class ChoiceCell(widgets.Widget):
    """One of a list: written as people read it, read in either language or as stored."""

    def __init__(self, choices: Mapping[str, Any]) -> None:
        super().__init__()
        self.choices = choices
        self.keys: dict[str, str] = {}
        for language in ("vi", "en"):
            with translation.override(language):
                self.keys |= {fold(str(text)): key for key, text in choices.items()}
        self.keys |= {key: key for key in choices}

    def clean(self, value: Any, row: Any = None, **options: Any) -> str:
        text = fold(str(value or ""))
        if text and text not in self.keys:
            raise ValueError(_("“%(value)s” is none of: %(list)s.") % {"value": value, "list": self.listed()})
        return self.keys.get(text, "")

    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        return str(self.choices.get(value, value or ""))

    def listed(self) -> str:
        return ", ".join(str(text) for text in self.choices.values())


class OneOfCell(widgets.Widget):
    """A reference, written as a short name; what the colleague may not write to does not exist."""

    def __init__(self, names: Mapping[Any, str], writable: set[Any] | None = None) -> None:
        super().__init__()
        self.names = names
        self.keys = {name: pk for pk, name in names.items() if writable is None or pk in writable}

    def clean(self, value: Any, row: Any = None, **options: Any) -> Any:
        text = str(value if value is not None else "").strip()
        if text and text not in self.keys:
            raise ValueError(_("“%(value)s” is not known, or not yours to write to.") % {"value": text})
        return self.keys.get(text)

    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        return self.names.get(value, "")


def fitting(field: Any) -> widgets.Widget:
    """The cell for a plain model field."""
    if field.choices:
        return ChoiceCell(dict(field.flatchoices))
    if isinstance(field, models.DateTimeField):
        return MomentCell(forms.DateTimeField(required=False))
    if isinstance(field, models.DateField):
        return DayCell(DayField(required=False))
    if isinstance(field, models.AutoField | models.IntegerField):
        return Cell(forms.IntegerField(required=False))
    return Cell(forms.CharField(required=False))
