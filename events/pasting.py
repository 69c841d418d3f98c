"""A programme pasted from Word or Excel: text in, what was understood out. Pure.

Nothing is thrown away: a cell that cannot be read stands in its row as it was, with a problem
that says what to mend.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from conference.folding import fold
from events import clock
from events.choices import ItemKind

QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|$)')
PLAIN = re.compile(r"[^\t\r\n]*")
COLUMNS = {
    "time": ("thoi gian", "time", "gio"),
    "title": ("noi dung", "content", "item", "hoat dong"),
    "by": ("thuc hien", "thanh phan thuc hien", "phu trach", "carried out by", "by", "don vi thuc hien"),
    "number": ("tt", "stt", "so tt", "no", "no."),
}
# The first that is found decides: "phát biểu tham luận" is a paper, "báo cáo thảo luận" a report.
KINDS = [
    (ItemKind.HANDOVER, r"(trao|nhan|giao) co\b|flag handover"),
    (ItemKind.BREAK, r"giai lao|nghi giua|tea ?break|coffee|\bbreak\b"),
    (ItemKind.MEAL, r"\btiec\b|\ban (trua|toi|sang)\b|\bcom (trua|toi)\b|chieu dai|gala|lunch|dinner"),
    (ItemKind.PAPER, r"tham luan|contributed paper"),
    (ItemKind.REPORT, r"\bbao cao\b|\breport\b"),
    (ItemKind.DISCUSSION, r"thao luan|hoi dap|toa dam|giai dap|y kien|trao doi|discussion"),
    (ItemKind.VISIT, r"tham quan|khao sat|tham va lam viec|tour|visit"),
    (ItemKind.REMARKS, r"phat bieu|\bket luan\b|dien van|dap tu|be mac|remarks|address"),
    (ItemKind.CEREMONY, r"chao co|tuyen bo|gioi thieu|van nghe|don tiep|on dinh|nghi thuc|khai mac|ton vinh|khen thuong"
                        r"|trao (giay|bang|thuong|qua)|ky ket|chup anh|cat bang|mac niem|dang ky|ceremony|welcome"),
]  # fmt: skip


class Problem(StrEnum):
    """What is to be mended in a row (the first ones), or only to be known."""

    TIME_UNREAD = "time_unread"
    ENDS_BEFORE_START = "ends_before_start"
    NO_TITLE = "no_title"
    NO_KIND = "no_kind"
    TITLE_TOO_LONG = "title_too_long"
    BY_TOO_LONG = "by_too_long"
    GOES_BACK = "goes_back"
    END_GUESSED = "end_guessed"
    NO_END = "no_end"
    SAME_TIME = "same_time"

    @property
    def must_be_mended(self) -> bool:
        return self not in (Problem.GOES_BACK, Problem.END_GUESSED, Problem.NO_END, Problem.SAME_TIME)


@dataclass(frozen=True)
class Row:
    """One row as it was pasted or typed. An empty `kind` is to be guessed."""

    time: str
    title: str
    by: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Understood:
    """One row with what it was taken to say. `joined`: it shares the time of the row above."""

    row: Row
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    kind: str = ""
    joined: bool = False
    problems: tuple[Problem, ...] = field(default=())

    @property
    def minutes(self) -> int | None:
        if self.joined or self.starts is None or self.ends is None or self.ends <= self.starts:
            return None
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute

    @property
    def must_be_mended(self) -> bool:
        return any(problem.must_be_mended for problem in self.problems)

    def with_problem(self, problem: Problem) -> "Understood":
        return replace(self, problems=(*self.problems, problem))


# --- from text to rows ---------------------------------------------------------------------------


def rows_of(text: str) -> list[Row]:
    """The rows of a pasted table, its heading and the numbers of its rows left out."""
    table = [row for row in cells(text) if any(row)]
    columns, table = _columns(table)
    return [_row(row, columns) for row in table]


def cells(text: str) -> list[list[str]]:
    """Rows of cells as Word and Excel put them on the clipboard.

    A cell of several lines stands in quotes, its own quotes doubled; Word's soft break is a vertical tab.
    """
    rows, place, row = [], 0, list[str]()
    while place < len(text):
        quoted = QUOTED.match(text, place)
        if quoted and re.search(r'[\t\n\v]|""', quoted[1]):
            cell, place = quoted[1].replace('""', '"'), quoted.end()
        else:
            plain = PLAIN.match(text, place)
            assert plain
            cell, place = plain[0], plain.end()
        row.append(_clean(cell))
        if place >= len(text) or text[place] != "\t":
            rows.append(row)
            row = []
            place = place + 2 if text.startswith("\r\n", place) else place + 1
        else:
            place += 1
            if place == len(text):
                row.append("")
    return [*rows, row] if row else rows


def _clean(cell: str) -> str:
    """One line, its words apart by single spaces (Word writes hard spaces and soft breaks)."""
    return " ".join(cell.replace("\xad", "").replace("\u200b", "").split())


def _columns(table: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """What each column holds, and the table without its heading."""
    heading = [_column(cell) for cell in table[0]] if table else []
    if "title" in heading and "time" in heading:
        return heading, table[1:]
    widest = max((len(row) for row in table), default=3)
    numbered = widest > 3 and all(re.fullmatch(r"\d{1,3}[.)]?|", row[0]) for row in table)
    return [*(["number"] if numbered else []), "time", "title", "by"], table


def _column(cell: str) -> str:
    return next((name for name, words in COLUMNS.items() if fold(cell).strip(" .:*") in words), "")


def _row(row: list[str], columns: Sequence[str]) -> Row:
    if len([cell for cell in row if cell]) == 1 and len(row) < len(columns):
        # A line without tabs: a time alone, or the words of a row whose time cell is merged with the one above.
        only = next(cell for cell in row if cell)
        return Row(only, "") if clock.span_of(only).starts else Row("", only)
    held: dict[str, list[str]] = {"time": [], "title": [], "by": [], "number": []}
    for place, cell in enumerate(row):
        name = columns[place] if place < len(columns) else "by"
        held[name or "by"].append(cell)
    return Row(*("; ".join(filter(None, held[name])) for name in ("time", "title", "by")))


# --- from rows to what they say ------------------------------------------------------------------


def understand(rows: Sequence[Row]) -> list[Understood]:
    """What each row says, missing ends taken from the next row's start, and what is to be mended."""
    understood = [_understood(row, first=place == 0) for place, row in enumerate(rows)]
    timed = [place for place, one in enumerate(understood) if one.starts]
    for here, following in pairwise([*timed, None]):
        assert here is not None
        understood[here] = _with_end(understood[here], understood[following] if following is not None else None)
        if following is not None and _goes_back(understood[here], understood[following]):
            understood[following] = understood[following].with_problem(Problem.GOES_BACK)
    return understood


def _understood(row: Row, *, first: bool) -> Understood:
    span = clock.span_of(row.time)
    kind = row.kind or guess(row.title)
    wrong = [
        (bool(span.rest), Problem.TIME_UNREAD),
        (bool(span.starts and span.ends and span.ends <= span.starts), Problem.ENDS_BEFORE_START),
        (not row.title, Problem.NO_TITLE),
        (bool(row.title) and not kind, Problem.NO_KIND),
        (len(row.title) > 300, Problem.TITLE_TOO_LONG),
        (len(row.by) > 300, Problem.BY_TOO_LONG),
        (not row.time and not first, Problem.SAME_TIME),
    ]
    problems = tuple(problem for found, problem in wrong if found)
    return Understood(row, span.starts, span.ends, kind, joined=not row.time and not first, problems=problems)


def _with_end(here: Understood, following: Understood | None) -> Understood:
    if here.ends:
        return here
    if following and following.starts and here.starts and following.starts > here.starts:
        return replace(here, ends=following.starts).with_problem(Problem.END_GUESSED)
    return here.with_problem(Problem.NO_END)


def _goes_back(here: Understood, following: Understood) -> bool:
    return bool(here.starts and following.starts and following.starts < here.starts)


def guess(title: str) -> str:
    """The kind of an item by its words, "" where they say nothing."""
    folded = fold(title)
    return next((kind.value for kind, words in KINDS if re.search(words, folded)), "")
