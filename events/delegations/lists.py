"""A delegation's list out to Excel and in again: what `events.sheets` reads, as rows that `take_rows` takes."""

import datetime
from collections.abc import Iterable
from typing import Any

from events import sheets
from events.delegations.rows import FIELDS, Row, read, shown
from events.models import Delegation, DelegationEntry
from events.sheets import Sheet, SheetRow


def known_to(delegation: Delegation) -> sheets.Known:
    """What lists of this delegation are read with: its own categories alone may be named."""
    known = sheets.Known.load(delegation.edition, unit=delegation.invited)
    asked = {quota.category_id for quota in delegation.quotas.all()}
    known.categories = [category for category in known.categories if category.pk in asked]
    return known


def rows_of(sheet: Sheet) -> list[Row]:
    """The people of a list that was read, each cell as it will stand in the row; what could not be read as typed."""
    return [_row(row) for row in sheet.rows]


def _row(row: SheetRow) -> Row:
    found: Row = {name: _text(row.values[name]) for name in FIELDS if row.values.get(name)}
    problems = {}
    for problem in row.problems:
        name = "arrives_at" if problem.field in ("arrives_on", "arrives_time") else problem.field
        if name in FIELDS:
            problems[name] = str(problem)
            found[name] = _typed(row, name)
    if problems:
        found["problems"] = problems
    if row.values.get("category"):
        found["category"] = row.values["category"]
    return found


def _text(value: Any) -> str:
    return shown(value) if isinstance(value, datetime.datetime) else str(value)


def _typed(row: SheetRow, name: str) -> str:
    if name != "arrives_at":
        return row.typed.get(name, "")
    return " ".join(filter(None, [row.typed.get("arrives_time", ""), row.typed.get("arrives_on", "")]))


def xlsx(delegation: Delegation, entries: Iterable[DelegationEntry], language: str) -> bytes:
    """The list as an Excel file that comes back as "no change"; without rows, the template to fill in."""
    people = [_person(delegation, entry) for entry in entries if not entry.is_removed]
    return sheets.list_of(people, known_to(delegation), language)


def _person(delegation: Delegation, entry: DelegationEntry) -> dict[str, Any]:
    person = read(entry.values, category=entry.category, delegation=delegation).person
    several = len(delegation.quotas.all()) > 1
    return person | {
        "unit": entry.values.get("unit", ""), "province": None, "language": "",
        "category": entry.category if several else None,
    }  # fmt: skip
