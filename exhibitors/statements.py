"""Pure: a bank's statement, from Excel, CSV or an HTML table, to the payments that came in. Nothing is saved."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from conference.folding import fold
from events.sheets import cells, files
from events.sheets.rows import Said, Unreadable
from events.sheets.table import Cell, Line, NoResult, Table

# As banks in Vietnam head their columns, folded; a heading in two languages counts by either half.
HEADINGS = {
    "day": ("ngay giao dich", "ngay gd", "ngay hach toan", "ngay hieu luc", "ngay", "thoi gian", "thoi gian giao dich",
            "transaction date", "tran date", "trans date", "posting date", "value date", "date"),
    "credit": ("ghi co", "so tien ghi co", "phat sinh co", "ps co", "co", "tien vao", "so tien vao", "credit",
               "credit amount", "paid in"),
    "debit": ("ghi no", "so tien ghi no", "phat sinh no", "ps no", "no", "tien ra", "so tien ra", "debit",
              "debit amount", "paid out"),
    "amount": ("so tien", "so tien giao dich", "so tien gd", "amount", "transaction amount"),
    "memo": ("noi dung", "noi dung giao dich", "noi dung chi tiet", "dien giai", "mo ta", "mo ta giao dich",
             "chi tiet giao dich", "description", "details", "transaction details", "remark", "remarks", "narrative"),
    "reference": ("so tham chieu", "ma tham chieu", "ma giao dich", "ma gd", "so but toan", "but toan", "so chung tu",
                  "so ct", "so giao dich", "reference", "reference number", "ref", "ref no", "transaction id"),
}  # fmt: skip
KNOWN = {word: name for name, words in HEADINGS.items() for word in words}
# Titles, the account's holder and the period stand above the heading.
HIGHEST = 40
DAY = re.compile(r"^(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?=$|[ T])")
# Days as Excel counts them: 2009 to 2064. Source: ECMA-376 part 1, 18.17.4.
SERIAL = range(40_000, 60_000)
EPOCH = datetime.date(1899, 12, 30)
GROUPED = re.compile(r"\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*|\d+")
MOST = 10**12


@dataclass(frozen=True)
class Entry:
    """Money that came in: the row as Excel shows it, the day, whole đồng, and what the bank says of it."""

    number: int
    booked_on: datetime.date
    amount: int
    memo: str
    reference: str


@dataclass
class Read:
    """What a statement holds. `problems` name rows that were not read, `outgoing` counts those of money that left."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Said] = field(default_factory=list)
    outgoing: int = 0


class _Unclear(Exception):
    """A cell that is no day or no amount."""


def read(data: bytes, name: str) -> Read:
    """The payments in a statement. Never raises for what is in the file: what cannot be read is among the problems."""
    try:
        book = files.book_of(data, name)
    except Unreadable as unreadable:
        return Read(problems=[unreadable.problem])
    for table in book.tables:
        found = _heading(table)
        if found:
            return _read(table, *found)
    return Read(problems=[Said(_("No heading was found: the columns of day, amount and memo have to be named."))])


def _heading(table: Table) -> tuple[int, dict[str, int]] | None:
    """The row's place in the table, and which column holds what."""
    for place, line in enumerate(table.lines[:HIGHEST]):
        columns = _columns(line)
        if {"day", "memo"} <= columns.keys() and columns.keys() & {"credit", "amount"}:
            return place, columns
    return None


def _columns(line: Line) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in sorted(line.cells.items()):
        name = _name_of(cell)
        if name:
            found.setdefault(name, column)
    return found


def _name_of(cell: Cell) -> str:
    if not isinstance(cell, str) or len(cell) > 120:
        return ""
    halves = (fold(half) for half in re.split(r"[/\n(|]", cell))
    return next((KNOWN[half] for half in halves if half in KNOWN), "")


def _read(table: Table, heading: int, columns: Mapping[str, int]) -> Read:
    found = Read()
    for line in table.lines[heading + 1 :]:
        if _columns(line).keys() >= {"day", "memo"}:
            continue  # the heading once more, as on each printed page
        try:
            found.entries.extend(_entries(line, columns, found))
        except _Unclear:
            sentence = _("Row %(row)s was not read: “%(text)s” is no day or no amount.")
            found.problems.append(Said(sentence, {"row": line.number, "text": _whole(line)}))
    return found


def _entries(line: Line, columns: Mapping[str, int], found: Read) -> Iterator[Entry]:
    """The payment of a row. A row without a day is a title or a sum; one without an amount, a balance."""
    at = {name: line.cells.get(column) for name, column in columns.items()}
    amount = _amount(at.get("credit")) if "credit" in columns else _amount(at.get("amount"))
    if not at.get("day") or not amount:
        found.outgoing += bool(at.get("day") and at.get("debit") and _amount(at.get("debit")))
        return
    if amount < 0:
        found.outgoing += 1
        return
    memo, reference = (cells.visible(cells.shown(at.get(name))) for name in ("memo", "reference"))
    yield Entry(line.number, _day(at["day"]), amount, " ".join(memo.split())[:500], reference[:80])


def _day(cell: Cell | None) -> datetime.date:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, int | float) and int(cell) in SERIAL:
        return EPOCH + datetime.timedelta(days=int(cell))
    written = DAY.match(str(cell).strip())
    if not written:
        raise _Unclear
    day, month, year, *iso = written.groups()
    parts = (int(year), int(month), int(day)) if year else tuple(int(part) for part in iso)
    try:
        return datetime.date(*parts)
    except ValueError as error:
        raise _Unclear from error


def _amount(cell: Cell | None) -> int:
    """Whole đồng: 5000000, "5.000.000", "+5,000,000.00 VND"; 0 for what is empty. Raises _Unclear for anything else."""
    if cell is None or cell == "" or cell == "-":
        return 0
    if isinstance(cell, bool | NoResult | datetime.date | datetime.time):
        raise _Unclear
    amount = _written(str(cell)) if isinstance(cell, str) else cell
    if amount != int(amount) or abs(amount) >= MOST:
        raise _Unclear
    return int(amount)


def _written(text: str) -> int:
    bare = re.sub(r"(?i)vnd|vnđ|đồng|đ\b|₫", "", text).replace("\xa0", " ").strip()
    sign = -1 if bare.startswith(("-", "−", "(")) else 1
    bare = re.sub(r"[.,]00$", "", bare.strip("+-−() "))
    if not GROUPED.fullmatch(bare):
        raise _Unclear
    return sign * int(re.sub(r"\D", "", bare))


def _whole(line: Line) -> str:
    return " | ".join(cells.shown(cell) for _column, cell in sorted(line.cells.items()))[:120]
