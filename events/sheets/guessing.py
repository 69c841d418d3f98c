"""Columns of a list without heading, taken by what stands in them."""

import re
from collections.abc import Callable

from events.sheets import cells, columns, contacts, names, origins
from events.sheets.cells import ToMend
from events.sheets.headings import Heading
from events.sheets.known import Known
from events.sheets.table import Line, Table

LOOKED_AT = 30
UNITS = re.compile(
    r"(?i)^(sở|bộ|cục|chi cục|vụ|ubnd|ủy ban|công ty|cty|htx|hợp tác xã|trung tâm|hiệp hội|tập đoàn|tổng công ty"
    r"|trường|viện)\b"
)


def heading_of(table: Table, known: Known) -> Heading | None:
    """None where no column holds people's names beside another one that is understood."""
    lines = table.lines[:LOOKED_AT]
    places = sorted({place for line in lines for place in line.cells})
    tests: list[tuple[str, Callable[[str], bool]]] = [
        ("email", lambda text: "@" in text),
        ("phone", _is_phone),
        (columns.NUMBER, lambda text: text.strip(".) ").isdigit() and len(text) < 5),
        ("honorific", names.is_honorific),
        ("province", lambda text: bool(known.units_named(text))),
        ("unit", lambda text: bool(UNITS.match(text))),
        ("position", lambda text: bool(names.POSITION.match(text))),
        ("country", lambda text: bool(origins.country_named(text))),
        ("name", _is_name),
    ]
    fields: dict[int, str] = {}
    for name, fits in tests:
        free = [place for place in places if place not in fields]
        best = max(free, key=lambda place: _share(lines, place, fits), default=None)
        if best is not None and _share(lines, best, fits) > 0.5:
            fields[best] = name
    understood = set(fields.values()) - {columns.NUMBER}
    return Heading(fields) if "name" in understood and len(understood) >= 2 else None


def _share(lines: list[Line], place: int, fits: Callable[[str], bool]) -> float:
    """Of the cells that say something, how many fit; a column that is mostly empty is not told by one cell."""
    said = [text for line in lines if (text := cells.visible(cells.shown(line.cells.get(place))))]
    return sum(map(fits, said)) / len(said) if len(said) * 2 >= len(lines) else 0.0


def _is_phone(text: str) -> bool:
    try:
        return bool(contacts.phone(text, []))
    except ToMend:
        return False


def _is_name(text: str) -> bool:
    try:
        return 2 <= len(names.read(text).name.split()) <= 6
    except ToMend:
        return False
