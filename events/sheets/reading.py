"""From a file or pasted cells to people: heading found, rows told from titles and signatures, each person read."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from conference.folding import fold
from events.sheets import cells, columns, files, guessing, headings, people, texts
from events.sheets.headings import Heading
from events.sheets.known import Known
from events.sheets.rows import Problem, Said, Sheet, SheetRow, Unreadable
from events.sheets.table import Book, Line, Table, letter

MOST_PEOPLE = 5_000
SUM = re.compile(r"^(tong cong|tong so|tong|cong|total)\b")
END = re.compile(
    r"^(tong (cong|so) .*(dai bieu|nguoi)|danh sach (nay )?(gom|co)|noi nhan|nguoi lap|nguoi de nghi|thu truong"
    r"|xac nhan cua|ky ten"
    r"|\(?ky,? |ghi chu:|giam doc$|pho giam doc$|kt\. |tl\. |tuq\. |tm\. |.{0,40}, ?ngay .{0,6} ?thang)"
)
TWICE = _("The same name and unit stand in row %(row)s. Delete one of the two; for two people, tell the units apart.")
NUMBERED = re.compile(r"[\d\W]*")
GROUP = re.compile(r"^\s*([IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/-]\s*\D|:\s*$")


def read(data: bytes, name: str, known: Known) -> Sheet:
    """The people in an Excel file (.xlsx, .xls), a CSV or HTML table.

    Never raises for what is in the file: what cannot be read at all is one of the sheet's `problems`.
    Takes well under three seconds for 2,000 people, and asks the database nothing.
    """
    try:
        return _sheet(files.book_of(data, name), known)
    except Unreadable as unreadable:
        return Sheet(problems=[unreadable.problem])


def read_pasted(text: str, known: Known) -> Sheet:
    """The people in cells copied from Excel or Word, with or without their heading; rows are counted from 1."""
    return _sheet(texts.read_pasted(text), known)


def _sheet(book: Book, known: Known) -> Sheet:
    found = [(table, heading) for table in book.tables if (heading := headings.find(table))]
    if not found:
        found = [(table, heading) for table in book.tables if (heading := guessing.heading_of(table, known))]
    if not found:
        return Sheet(problems=[_no_heading(book)], notes=_about(book, None))
    # Of several lists the longest is meant; the explanations beside a template are none.
    table, heading = max(found, key=lambda one: len(one[0].lines))
    sheet = Sheet(notes=_about(book, table), fields=tuple(heading.fields.values()))
    sheet.notes += (
        [Said(_("There was no heading: the columns were taken by what stands in them."))] if not heading.titles else []
    )
    others = [one.name for one, _heading in found if one is not table]
    if others:
        said = {"used": table.name, "others": ", ".join(others)}
        sheet.notes.append(Said(_("Read was the sheet “%(used)s” alone, not %(others)s."), said))
    _read_rows(sheet, table, heading, known)
    return sheet


def _no_heading(book: Book) -> Problem:
    if not any(table.lines for table in book.tables):
        if book.hidden:
            return Problem(_("All sheets with something in them are hidden. Show the one with the list, and save."))
        return Problem(_("There is nothing in this list. Fill in one row for each person below the heading."))
    return Problem(
        _("No heading was found: one row must say what the columns hold, “Full name” and “Unit of work” among them.")
    )


def _about(book: Book, used: Table | None) -> list[Said]:
    notes = list[Said]()
    if book.encoding:
        notes.append(
            Said(
                _("The letters were read as %(encoding)s. Look whether the names are right."),
                {"encoding": book.encoding},
            )
        )
    own = columns.in_both(columns.LISTS)
    if hidden := [name for name in book.hidden if name not in own]:
        notes.append(Said(_("Hidden sheets were not read: %(names)s."), {"names": ", ".join(hidden)}))
    return notes


def _read_rows(sheet: Sheet, table: Table, heading: Heading, known: Known) -> None:
    lines = _people_of(sheet, table, heading)
    if len(lines) > MOST_PEOPLE:
        said = {"count": len(lines), "most": MOST_PEOPLE}
        sheet.problems.append(
            Problem(_("These are %(count)s people; at most %(most)s are read at once. Send several lists."), said)
        )
        return
    _spread_merged(table, heading, lines)
    reader = people.Reader(heading, known)
    sheet.rows = [reader.read(line) for line in lines]
    _tell_twice(sheet.rows, heading)
    _tell_unread(sheet, heading)
    if not sheet.rows and not sheet.problems:
        sheet.problems.append(
            Problem(_("There is nothing in this list. Fill in one row for each person below the heading."))
        )


# --- which rows are people ------------------------------------------------------------------------


def _people_of(sheet: Sheet, table: Table, heading: Heading) -> list[Line]:
    """The rows below the heading that are neither sums, titles of groups, nor the signatures at the end."""
    kept, hidden, ended = list[Line](), list[int](), False
    wide = {one.first_row for one in table.merged if one.last_column - one.first_column >= 2}
    for line in table.lines:
        if line.number <= heading.last or _says_nothing(line, heading):
            continue
        if line.hidden:
            hidden.append(line.number)
            continue
        kind = _kind(line, heading, line.number in wide)
        ended = kind == "end" or (ended and _filled(line, heading) < 3)
        if kind == "person" and not ended:
            kept.append(line)
        elif kind == "group":
            said = {"row": line.number, "text": _first(line)[:60]}
            sheet.notes.append(Said(_("Row %(row)s (“%(text)s”) was taken for a title, not a person."), said))
    if hidden:
        rows = ", ".join(map(str, hidden[:20])) + ("…" if len(hidden) > 20 else "")
        sheet.notes.append(
            Said(
                ngettext_lazy("Hidden row %(rows)s was left out.", "Hidden rows %(rows)s were left out.", len(hidden)),
                {"rows": rows},
            )
        )
    return kept


def _says_nothing(line: Line, heading: Heading) -> bool:
    """Nothing but a number, or what cannot be seen, in the columns that are read."""
    return not _filled(line, heading) and not _is_title(line, heading)


def _is_title(line: Line, heading: Heading) -> bool:
    """Words, or a letter, where others have their number: "II", "B. Khách mời"."""
    place = heading.place_of(columns.NUMBER)
    number = _text(line, place) if place is not None else ""
    return bool(number) and not NUMBERED.fullmatch(number)


def _text(line: Line, place: int) -> str:
    return cells.visible(cells.shown(line.cells.get(place)))


def _first(line: Line) -> str:
    return next((text for place in sorted(line.cells) if (text := " ".join(_text(line, place).split()))), "")


def _filled(line: Line, heading: Heading) -> int:
    return sum(1 for place, name in heading.fields.items() if name != columns.NUMBER and _text(line, place))


def _kind(line: Line, heading: Heading, wide: bool) -> str:
    """ "person", "group" (a title within the list), "sum", "again" (the heading once more), or "end" (signatures)."""
    said = [fold(_text(line, place)) for place in sorted(line.cells)]
    filled = _filled(line, heading)
    if filled < 4 and any(END.match(text) for text in _beside_position(line, heading)):
        return "end" if filled < 3 else "person"
    if SUM.match(fold(_first(line))) and filled < 4:
        return "sum"
    if headings.is_heading(line) or _is_numbering(said):
        return "again"
    if _is_title(line, heading) and filled <= 1:
        return "group"
    alone = len([text for text in said if text]) == 1
    name = heading.place_of("name")
    if alone and (wide or GROUP.search(_first(line)) or name is None or not _text(line, name)):
        return "group"
    if filled <= 1 and wide:
        return "group"
    return "person"


def _beside_position(line: Line, heading: Heading) -> list[str]:
    """The cells in which a signature may stand: "Giám đốc" beside a name is what that person is."""
    name, position = heading.place_of("name"), heading.place_of("position")
    left_out = position if name is not None and _text(line, name) else None
    return [fold(_text(line, place)) for place in sorted(line.cells) if place != left_out]


def _is_numbering(said: list[str]) -> bool:
    """The row below a heading that numbers the columns: (1), (2), (3)."""
    numbers = [text.strip("() ") for text in said if text]
    return len(numbers) >= 3 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


# --- what rows have to do with one another ----------------------------------------------------------


def _spread_merged(table: Table, heading: Heading, lines: list[Line]) -> None:
    """What a cell merged over several rows says, it says of each of them."""
    by_number = {line.number: line for line in table.lines}
    kept = {line.number: line for line in lines}
    for one in table.merged:
        name = heading.fields.get(one.first_column, "")
        top = by_number.get(one.first_row)
        if (
            one.last_row == one.first_row
            or name not in people.SHARED
            or top is None
            or one.first_column not in top.cells
        ):
            continue
        for number in range(one.first_row + 1, min(one.last_row, lines[-1].number if lines else 0) + 1):
            if number in kept:
                kept[number].cells.setdefault(one.first_column, top.cells[one.first_column])


def _tell_twice(rows: list[SheetRow], heading: Heading) -> None:
    """One person in two rows: the first stays, the other is to be mended."""
    seen: dict[tuple[str, str], int] = {}
    place = heading.place_of("name")
    for row in rows:
        known = people.key(row)
        if known is None:
            continue
        if known in seen:
            column = letter(place) if place is not None else ""
            title = heading.titles.get(place, "") if place is not None else ""
            row.problems.append(Problem(TWICE, {"row": seen[known]}, "name", column, title))
        else:
            seen[known] = row.number


def _tell_unread(sheet: Sheet, heading: Heading) -> None:
    """Columns that nothing is read from, and those whose want is felt in every row."""
    unread = [title for place, title in heading.titles.items() if place not in heading.fields and title]
    if unread:
        said = {"columns": ", ".join(f"“{title[:40]}”" for title in unread[:12])}
        sheet.notes.append(Said(_("These columns are not read: %(columns)s."), said))
    if sheet.rows and heading.titles and not {"phone", "email"} & set(sheet.fields):
        sheet.notes.append(Said(_("The list has neither phones nor e-mails: passes go to the one who sends it.")))
