"""Signs at the doors: a room's name to be read from afar, and what takes place in it on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.prints import fitting, typesetting
from events import filters, words
from events.models import Event
from events.prints import table
from events.programme import Programme, Room, Session
from events.templatetags.programme import clock

TEMPLATE = Path(__file__).with_name("door_signs.typ")
# In millimetres and points: an A4 page across.
ROOM, NAME, SESSIONS = 245, 42, 80
NAME_SIZES, SESSION_SIZES = range(72, 24, -2), range(34, 8, -1)
# What the clock takes of a line, and what stands between two.
CLOCK, GAP = 58, 3


@dataclass(frozen=True)
class DoorSigns:
    """A sign for each room and day of the programme; `event` narrows it to one event of the chain."""

    programme: Programme
    title: str
    event: Event | None = None
    language: str = "vi"

    def signs(self) -> list[dict[str, Any]]:
        """What stands on each, by day and then by room."""
        with translation.override(self.language):
            return list(self._signs())

    def texts(self) -> Iterator[str]:
        """All that stands on them."""
        for sign in self.signs():
            yield from (sign["room"], sign["building"], sign["title"])
            yield from (session["title"] for session in sign["sessions"])

    def pdf(self) -> bytes:
        """Raises Refused where no session has a room."""
        signs = [_sized(sign) for sign in self.signs()]
        if not signs:
            raise Refused(_("No session of the programme has a room yet."))
        measures = {"clock": CLOCK, "gap": GAP}
        title = _("Door signs")
        return typesetting.pdf(TEMPLATE, {"title": title, "language": self.language, "signs": signs} | measures)

    def _signs(self) -> Iterator[dict[str, Any]]:
        chosen = [one for one in self.programme.sessions if self.event is None or one.event.id == self.event.pk]
        for day, sessions in filters.by_day(chosen):
            rooms = {one.room.id: one.room for one in sessions if one.room}
            for room in sorted(rooms.values(), key=lambda one: words.of(one, "name")):
                yield self._sign(room, table.day_heading(day), [one for one in sessions if one.room == room])

    def _sign(self, room: Room, day: str, sessions: list[Session]) -> dict[str, Any]:
        return {
            "room": words.of(room, "name"),
            "building": words.of(room, "building"),
            "title": self.title,
            "day": day,
            "sessions": [{"clock": clock(one), "title": words.of(one, "title")} for one in sessions],
        }


def _sized(sign: dict[str, Any]) -> dict[str, Any]:
    titles = [session["title"] for session in sign["sessions"]]
    height = SESSIONS - GAP * len(titles)
    return fitting.all_breakable(sign) | {
        "room_size": fitting.largest([sign["room"].upper()], NAME_SIZES, width=ROOM, height=NAME, bold=True),
        "size": fitting.largest(titles, SESSION_SIZES, width=ROOM - CLOCK, height=height, bold=True),
    }
