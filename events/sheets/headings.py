"""Where the heading of a list stands, and what its columns hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from events.sheets import columns
from events.sheets.columns import plain
from events.sheets.table import Cell, Line, Table

HIGHEST = 60


@dataclass
class Heading:
    """Which column holds what, by its place; `last` is the number of the heading's last row."""

    fields: dict[int, str]
    titles: dict[int, str] = field(default_factory=dict)
    last: int = 0

    def place_of(self, name: str) -> int | None:
        return next((place for place, known in self.fields.items() if known == name), None)


def field_of(cell: Cell) -> str:
    """What a column with that heading holds; "" where that is not known."""
    return _field_of(cell) if isinstance(cell, str) and len(cell) <= HIGHEST * 2 else ""


@lru_cache(maxsize=1024)
def _field_of(cell: str) -> str:
    words, known = plain(cell), columns.known_words()
    if words in known:
        return known[words]
    # "Điện thoại liên hệ (Zalo) của đại biểu": the longest known heading with which it begins.
    starts = [one for one in known if len(one) > 4 and words.startswith(f"{one} ")]
    return known[max(starts, key=len)] if starts and len(words) <= HIGHEST else ""


def count(row: Iterable[Cell]) -> int:
    """How many headings are known in a row of cells."""
    return len({found for cell in row if (found := field_of(cell))})


def is_heading(line: Line) -> bool:
    """Whether a row within the list is its heading once more, as on each printed page."""
    known = columns.known_words()
    return sum(1 for cell in line.cells.values() if isinstance(cell, str) and plain(cell) in known) >= 3


def find(table: Table) -> Heading | None:
    """The first row with the heading of the names and another one; None where there is none."""
    for place, line in enumerate(table.lines[:HIGHEST]):
        fields = _fields(line)
        if not _has_names(fields):
            fields = _as_names(fields)
        if _has_names(fields) and len(set(fields.values()) - {columns.NUMBER}) >= 2:
            following = table.lines[place + 1] if place + 1 < len(table.lines) else None
            return _with_second_row(Heading(fields, _titles(line), line.number), line, following, table)
    return None


def _fields(line: Line) -> dict[int, str]:
    """The first of two columns of one name counts."""
    found: dict[int, str] = {}
    for place, cell in line.cells.items():
        name = field_of(cell)
        if name and name not in found.values():
            found[place] = name
    if columns.FAMILY in found.values():
        found = {place: _given(line.cells[place], name) for place, name in found.items()}
    return found


def _given(cell: Cell, name: str) -> str:
    return columns.GIVEN if name == "name" and plain(str(cell)) in columns.FURTHER[columns.GIVEN] else name


def _as_names(fields: dict[int, str]) -> dict[int, str]:
    """A list whose people stand under "Ông/Bà" alone."""
    if len(set(fields.values())) < 3:
        return fields
    return {place: "name" if known == "honorific" else known for place, known in fields.items()}


def _has_names(fields: dict[int, str]) -> bool:
    return "name" in fields.values() or {columns.FAMILY, columns.GIVEN} <= set(fields.values())


def _titles(line: Line) -> dict[int, str]:
    return {place: " ".join(str(cell).split()) for place, cell in line.cells.items()}


def _with_second_row(heading: Heading, line: Line, following: Line | None, table: Table) -> Heading:
    """A heading of two rows: "Thời gian đến" above "Ngày" and "Giờ"."""
    name = heading.place_of("name")
    if following is None or (name is not None and name in following.cells):
        return heading
    above = _spread(line, table)
    for place, cell in following.cells.items():
        both = f"{above.get(place, '')} {cell}"
        found = _under_arrival(both) or field_of(cell) or field_of(both)
        if not found:
            return heading
        others = {known for other, known in heading.fields.items() if other != place}
        if found not in others:
            heading.fields[place] = found
            heading.titles[place] = " ".join(both.split())
    heading.last = following.number
    return heading


def _under_arrival(words: str) -> str:
    folded = plain(words)
    if "den" not in folded.split():
        return ""
    return "arrives_time" if folded.endswith("gio") else "arrives_on" if folded.endswith("ngay") else ""


def _spread(line: Line, table: Table) -> dict[int, str]:
    """The cells of a row, merged ones above each of their columns."""
    found = {place: str(cell) for place, cell in line.cells.items()}
    for one in table.merged:
        if one.first_row == line.number and one.first_column in found:
            found |= dict.fromkeys(range(one.first_column, one.last_column + 1), found[one.first_column])
    return found
