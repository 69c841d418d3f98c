"""Days and hours as lists have them: dd/mm/yyyy as text, Excel's own, its bare number, with and without the year."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from events import clock
from events.sheets.cells import ToMend, line_of
from events.sheets.rows import Said
from events.sheets.table import Cell

DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?(?![\d])")
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](?=\d))?")
IN_WORDS = re.compile(r"(?i)(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*(?:năm)?\s*(\d{4}))?")
PART_OF_DAY = re.compile(
    r"(?i)\b(ngày|lúc|sáng|trưa|chiều|tối|khoảng|hồi|on|at|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\b"
)
# Days as Excel counts them: 2009 to 2064. Source: ECMA-376 part 1, 18.17.4.
SERIAL = range(40_000, 60_000)
EPOCH = datetime.datetime(1899, 12, 30)
# Nobody comes to a conference longer before it, or after.
AROUND = datetime.timedelta(days=45)


@dataclass
class Moment:
    """What a cell says of a day, an hour, or both."""

    day: datetime.date | None = None
    time: datetime.time | None = None


def read(cell: Cell | None, starts_on: datetime.date | None, notes: list[Said]) -> Moment:
    """Raises ToMend for what cannot be read, and for a day that is far from the conference's."""
    if isinstance(cell, datetime.datetime):
        found = Moment(
            cell.date(), cell.time().replace(second=0, microsecond=0) if cell.time() != datetime.time() else None
        )
    elif isinstance(cell, datetime.date):
        found = Moment(cell)
    elif isinstance(cell, datetime.time):
        return Moment(None, cell.replace(second=0, microsecond=0))
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        found = _counted(float(cell), notes)
    else:
        found = _typed(line_of(cell), starts_on, notes)
    if found.day:
        _refuse_far(found.day, starts_on)
    return found


def _counted(number: float, notes: list[Said]) -> Moment:
    if 0 < number < 1:
        return Moment(None, _rounded(EPOCH + datetime.timedelta(days=number)).time())
    if int(number) not in SERIAL:
        raise ToMend(_("This is no day. Write it as dd/mm/yyyy, for example 13/10/2027."))
    at = _rounded(EPOCH + datetime.timedelta(days=number))
    notes.append(Said(_("%(was)s → %(now)s"), {"was": f"{number:g}", "now": f"{at:%d/%m/%Y}"}))
    return Moment(at.date(), at.time() if at.time() != datetime.time() else None)


def _rounded(at: datetime.datetime) -> datetime.datetime:
    """To the minute: a fraction of a day is rarely an exact one."""
    return (at + datetime.timedelta(seconds=30)).replace(second=0, microsecond=0)


def _typed(text: str, starts_on: datetime.date | None, notes: list[Said]) -> Moment:
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _counted(float(text.replace(",", ".")), notes)
    for pattern, order in ((ISO, (3, 2, 1)), (IN_WORDS, (1, 2, 3)), (DAY, (1, 2, 3))):
        found = pattern.search(text)
        if found:
            day, month, year = (found[place] for place in order)
            rest = (text[: found.start()] + " " + text[found.end() :]).strip()
            return Moment(_day(int(day), int(month), year, starts_on), _time(rest))
    return Moment(None, _time(text))


def _day(day: int, month: int, year: str | None, starts_on: datetime.date | None) -> datetime.date:
    if year is None and starts_on is None:
        raise ToMend(_("Write the year, too: dd/mm/yyyy."))
    number = int(year) if year else starts_on.year if starts_on else 0
    number += 2000 if number < 100 else 0
    try:
        return datetime.date(number, month, day)
    except ValueError as error:
        if month > 12 >= day:
            raise ToMend(_("The month stands before the day here. Write the day first: dd/mm/yyyy.")) from error
        raise ToMend(_("There is no such day. Write it as dd/mm/yyyy, for example 13/10/2027.")) from error


def _time(text: str) -> datetime.time | None:
    words = PART_OF_DAY.sub(" ", text).strip(" ,;-–()")
    if not words:
        return None
    iso = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm|SA|CH)?", words, re.IGNORECASE)
    if iso and int(iso[1]) < 24 and int(iso[2]) < 60:
        late = (iso[3] or "").lower() in ("pm", "ch") and int(iso[1]) < 12
        return datetime.time(int(iso[1]) + (12 if late else 0), int(iso[2]))
    found = clock.read(words)
    if found is None:
        raise ToMend(_("This is neither a day nor an hour. Write 13/10/2027, or 14:30 13/10/2027."))
    return found


def _refuse_far(day: datetime.date, starts_on: datetime.date | None) -> None:
    if starts_on is None or abs(day - starts_on) <= AROUND:
        return
    words = {"day": f"{day:%d/%m/%Y}", "starts": f"{starts_on:%d/%m/%Y}"}
    if day.day <= 12 and abs(datetime.date(day.year, day.day, day.month) - starts_on) <= AROUND:
        raise ToMend(
            _("This reads as %(day)s, and the conference begins on %(starts)s. Write the day before the month."),
            **words,
        )
    raise ToMend(
        _("This reads as %(day)s, and the conference begins on %(starts)s. Write the day as dd/mm/yyyy."), **words
    )
