"""The schedule format of frab and pentabarf, which conference apps and recording teams read."""

import datetime
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from events import words
from events.feeds.source import Source
from events.feeds.xml import document, put
from events.programme import Session
from events.structure import conference_zone

MEDIA_TYPE = "application/vnd.c3voc.schedule+xml; charset=utf-8"
SPOKEN_LANGUAGE = "vi"


def frab(source: Source) -> bytes:
    """The sessions whose day, start and end are known, by day and room; the format has no place for others."""
    timed = [one for one in source.programme.sessions if one.day and one.begins and one.finishes]
    days = sorted({one.day for one in timed if one.day})
    root = Element("schedule")
    put(root, "version", str(source.version.number))
    _add_conference(root, source, days)
    for index, day in enumerate(days, start=1):
        _add_day(root, source, index, day, [one for one in timed if one.day == day])
    return document(root)


def _add_conference(root: Element, source: Source, days: list[datetime.date]) -> None:
    edition = source.edition
    first = min([day for day in (edition.starts_on, *days) if day], default=None)
    last = max([day for day in (edition.last_day, *days) if day], default=None)
    conference = put(root, "conference")
    put(conference, "title", source.title)
    put(conference, "acronym", f"luan-luu-{edition.year}")
    if first and last:
        put(conference, "start", first.isoformat())
        put(conference, "end", last.isoformat())
    put(conference, "days", str(len(days)))
    put(conference, "time_zone_name", conference_zone().key)
    put(conference, "base_url", source.address)


def _add_day(root: Element, source: Source, index: int, day: datetime.date, sessions: list[Session]) -> None:
    starts = min(one.begins for one in sessions if one.begins)
    ends = max(one.finishes for one in sessions if one.finishes)
    element = put(root, "day", index=str(index), date=day.isoformat(), start=_local(starts), end=_local(ends))
    rooms: dict[int | None, list[Session]] = {}
    for session in sessions:
        rooms.setdefault(session.room.id if session.room else None, []).append(session)
    for held in rooms.values():
        room = put(element, "room", name=_room(held[0]))
        for session in held:
            _add_event(room, source, session)


def _add_event(room: Element, source: Source, session: Session) -> None:
    assert session.begins
    assert session.finishes
    event = put(room, "event", guid=session.uid, id=str(session.id))
    for name, text in {
        "room": _room(session),
        "title": words.of(session, "title"),
        "subtitle": words.of(session.event, "name"),
        "type": session.event.kind,
        "date": _local(session.begins),
        "start": f"{session.starts:%H:%M}",
        "duration": _span(session.finishes - session.begins),
        "abstract": words.of(session, "text"),
        "description": "\n".join(words.of(item, "title") for item in session.items),
        "slug": session.slug,
        "track": words.of(session.track, "name") if session.track else words.of(session.event, "name"),
        "language": SPOKEN_LANGUAGE,
        "url": source.address_of(session),
    }.items():
        put(event, name, text)
    persons = put(event, "persons")
    for person in session.people:
        put(persons, "person", person.name, id=str(person.speaker))
    put(event, "links")


def _room(session: Session) -> str:
    return words.of(session.room, "name") if session.room else _("Room not known yet")


def _local(moment: datetime.datetime) -> str:
    return moment.astimezone(conference_zone()).isoformat(timespec="seconds")


def _span(span: datetime.timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"
