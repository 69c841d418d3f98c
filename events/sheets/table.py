"""A table as it stands in a file, whatever the kind of file: cells by row and column, nothing interpreted."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from openpyxl.utils import get_column_letter

Plain: TypeAlias = str | int | float | bool | datetime.datetime | datetime.date | datetime.time

# What a sheet of people never has; more is a mistake, or meant to exhaust the server.
MOST_COLUMNS = 200
MOST_ROWS = 20_000


@dataclass(frozen=True)
class NoResult:
    """A formula that was never calculated, or an error that Excel shows in its place; `shown` is how it looks."""

    shown: str


Cell: TypeAlias = Plain | NoResult


@dataclass
class Line:
    """One row: `number` as Excel shows it, its cells by column (0 is A); what is empty is not there."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True)
class Merged:
    """A merged range, rows and columns inclusive; its value stands in the first cell."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass
class Table:
    """One visible sheet, rows in order without the empty ones."""

    name: str = ""
    lines: list[Line] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


@dataclass
class Book:
    """All visible sheets, and the names of those that are hidden. `encoding` is told where it was guessed."""

    tables: list[Table]
    hidden: list[str] = field(default_factory=list)
    encoding: str = ""


def letter(column: int) -> str:
    """0 → "A", as Excel calls it."""
    return str(get_column_letter(column + 1))


def lines_of(rows: list[list[Cell]]) -> Iterator[Line]:
    """Rows of cells, the first being row 1; empty ones are left out."""
    for number, row in enumerate(rows, start=1):
        cells = {place: cell for place, cell in enumerate(row[:MOST_COLUMNS]) if cell not in ("", None)}
        if cells:
            yield Line(number, cells)
