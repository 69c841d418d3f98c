"""iCalendar (RFC 5545, RFC 7986): a subscribed calendar follows what is moved and what is withdrawn."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import translation
from icalendar import Calendar, Timezone, vDuration
from icalendar import Event as Entry

from events import words
from events.feeds.source import Source
from events.models import AgendaVersion
from events.programme import Session
from events.structure import conference_zone

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = datetime.timedelta(hours=1)
Choose = Callable[[Session], bool]


def calendar(source: Source, choose: Choose = lambda _: True) -> bytes:
    """The chosen sessions as one calendar, which may be an empty one.

    A session without a time lasts its whole day, one without a day is left out. UID is the session's
    own; SEQUENCE counts the publications that changed it; what was withdrawn is CANCELLED.
    """
    entries = list(_entries(source, choose))
    made = _head(source)
    if entries:
        made.add_component(_zone(conference_zone(), entries))
    for entry in entries:
        made.add_component(entry)
    return bytes(made.to_ical())


def sequences(log: Sequence[AgendaVersion]) -> dict[str, int]:
    """In how many publications each session was changed since the one that brought it, by its uid."""
    counts: dict[str, int] = {}
    for version in log:
        for change in version.changes:
            counts[change["session"]] = counts.get(change["session"], -1) + 1
    return counts


def _entries(source: Source, choose: Choose) -> Iterable[Entry]:
    counts = sequences(source.log)
    for session in source.programme.sessions:
        if session.day and choose(session):
            yield _entry(source, session, source.version, counts, "CONFIRMED")
    for gone in source.withdrawn:
        if gone.session.day and choose(gone.session):
            yield _entry(source, gone.session, gone.version, counts, "CANCELLED")


def _head(source: Source) -> Calendar:
    made = Calendar()
    made.add("prodid", f"-//Luan Luu//Agenda//{(translation.get_language() or 'vi').upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        made.add(name, source.title)
    made.add("url", source.address)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))
    made.add("x-wr-timezone", conference_zone().key)
    return made


def _zone(zone: ZoneInfo, entries: Sequence[Entry]) -> Timezone:
    years = [entry.decoded("dtstart").year for entry in entries]
    return _rules(zone, min(years), max(years))


# The same for every visitor, and a fifth of the whole answer's time.
@lru_cache(maxsize=16)
def _rules(zone: ZoneInfo, first: int, last: int) -> Timezone:
    begins, ends = datetime.date(first, 1, 1), datetime.date(last + 1, 1, 1)
    made = Timezone.from_tzinfo(zone, zone.key, first_date=begins, last_date=ends)
    # The library notes here for which years it looked; a reader of the feed has no use for it.
    made.pop("comment", None)
    return made


def _entry(source: Source, session: Session, version: AgendaVersion, counts: dict[str, int], status: str) -> Entry:
    entry = Entry()
    entry.add("uid", session.uid)
    entry.add("sequence", counts.get(session.uid, 0))
    entry.add("status", status)
    entry.add("dtstamp", version.published_at.astimezone(datetime.UTC))
    entry.add("last-modified", version.published_at.astimezone(datetime.UTC))
    _add_time(entry, session)
    entry.add("summary", words.of(session, "title"))
    if place := _place(source, session):
        entry.add("location", place)
    entry.add("description", _description(session))
    entry.add("categories", [words.of(session.event, "name")])
    if status != "CANCELLED":
        entry.add("url", source.address_of(session))
    return entry


def _add_time(entry: Entry, session: Session) -> None:
    assert session.day is not None
    if session.begins is None:
        entry.add("dtstart", session.day)
        entry.add("dtend", session.day + datetime.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        return
    entry.add("dtstart", session.begins.astimezone(conference_zone()))
    if session.finishes:
        entry.add("dtend", session.finishes.astimezone(conference_zone()))


def _place(source: Source, session: Session) -> str:
    room = [words.of(session.room, "name"), words.of(session.room, "building")] if session.room else []
    city = words.of(source.edition, "city")
    parts = [*(room or [words.of(session.event, "place"), words.of(source.edition, "venue")]), city]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _description(session: Session) -> str:
    lines = [words.of(session.event, "name"), words.of(session, "text")]
    lines += [words.person(chair) for chair in session.chairs]
    lines += [f"– {words.of(item, 'title')}" for item in session.items]
    return "\n".join(line for line in lines if line)
