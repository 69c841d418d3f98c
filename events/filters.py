"""What a visitor asks of the programme: a day, an event, a track, a kind of item. It lives in the address.

Pure. What the programme does not have is not asked: a mistyped or outdated address shows everything.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from events.programme import Item, Programme, Session

UNDATED = "none"


@dataclasses.dataclass(frozen=True)
class Wanted:
    """Each None where it is not asked for; a day without a date is `UNDATED`."""

    day: str | None = None
    event: int | None = None
    track: int | None = None
    kind: str | None = None

    def __bool__(self) -> bool:
        return any(dataclasses.astuple(self))

    def query(self, **changes: str | int | None) -> str:
        """The query that asks for this with some changes: "?day=2027-10-14&kind=paper", or "?" for nothing."""
        asked = dataclasses.asdict(dataclasses.replace(self, **changes))  # type: ignore[arg-type]
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    def sessions(self, programme: Programme) -> list[Session]:
        return [session for session in programme.sessions if self._admits(session)]

    def items(self, session: Session) -> Sequence[Item]:
        return [item for item in session.items if item.kind == self.kind] if self.kind else session.items

    def _admits(self, session: Session) -> bool:
        return (
            self.day in (None, day_key(session.day))
            and self.event in (None, session.event.id)
            and (self.track is None or (session.track is not None and session.track.id == self.track))
            and (self.kind is None or any(item.kind == self.kind for item in session.items))
        )


def read(query: Mapping[str, str], programme: Programme) -> Wanted:
    """What the query asks, as far as the programme has it."""
    return Wanted(
        day=_known(query.get("day"), [day_key(day) for day in programme.days]),
        event=_number(query.get("event"), [event.id for event in programme.held]),
        track=_number(query.get("track"), [track.id for track in programme.followed]),
        kind=_known(query.get("kind"), programme.kinds),
    )


def by_day(sessions: list[Session]) -> Iterator[tuple[datetime.date | None, list[Session]]]:
    """Sessions day by day, those whose day is not known last."""
    days: dict[datetime.date | None, list[Session]] = {}
    for session in sessions:
        days.setdefault(session.day, []).append(session)
    for day in sorted(days, key=lambda day: (day is None, day or datetime.date.max)):
        yield day, days[day]


def day_key(day: datetime.date | None) -> str:
    return day.isoformat() if day else UNDATED


def _known(value: str | None, known: list[str]) -> str | None:
    return value if value in known else None


def _number(value: str | None, known: list[int]) -> int | None:
    return next((number for number in known if str(number) == value), None)
