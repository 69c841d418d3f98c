"""The draft as a grid of rooms and time: a column a room, a line a quarter of an hour and a moment of change. Pure."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from events.programme import Programme, Room, Session

STEP = 15  # minutes between two lines: a session can be dragged to each


@dataclass(frozen=True)
class Cell:
    """What is in one room from one line on; several sessions where they overlap, none where it is free."""

    sessions: tuple[Session, ...]
    lines: int
    clashes: bool


@dataclass(frozen=True)
class Line:
    """A moment, and the cells that begin at it."""

    time: datetime.time
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    """One day. A `None` among the rooms is for sessions whose room is not known."""

    day: datetime.date
    rooms: list[Room | None]
    lines: list[Line]


def grids(read: Programme, clashing: set[int]) -> list[Grid]:
    """One grid a day that has sessions with times."""
    timed = [session for session in read.sessions if session.day and session.starts]
    days = sorted({session.day for session in timed if session.day})
    return [_grid(day, [session for session in timed if session.day == day], read, clashing) for day in days]


def _grid(day: datetime.date, sessions: list[Session], read: Programme, clashing: set[int]) -> Grid:
    homeless = any(session.room is None for session in sessions)
    rooms: list[Room | None] = [*read.rooms, *([None] if homeless else [])]
    moments = _moments(sessions)
    columns = [list(_column([one for one in sessions if one.room == room], moments, clashing)) for room in rooms]
    lines = [
        Line(moment, [cell for column in columns for start, cell in column if start == place])
        for place, moment in enumerate(moments[:-1] or moments)
    ]
    return Grid(day, rooms, lines)


def _moments(sessions: list[Session]) -> list[datetime.time]:
    """Each change, and each quarter between half an hour before the first and half an hour after the last."""
    changes = {moment for session in sessions for moment in (_starts(session), _ends(session))}
    first, last = (moment.hour * 60 + moment.minute for moment in (min(changes), max(changes)))
    start, end = max(0, first // STEP - 2), min(24 * 60 // STEP - 1, -(-last // STEP) + 2)
    return sorted(changes | {datetime.time(*divmod(quarter * STEP, 60)) for quarter in range(start, end + 1)})


def _column(sessions: list[Session], moments: list[datetime.time], clashing: set[int]) -> Iterator[tuple[int, Cell]]:
    """The cells of one room from top to bottom, each with the line at which it begins; no line is left out."""
    free = 0
    for group in _overlapping(sessions):
        first = moments.index(_starts(group[0]))
        last = max(moments.index(max(_ends(session) for session in group)), first + 1)
        yield from ((place, Cell((), 1, False)) for place in range(free, first))
        yield first, Cell(tuple(group), last - first, any(session.id in clashing for session in group))
        free = last
    yield from ((place, Cell((), 1, False)) for place in range(free, max(1, len(moments) - 1)))


def _overlapping(sessions: list[Session]) -> list[list[Session]]:
    """The sessions in order of time, those that overlap together."""
    groups: list[list[Session]] = []
    for session in sorted(sessions, key=lambda one: (_starts(one), one.id)):
        if groups and _starts(session) < max(_ends(one) for one in groups[-1]):
            groups[-1].append(session)
        else:
            groups.append([session])
    return groups


def _starts(session: Session) -> datetime.time:
    assert session.starts
    return session.starts


def _ends(session: Session) -> datetime.time:
    """Where the end is not known, the session takes a moment of its own: the start's."""
    return session.ends or _starts(session)
