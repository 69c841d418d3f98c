"""The fair's applications into Excel, and exhibitors that came by letter out of it. No cell is run as a formula."""

import datetime
import io
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook

from conference import phones
from conference.admin.cells import harmless
from conference.errors import Refused
from conference.folding import fold
from conference.models import Edition, Province, User
from events.sheets import files
from events.sheets.rows import Unreadable
from events.sheets.table import Cell, NoResult
from exhibitors import exhibiting
from exhibitors.choices import ExhibitorKind
from exhibitors.desk_lists import Row
from exhibitors.directory import day_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST = 500
# So that the same list read in twice enters nobody twice.
SPACE = uuid.UUID("0f8e1c52-2a0b-4f0a-9a0e-6c8a1f3f7f10")
# What a list that comes in may say, by heading; the first ones are those that go out.
READ = ("kind", "name_vi", "name_en", "province", "address", "tax_code", "wanted", "through", "contact", "position",
        "phone", "email", "note")  # fmt: skip


def headings() -> dict[str, str]:
    """What each column is called, in the active language."""
    return {
        "kind": _("Kind of exhibitor"), "name_vi": _("Name of the exhibitor"), "name_en": _("Name in English"),
        "province": _("Province or city"), "address": _("Address"), "tax_code": _("Tax code"),
        "wanted": _("How many booths"), "through": _("Through the department"), "contact": _("Contact person"),
        "position": _("Position"), "phone": _("Phone"), "email": _("E-mail"), "note": _("Note"), "state": _("State"),
        "booths": _("Booths"), "rank": _("Rank of the department"), "missing": _("Not done yet"),
    }  # fmt: skip


def workbook(rows: Iterable[Row]) -> bytes:
    """Every application with its first contact person, in the active language."""
    return _written([_line(row) for row in rows])


def template() -> bytes:
    """The same headings without rows, to be filled in."""
    return _written([])


def _written(lines: Iterable[Mapping[str, Any]]) -> bytes:
    book, columns = Workbook(write_only=True), headings()
    sheet = book.create_sheet(_("Exhibitors"))
    sheet.freeze_panes = "C2"
    sheet.append(list(columns.values()))
    for line in lines:
        sheet.append([harmless(line.get(name, "")) for name in columns])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _line(row: Row) -> dict[str, Any]:
    application, exhibitor = row.application, row.exhibitor
    contact = next(iter(exhibitor.contacts.all()), None)
    person = {"contact": contact.name, "position": contact.position, "email": contact.email,
              "phone": phones.readable(contact.phone) if contact.phone else ""} if contact else {}  # fmt: skip
    return person | {
        "kind": exhibitor.get_kind_display(), "name_vi": exhibitor.name_vi, "name_en": exhibitor.name_en or "",
        "province": exhibitor.province.name if exhibitor.province else "", "address": exhibitor.address,
        "tax_code": exhibitor.tax_code, "wanted": application.wanted,
        "through": _("yes") if application.through_department else "", "note": application.note,
        "state": _state(row), "booths": ", ".join(row.booths), "rank": application.rank or "",
        "missing": ", ".join(str(task.label) for task in row.missing),
    }  # fmt: skip


def _state(row: Row) -> str:
    return f"{row.state.label} ({_('waiting list')})" if row.is_listed else str(row.state.label)


@dataclass(frozen=True)
class Line:
    """A row that was read: what a writer takes, or why it cannot."""

    number: int
    name: str
    details: dict[str, Any]
    trouble: str = ""


def read(data: bytes, name: str, edition: Edition) -> list[Line]:
    """The rows of a list with these headings, in either language. Raises Refused for what is no such list ("file")."""
    try:
        tables = files.book_of(data, name).tables
    except Unreadable as error:
        raise Refused(fields={"file": [str(error)]}) from error
    lines = tables[0].lines if tables else []
    columns = _columns(lines[0].cells if lines else {})
    if "name_vi" not in columns:
        raise Refused(fields={"file": [_("No column is called “%(name)s”.") % {"name": headings()["name_vi"]}]})
    if len(lines) - 1 > MOST:
        raise Refused(fields={"file": [_("At most %(most)s rows at once.") % {"most": MOST}]})
    provinces = {fold(one.name): one for one in Province.objects.as_of(day_of(edition))}
    found = [_read(line.number, _texts(line.cells, columns), provinces) for line in lines[1:]]
    return [line for line in found if line.name or line.trouble]


def _columns(heads: Mapping[int, Cell]) -> dict[str, int]:
    known: dict[str, str] = {}
    for language in ("vi", "en"):
        with translation.override(language):
            known |= {fold(text): name for name, text in headings().items() if name in READ}
    return {known[fold(str(head))]: place for place, head in heads.items() if fold(str(head)) in known}


def _texts(cells: Mapping[int, Cell], columns: Mapping[str, int]) -> dict[str, str]:
    return {name: _text(cells.get(place, "")) for name, place in columns.items()}


def _text(value: Any) -> str:
    """As it was typed: 2 and not 2.0, without the mark that kept a formula from running; nothing of what is no text."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return (
        ""
        if isinstance(value, datetime.date | datetime.time | NoResult)
        else " ".join(str(value).split()).removeprefix("'")
    )


def _read(number: int, texts: Mapping[str, str], provinces: Mapping[str, Province]) -> Line:
    name = texts.get("name_vi", "")
    if not any(texts.values()):
        return Line(number, "", {})
    asked, wanted = texts.get("province", ""), texts.get("wanted", "") or "1"
    if asked and fold(asked) not in provinces:
        return Line(number, name, {}, _("There is no province “%(name)s”.") % {"name": asked})
    if not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:4]) <= 20):
        return Line(number, name, {}, _("Booths: a number from 1 to 20."))
    kind = next(
        (value for value, label in ExhibitorKind.choices if fold(str(label)) == fold(texts.get("kind", ""))), ""
    )
    exhibitor = {field: texts.get(field, "") for field in ("name_vi", "name_en", "address", "tax_code")}
    contact = {
        "name": texts.get("contact", ""),
        **{field: texts.get(field, "") for field in ("position", "phone", "email")},
    }
    details = {
        "exhibitor": exhibitor | {"province": provinces.get(fold(asked)), "kind": kind or ExhibitorKind.ENTERPRISE},
        "contact": contact,
        "wish": {"wanted": int(wanted), "note": texts.get("note", ""), "through_department": _said_yes(texts)},
    }
    return Line(number, name, details)


def _said_yes(texts: Mapping[str, str]) -> bool:
    return fold(texts.get("through", "")) in {"co", "x", "yes", "qua so"}


def enter(*, by: User, edition: Edition, lines: Sequence[Line]) -> tuple[int, list[Line]]:
    """Enter the rows, each by itself; returns how many are entered, and the others with why they are not."""
    entered, left = 0, []
    for line in lines:
        if line.trouble:
            left.append(line)
            continue
        try:
            key = uuid.uuid5(SPACE, f"{edition.pk} {fold(line.name)} {line.details['exhibitor']['province']}")
            entered += exhibiting.apply(by=by, edition=edition, key=key, **line.details).is_new
        except Refused as refused:
            left.append(Line(line.number, line.name, line.details, refused.message))
    return entered, left
