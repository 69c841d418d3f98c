"""The programme as the table that officers know: time, content, carried out by. In the active language.

Pure: of a programme only what is public in it is used, whether it is a draft or published.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from conference import naming
from events import filters, words
from events.choices import Address
from events.prints import address
from events.programme import Item, Person, Programme, Session
from events.templatetags.programme import clock, part_label

# Letters of a narrow column that fill half a page.
TALL = 900


@dataclass(frozen=True)
class Line:
    """One row; `where` is a session's hall, and empty of its items.

    `leads` says that items of the session follow, `is_tall` that it may be torn by the end of a page, because
    it may be longer than one.
    """

    clock: str
    title: str
    where: str
    who: tuple[str, ...]
    is_session: bool = False
    leads: bool = False
    is_tall: bool = False


@dataclass(frozen=True)
class Group:
    """The sessions of one event on one day. Without a heading where there is no other event to tell it from."""

    heading: str
    where: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Day:
    heading: str
    groups: tuple[Group, ...]


def days(programme: Programme) -> list[Day]:
    """Day by day, and within a day event by event as it meets them."""
    several = len({session.event.id for session in programme.sessions}) > 1
    return [
        Day(day_heading(day), tuple(_groups(sessions, several)))
        for day, sessions in filters.by_day(list(programme.sessions))
    ]


def last_line(days: list[Day]) -> Line | None:
    """The line with which the table ends, so that who signs does not stand on a page alone."""
    return next((group.lines[-1] for day in reversed(days) for group in reversed(day.groups) if group.lines), None)


def day_heading(day: datetime.date | None) -> str:
    """ "Thứ Năm, ngày 14/10/2027" """
    if day is None:
        return _("Day not known")
    return _("%(weekday)s, %(day)s") % {"weekday": naming.weekday(day), "day": naming.days(day)}


def hall(session: Session) -> str:
    """ "Hội trường A, Trung tâm hội nghị", or "" """
    parts = (words.of(session.room, "name"), words.of(session.room, "building")) if session.room else ()
    return ", ".join(part for part in parts if part)


def is_tall(texts: Sequence[str]) -> bool:
    """Whether one cell with all of these may be longer than a page."""
    return sum(map(len, texts)) + 30 * len(texts) > TALL


def chair(person: Person) -> str:
    """ "Chủ trì: Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu" """
    return f"{part_label(person)}: {named(person)}"


def named(person: Person) -> str:
    """ "Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu"; in English "Ms Trần Thị Sen, …" """
    if translation.get_language() == "en":
        return address.presented(person, Address.SIR)
    return words.person(person)


def carried_out_by(item: Item) -> tuple[str, ...]:
    """Who is said to carry it out, and then who speaks."""
    by = words.of(item, "by")
    return (*((by,) if by else ()), *map(named, item.people))


def is_said_by_the_session(session: Session, item: Item) -> bool:
    """Whether an item's row would only repeat its session's: a table of single items is often entered so."""
    return item is session.items[0] and (item.title_vi, item.starts) == (session.title_vi, session.starts)


def _groups(sessions: list[Session], several: bool) -> Iterator[Group]:
    for event in {session.event.id: session.event for session in sessions}.values():
        lines = [line for session in sessions if session.event == event for line in _lines(session)]
        heading = words.of(event, "name") if several else ""
        yield Group(heading, words.of(event, "place") if several else "", tuple(lines))


def _lines(session: Session) -> Iterator[Line]:
    merged = [item for item in session.items if is_said_by_the_session(session, item)]
    rest = [item for item in session.items if item not in merged]
    who = (*map(chair, session.chairs), *(one for item in merged for one in carried_out_by(item)))
    tall = is_tall(who)
    leads = bool(rest) and not tall
    yield Line(clock(session), words.of(session, "title"), hall(session), who, True, leads, tall)
    for item in rest:
        by = carried_out_by(item)
        yield Line(clock(item), words.of(item, "title"), "", by, is_tall=is_tall(by))
