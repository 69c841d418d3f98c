"""The focal persons of many departments, from cells or lines: province, focal person, e-mail, phone. Pure."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from conference.models import Province
from events.sheets import cells, contacts, headings, origins, texts
from events.sheets.cells import ToMend
from events.sheets.columns import plain
from events.sheets.known import Known
from events.sheets.rows import Said
from events.sheets.table import Line

MOST_LINES = 200
COLUMNS = 4
# As long as the columns of a delegation.
LONGEST = {"contact_name": 120, "contact_email": 254}


@dataclass
class Focals:
    """What was read: who it is by province, what is to be mended line by line, and what was mended in reading."""

    by_province: dict[Province, dict[str, str]] = field(default_factory=dict)
    problems: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)


def read(text: str, known: Known) -> Focals:
    """Cells copied from Excel, or lines of "province; focal person; e-mail; phone".

    A heading and the numbers of lines are passed by. Never raises for what stands there; a line without an
    e-mail is as good as any.
    """
    found, lines = Focals(), dict[Province, int]()
    table = texts.read_pasted(text).tables[0].lines
    if len(table) > MOST_LINES:
        found.problems.append(Said(_("These are more than %(most)s lines."), {"most": MOST_LINES}))
        return found
    for place, line in enumerate(table):
        parts = _parts(line)
        if place or headings.count(parts) < 2:
            _read_line(line.number, parts, known, found, lines)
    return found


def _parts(line: Line) -> list[str]:
    """The cells in their order, a leading number left out."""
    row = [str(line.cells.get(place, "")).strip() for place in range(max(line.cells) + 1)]
    if len(row) == 1:
        row = [part.strip() for part in row[0].split(";")]
    return row[1:] if len(row) > 1 and row[0].strip(".").isdigit() else row


def _read_line(number: int, parts: list[str], known: Known, found: Focals, lines: dict[Province, int]) -> None:
    notes = list[Said]()
    try:
        province, contact = _understood(parts, known, notes)
        if province in lines:
            raise ToMend(_("This department stands in line %(line)s already."), line=lines[province])
    except ToMend as error:
        found.problems.append(_at(number, parts, error.said))
        return
    lines[province], found.by_province[province] = number, contact
    found.notes += [_at(number, parts, note) for note in notes]


def _at(number: int, parts: list[str], said: Said) -> Said:
    words = {"line": number, "begins": " ".join(parts[0].split())[:40], "said": said}
    return Said(_("Line %(line)s (%(begins)s): %(said)s"), words)


def _understood(parts: list[str], known: Known, notes: list[Said]) -> tuple[Province, dict[str, str]]:
    if any(parts[COLUMNS:]):
        raise ToMend(_("There is more in it than province, focal person, e-mail and phone."))
    where, name, email, phone = (cells.line_of(part) for part in [*parts, "", "", ""][:COLUMNS])
    contact = {
        "contact_name": _short(name, "contact_name"),
        "contact_email": _short(contacts.email(email, notes), "contact_email") if _says(email) else "",
        "contact_phone": contacts.phone(phone, notes) if _says(phone) else "",
    }
    return _department(where, known, notes), contact


def _says(text: str) -> bool:
    return bool(text) and not cells.says_nothing(text)


def _short(text: str, name: str) -> str:
    if len(text) > LONGEST[name]:
        raise ToMend(_("“%(text)s…” is longer than %(longest)s signs."), text=text[:30], longest=LONGEST[name])
    return "" if cells.says_nothing(text) else text


def _department(text: str, known: Known, notes: list[Said]) -> Province:
    """Today's province of "Long An", "tỉnh Long An" or "Sở Công Thương Long An"; what it became is noted."""
    if not plain(text):
        raise ToMend(_("The province is missing."))
    found = origins.of_unit(text, known, notes) if not known.units_named(text) else None
    try:
        found = found or origins.province(text, known, notes)
    except ToMend as error:
        if "close" in error.said.words:
            raise
        raise ToMend(_("No province or city is called “%(text)s”, today or before."), text=text[:60]) from error
    if found is None:
        raise ToMend(_("This is no department of a province or city."))
    return found
