"""From the cells of a row to a person: each cell cleaned, and what cannot be told from it is to be mended."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.folding import fold
from events.choices import Language, Lodging, Transport
from events.models import Delegate
from events.sheets import cells, choices, columns, contacts, moments, names, origins
from events.sheets.cells import ToMend
from events.sheets.headings import Heading
from events.sheets.known import Known
from events.sheets.rows import Problem, Said, SheetRow
from events.sheets.table import Cell, Line, letter

# As they are written in haste; with the full words a badge is printed. The first that fits a beginning counts.
IN_FULL = (
    (r"q\.?\s*(?=giám|chi|cục|vụ|trưởng|chủ|chánh|tổng|gđ)", "Quyền "),
    (r"ptgđ\b\.?", "Phó Tổng giám đốc"), (r"tgđ\b\.?", "Tổng giám đốc"),
    (r"(?:pgđ|p\.?\s?gđ)\b\.?", "Phó Giám đốc"), (r"gđ\b\.?", "Giám đốc"),
    (r"(?:ptp|p\.?\s?tp)\b\.?", "Phó Trưởng phòng"), (r"tp\b\.?(?=\s|$)", "Trưởng phòng"),
    (r"pcvp\b\.?", "Phó Chánh Văn phòng"), (r"cvp\b\.?", "Chánh Văn phòng"),
    (r"(?:pct|p\.?\s?ct)\b\.?", "Phó Chủ tịch"), (r"ct\b\.?(?=\s|$)", "Chủ tịch"),
    (r"cvc\b\.?", "Chuyên viên chính"), (r"cv\b\.?(?=\s|$)", "Chuyên viên"),
    (r"p\.\s*(?=giám|chi|cục|vụ|trưởng|chủ|chánh|tổng)", "Phó "),
)  # fmt: skip
UNIT = re.compile(
    r"(?:,|;|\s[-–]|\n|(?=\s(?:Sở|Bộ|Cục|Chi cục|UBND|Ủy ban|Công ty|Cty|HTX|Hợp tác xã|Trung tâm|Hiệp hội|Tập đoàn"
    r"|Tổng công ty)\s))\s*"
)
PLAIN = ("academic_title", "arrival", "lodging_note", "diet", "interpretation")
EMPTY: dict[str, Any] = {"province": None, "arrives_at": None, "language": Language.VI.value}
# A merged cell says this of every row beside it; a name or a phone is one person's.
SHARED = ("unit", "province", "country", "category", "arrives_on", "arrives_time", "arrival", "transport", "lodging",
          "lodging_note", "language")  # fmt: skip


class Reader:
    """Reads the rows of one list, whose heading is known."""

    def __init__(self, heading: Heading, known: Known) -> None:
        self.heading, self.known = heading, known
        self.places = {name: place for place, name in heading.fields.items()}

    def read(self, line: Line) -> SheetRow:
        row = SheetRow(line.number)
        for name, place in self.places.items():
            row.typed[name] = cells.shown(line.cells.get(place))
        self._name(row, line)
        self._work(row, line)
        for name in PLAIN:
            self._cell(row, line, name, lambda text, notes: text)
        self._cell(row, line, "province", lambda text, notes: self._province(row, text, notes), None)
        self._cell(row, line, "country", lambda text, notes: origins.country(text))
        self._cell(row, line, "phone", contacts.phone)
        self._cell(row, line, "email", contacts.email)
        self._cell(row, line, "category", lambda text, notes: choices.category(text, self.known), None)
        for name, kind in (("transport", Transport), ("lodging", Lodging), ("language", Language)):
            self._cell(row, line, name, lambda text, notes, kind=kind: choices.one_of(kind, text), EMPTY.get(name, ""))  # type: ignore[misc]
        self._arrival(row, line)
        self._complete(row)
        self._measure(row)
        return row

    # --- one cell ---------------------------------------------------------------------------------

    def _cell(
        self, row: SheetRow, line: Line, name: str, read: Callable[[str, list[Said]], Any], empty: Any = "", *,
        lines: bool = False,
    ) -> None:  # fmt: skip
        """Put what the cell says into the row, or what is to be mended."""
        if name not in self.places:
            return
        try:
            text = (cells.text_of if lines or name in ("phone", "email") else cells.line_of)(self._at(line, name))
            if not text or (name not in ("transport", "lodging") and cells.says_nothing(text)):
                row.values[name] = empty
                return
            if name not in ("phone", "email"):
                cells.refuse_formula(cells.shown(self._at(line, name)).strip())
            row.values[name] = read(text, row.notes)
        except ToMend as wrong:
            self._wrong(row, name, wrong.said)

    def _at(self, line: Line, name: str) -> Cell | None:
        return line.cells.get(self.places[name])

    def _wrong(self, row: SheetRow, name: str, said: Said, field: str = "") -> None:
        row.values.pop(field or name, None)
        place = self.places.get(name)
        heading = self.heading.titles.get(place, "") if place is not None else ""
        row.problems.append(
            Problem(said.sentence, said.words, field or name, letter(place) if place is not None else "", heading)
        )

    # --- what takes more than one cell --------------------------------------------------------------

    def _name(self, row: SheetRow, line: Line) -> None:
        self._cell(row, line, "honorific", lambda text, notes: names.honorific(text))
        if columns.FAMILY in self.places and columns.GIVEN in self.places:
            parts = [cells.shown(self._at(line, part)) for part in (columns.FAMILY, columns.GIVEN)]
            line = Line(
                line.number, {**line.cells, self.places[columns.GIVEN]: " ".join(part for part in parts if part)}
            )
            self.places = {**self.places, "name": self.places[columns.GIVEN]}
        self._cell(row, line, "name", lambda text, notes: self._named(row, text), lines=True)
        if row.values.get("name") == "":
            self._wrong(row, "name", Said(_("Type the full name.")))

    def _named(self, row: SheetRow, text: str) -> str:
        named = names.read(text)
        row.notes += named.notes
        for name in ("honorific", "academic_title", "position"):
            if getattr(named, name) and not row.values.get(name):
                row.values[name] = getattr(named, name)
        return named.name

    def _work(self, row: SheetRow, line: Line) -> None:
        kept = dict(row.values)
        self._cell(row, line, "position", self._position)
        self._cell(row, line, "unit", lambda text, notes: text)
        if columns.WORK in self.places:
            self._cell(row, line, columns.WORK, lambda text, notes: self._both(row, text, notes), lines=True)
            row.values.pop(columns.WORK, None)
        for name in ("academic_title", "position"):
            if kept.get(name) and not row.values.get(name):
                row.values[name] = kept[name]

    def _position(self, text: str, notes: list[Said]) -> str:
        for pattern, full in IN_FULL:
            now, count = re.subn(rf"^{pattern}", full, text, count=1, flags=re.IGNORECASE)
            if count:
                notes.append(Said(_("%(was)s → %(now)s"), {"was": text, "now": now}))
                return now
        return text

    def _both(self, row: SheetRow, text: str, notes: list[Said]) -> str:
        """ "Phó Giám đốc Sở Công Thương tỉnh Long An" → position and unit, where the list has them in one column."""
        position, _mark, unit = (part.strip() for part in _parted(text))
        row.values["position"] = self._position(" ".join(position.split()), notes)
        row.values.setdefault("unit", " ".join(unit.split()))
        return ""

    def _province(self, row: SheetRow, text: str, notes: list[Said]) -> Any:
        code = origins.country_named(text)
        if code and not self.known.units_named(text):
            row.values["country"] = "" if code == "VN" else code
            return None
        return origins.province(text, self.known, notes)

    def _arrival(self, row: SheetRow, line: Line) -> None:
        """One moment out of a day and an hour, which may stand in one cell or in two."""
        asked = [name for name in ("arrives_on", "arrives_time") if name in self.places]
        if not asked:
            return
        day: datetime.date | None = None
        time: datetime.time | None = None
        for name in asked:
            try:
                cell = self._at(line, name)
                if cell is None or cells.says_nothing(cells.line_of(cell)):
                    continue
                found = moments.read(cell, self.known.starts_on, row.notes)
                day, time = day or found.day, found.time or time
            except ToMend as wrong:
                self._wrong(row, name, wrong.said)
                return
        if time and not day:
            self._wrong(row, asked[0], Said(_("Type the day, too.")))
            return
        row.values["arrives_at"] = (
            timezone.make_aware(datetime.datetime.combine(day, time or datetime.time())) if day else None
        )

    # --- the whole row ------------------------------------------------------------------------------

    def _complete(self, row: SheetRow) -> None:
        """What the list says once for all, and what follows from what it says."""
        failed = {problem.field for problem in row.problems}
        for name, value in self.known.defaults.items():
            if (
                not row.values.get(name)
                and name not in failed
                and not (name == "province" and row.values.get("country"))
            ):
                row.values[name] = value
        if row.values.get("country"):
            row.values["province"] = None
        elif not row.values.get("province") and not row.typed.get("province") and row.values.get("unit"):
            found = origins.of_unit(row.values["unit"], self.known, row.notes)
            if found:
                row.values["province"] = found
        if not row.values.get("unit") and "unit" not in failed and columns.WORK not in failed:
            self._wrong(
                row, "unit" if "unit" in self.places else columns.WORK, Said(_("Type where this person works.")), "unit"
            )
        category = row.values.get("category")
        if category and category.is_foreign and not row.values.get("country") and "country" not in failed:
            self._wrong(row, "country", Said(_("Choose the country this guest comes from.")))

    def _measure(self, row: SheetRow) -> None:
        for name, value in list(row.values.items()):
            longest = LONGEST.get(name)
            if isinstance(value, str) and longest and len(value) > longest:
                said = {"count": len(value), "most": longest}
                self._wrong(
                    row, name, Said(_("This has %(count)s signs; there is room for %(most)s. Shorten it."), said)
                )


LONGEST = {
    field.name: field.max_length for field in Delegate._meta.fields if getattr(field, "max_length", None)
}  # fmt: skip


def _parted(text: str) -> tuple[str, str, str]:
    found = UNIT.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def key(row: SheetRow) -> tuple[str, str] | None:
    """Two rows of one key are one person."""
    name = row.values.get("name")
    return (fold(name), fold(row.values.get("unit") or "")) if name else None
