"""The draft programme as one plain structure, and back.

The same shape serves undo (a step keeps the structure of before), publication (a version
keeps the public part of it) and clashes. Both languages are raw, so that it is the same
under any active language; it holds data and never HTML. Abstracts, texts and files are not
in it: they are shown by their own rule of clearance, whenever they are read.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model
from django.utils import timezone

from conference.models import Edition
from events.models import Event, Item, ItemSpeaker, Room, Session, SessionChair, Track

Structure = dict[str, Any]

LANGUAGES = ("vi", "en")
SESSION_FIELDS = ("slug", "interpretation", "order", "title_vi", "title_en", "text_vi", "text_en")
ITEM_FIELDS = ("slug", "kind", "minutes", "order", "title_vi", "title_en", "by_vi", "by_en", "script")
PERSON_FIELDS = ("position_vi", "position_en", "unit_vi", "unit_en", "order")
# Of the draft, what no reader outside sees.
PRIVATE = frozenset({"script"})


def of_draft(edition: Edition) -> Structure:
    """The whole draft of an edition: seven queries, whatever its size."""
    events = Event.objects.filter(edition=edition).order_by("pk")
    sessions = Session.objects.filter(event__edition=edition).prefetch_related(
        "chairs__speaker", "items__speakers__speaker"
    )
    return {
        "rooms": [
            _plain(room, "name_vi", "name_en", "building_vi", "building_en", "capacity") for room in _rooms(edition)
        ],
        "tracks": [_plain(track, "name_vi", "name_en") for track in Track.objects.filter(edition=edition)],
        "events": [_event(event) for event in events],
        "sessions": [_session(session) for session in sessions],
    }


def public_part(structure: Structure) -> Structure:
    """What a published version keeps of a draft."""
    return {
        **structure,
        "sessions": [
            {**session, "items": [_without(item, PRIVATE) for item in session["items"]]}
            for session in structure["sessions"]
        ],
    }


def moments(session: Structure, zone: ZoneInfo) -> tuple[datetime.datetime, datetime.datetime] | None:
    """Start and end in UTC, or None while either is unknown."""
    if not (session["day"] and session["starts"] and session["ends"]):
        return None
    day = datetime.date.fromisoformat(session["day"])
    times = [datetime.time.fromisoformat(session[name]) for name in ("starts", "ends")]
    start, end = (datetime.datetime.combine(day, time, zone).astimezone(datetime.UTC) for time in times)
    return start, end


def fingerprint(part: Structure) -> str:
    """A short sum of a structure or a part of it: it differs as soon as anything in it does."""
    return hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()[:24]


def session_print(session: Session) -> str:
    """The fingerprint of a session's own words, times and chairs; its items have their own."""
    return fingerprint(_without(_head(session), frozenset({"order"})))


def session_prints(structure: Structure) -> dict[int, str]:
    """`session_print` of every session of a whole draft."""
    apart = frozenset({"items", "order"})
    return {session["id"]: fingerprint(_without(session, apart)) for session in structure["sessions"]}


def item_print(item: Item) -> str:
    """The fingerprint of an item of the draft, wherever it stands in its session's order."""
    return fingerprint(_without(_item(item), frozenset({"order"})) | {"session": item.session_id})


def conference_zone() -> ZoneInfo:
    """The zone in which days and clock times are meant."""
    return ZoneInfo(timezone.get_default_timezone_name())


def today_at(at: datetime.datetime) -> datetime.date:
    """The day in the conference's own zone: what stands "until a day" stands until it ends there."""
    return timezone.localdate(at, conference_zone())


def _rooms(edition: Edition) -> Iterable[Room]:
    return Room.objects.filter(edition=edition)


def _plain(obj: Model, *fields: str) -> Structure:
    return {"id": obj.pk} | _values(obj, fields)


def _values(obj: Model, fields: Iterable[str]) -> Structure:
    """A text that was never written and one that was emptied are the same to a reader."""
    values = {name: getattr(obj, name) for name in fields}
    return {name: "" if value is None and name.endswith(("_vi", "_en")) else value for name, value in values.items()}


def _event(event: Event) -> Structure:
    return _plain(
        event, "kind", "name_vi", "name_en", "place_vi", "place_en", "organiser_vi", "organiser_en", "ordinal"
    ) | {"starts_on": _iso(event.starts_on), "ends_on": _iso(event.ends_on)}


def _session(session: Session) -> Structure:
    return _head(session) | {"items": [_item(item) for item in session.items.all()]}


def _head(session: Session) -> Structure:
    return _plain(session, *SESSION_FIELDS) | {
        "uid": str(session.uid),
        "event": session.event_id,
        "room": session.room_id,
        "track": session.track_id,
        "day": _iso(session.day),
        "starts": _iso(session.starts),
        "ends": _iso(session.ends),
        "chairs": [{"part": chair.part} | _person(chair) for chair in session.chairs.all()],
    }


def _item(item: Item) -> Structure:
    return _plain(item, *ITEM_FIELDS) | {
        "uid": str(item.uid),
        "speakers": [_person(speaker) for speaker in item.speakers.all()],
    }


def _person(named: SessionChair | ItemSpeaker) -> Structure:
    # Without the row's own id: each saving of the list makes new rows.
    return _values(named, PERSON_FIELDS) | {
        "speaker": named.speaker_id,
        "name": named.speaker.name,
        "slug": named.speaker.slug,
        "honorific": named.speaker.honorific,
    }


def _iso(value: datetime.date | datetime.time | None) -> str | None:
    return value.isoformat() if value else None


def _without(structure: Structure, names: frozenset[str]) -> Structure:
    return {name: value for name, value in structure.items() if name not in names}
