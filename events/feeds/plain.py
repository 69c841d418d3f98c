"""The programme as JSON in our own plain shape, both languages raw."""

import datetime
import json
from typing import Any

from events.feeds.source import Source
from events.programme import Event, Item, Person, Room, Session, Track

MEDIA_TYPE = "application/json; charset=utf-8"
SHAPE = 1


def plain(source: Source) -> bytes:
    """One object; docs/feeds.md names every field."""
    programme = source.programme
    told = {
        "shape": SHAPE,
        "url": source.address,
        "edition": {"year": source.edition.year, "ordinal": source.edition.ordinal, "title": source.title},
        "publication": {"number": source.version.number, "at": _moment(source.version.published_at)},
        "events": [_event(event) for event in programme.events],
        "rooms": [_room(room) for room in programme.rooms],
        "tracks": [_named(track) for track in programme.tracks],
        "sessions": [_session(source, session) for session in programme.sessions],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _session(source: Source, session: Session) -> dict[str, Any]:
    return {
        "uid": session.uid,
        "url": source.address_of(session),
        "title": _both(session, "title"),
        "text": _both(session, "text"),
        "day": session.day.isoformat() if session.day else None,
        "starts": _moment(session.begins),
        "ends": _moment(session.finishes),
        "event": session.event.id,
        "room": session.room.id if session.room else None,
        "track": session.track.id if session.track else None,
        "interpretation": session.interpretation or "",
        "chairs": [{"part": person.part, **_person(person)} for person in session.chairs],
        "items": [_item(item) for item in session.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "uid": item.uid,
        "kind": item.kind,
        "title": _both(item, "title"),
        "minutes": item.minutes,
        "by": _both(item, "by"),
        "people": [_person(person) for person in item.people],
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "honorific": person.honorific or "",
        "position": _both(person, "position"),
        "unit": _both(person, "unit"),
    }


def _event(event: Event) -> dict[str, Any]:
    return {**_named(event), "kind": event.kind, "place": _both(event, "place")}


def _room(room: Room) -> dict[str, Any]:
    return {**_named(room), "building": _both(room, "building"), "seats": room.capacity}


def _named(one: Event | Room | Track) -> dict[str, Any]:
    return {"id": one.id, "name": _both(one, "name")}


def _both(target: object, field: str) -> dict[str, str]:
    return {language: getattr(target, f"{field}_{language}") or "" for language in ("vi", "en")}


def _moment(moment: datetime.datetime | None) -> str | None:
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds") if moment else None
