"""The fictional edition's programme: two full days, every kind of event and item, and texts in every state.

All of it is made up; people carry a slug that begins with `PREFIX`, so that none is taken for a real one.
"""

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

from conference.folding import slug
from conference.models import Edition
from conference.project import programme_demo_words as words
from events import agenda, published, texts
from events.agenda.whole import add_sessions
from events.models import Event, Item, Room, Session, Speaker, Track
from events.structure import conference_zone

PREFIX = "minh-hoa-"
SLOT = datetime.timedelta(minutes=30)
# A day of the benches' further sessions, within which no hall has two at one time.
SLOTS_A_DAY = 20
FIRST = datetime.time(7, 30)


def load(edition: Edition, sessions: int = 0) -> None:
    """Publish the fictional edition's programme once; with `sessions`, grow it to that many."""
    if not published.is_there(edition):
        _make(edition)
    missing = sessions - Session.objects.filter(event__edition=edition).count()
    if missing > 0:
        add_sessions(by=None, edition=edition, sessions=list(itertools.islice(_further(edition), missing)))
        agenda.publish(by=None, edition=edition, seen=agenda.lock(edition).revision)


def remove() -> None:
    """Remove the fictional people, once the edition that names them is gone."""
    Speaker.objects.filter(slug__startswith=PREFIX).delete()


def _make(edition: Edition) -> None:
    events = {event.kind: event for event in Event.objects.filter(edition=edition)}
    rooms, tracks, people = _rooms(edition), _tracks(edition), _people()
    rows = [
        _session(edition, row, people)
        | {
            "event": events[row["event"]],
            "room": rooms.get(row.get("room", "")),
            "track": tracks.get(row.get("track", "")),
        }
        for row in words.SESSIONS
    ]
    made = add_sessions(by=None, edition=edition, sessions=rows)
    for session, row in zip(made, words.SESSIONS, strict=True):
        for item, item_row in zip(session.items.all(), row["items"], strict=True):
            _put_text(edition, item, item_row)
    agenda.publish(by=None, edition=edition, seen=agenda.lock(edition).revision)


def _rooms(edition: Edition) -> dict[str, Room]:
    return {
        key: Room.objects.create(
            edition=edition, order=order, name_vi=vi, name_en=en, building_vi=building_vi, building_en=building_en,
            capacity=seats,
        )
        for order, (key, vi, en, building_vi, building_en, seats) in enumerate(words.ROOMS)
    }  # fmt: skip


def _tracks(edition: Edition) -> dict[str, Track]:
    return {
        key: Track.objects.create(edition=edition, order=order, name_vi=vi, name_en=en)
        for order, (key, vi, en) in enumerate(words.TRACKS)
    }


def _people() -> dict[str, Speaker]:
    return {
        key: Speaker.objects.get_or_create(
            slug=PREFIX + slug(name),
            defaults={"name": name, "honorific": honorific, **_post(post)},
        )[0]
        for key, (honorific, name, *post) in words.PEOPLE.items()
    }


def _post(post: list[str]) -> dict[str, str]:
    return dict(zip(("position_vi", "position_en", "unit_vi", "unit_en"), post, strict=True))


def _session(edition: Edition, row: words.Row, people: dict[str, Speaker]) -> dict[str, Any]:
    assert edition.starts_on is not None
    return {
        "day": edition.starts_on + datetime.timedelta(days=row["day"]),
        "starts": _time(row.get("starts")),
        "ends": _time(row.get("ends")),
        "interpretation": row.get("interpretation", ""),
        "title_vi": row["vi"],
        "title_en": row["en"],
        "text_vi": row.get("text_vi", ""),
        "text_en": row.get("text_en", ""),
        "chairs": [{"part": part, **_named(people[key])} for part, key in row.get("chairs", [])],
        "items": [_item(item, people) for item in row["items"]],
    }


def _item(row: words.Row, people: dict[str, Speaker]) -> dict[str, Any]:
    return {
        "kind": row["kind"],
        "title_vi": row["vi"],
        "title_en": row["en"],
        "minutes": row.get("minutes"),
        "by_vi": row.get("by_vi", ""),
        "by_en": row.get("by_en", ""),
        "speakers": [_named(people[key]) for key in row.get("people", [])],
    }


def _named(speaker: Speaker) -> dict[str, Any]:
    fields = ("position_vi", "position_en", "unit_vi", "unit_en")
    return {"speaker": speaker} | {name: getattr(speaker, name) for name in fields}


def _put_text(edition: Edition, item: Item, row: words.Row) -> None:
    """Bring an item's text as far as the row says: received, cleared, public, or public from a time on."""
    if "state" not in row:
        return
    fields = {name: row[name] for name in ("abstract_vi", "abstract_en", "text_vi", "text_en") if name in row}
    item = texts.receive(by=None, item=item, **fields)
    if row["state"] == "received":
        return
    item = texts.clear(by=None, item=item)
    if row["state"] != "cleared":
        texts.release(by=None, item=item, embargo_until=_embargo(edition, row))


def _embargo(edition: Edition, row: words.Row) -> datetime.datetime | None:
    if "embargo_day" not in row or edition.starts_on is None:
        return None
    day = edition.starts_on + datetime.timedelta(days=row["embargo_day"])
    return datetime.datetime.combine(day, datetime.time(11), conference_zone())


def _further(edition: Edition) -> Iterator[dict[str, Any]]:
    """Sessions without end, each with items and speakers, in halls of their own so that nothing clashes."""
    assert edition.starts_on is not None
    event = Event.objects.filter(edition=edition, kind="fair").get()
    known = Session.objects.filter(event__edition=edition).count()
    for number in itertools.count(known + 1):
        hall, slot = divmod(number, SLOTS_A_DAY)
        room, _made = Room.objects.get_or_create(
            edition=edition,
            name_vi=f"Phòng giới thiệu {hall + 1}",
            defaults={"name_en": f"Presentation room {hall + 1}", "order": 90},
        )
        starts = datetime.datetime.combine(edition.starts_on + datetime.timedelta(days=2), FIRST) + SLOT * slot
        yield {
            "event": event, "room": room, "day": starts.date(), "starts": starts.time(), "ends": (starts + SLOT).time(),
            "title_vi": f"Giới thiệu sản phẩm lượt {number}", "title_en": f"Presentation of products {number}",
            "items": [
                {"kind": kind, "title_vi": f"{vi} {number}", "title_en": f"{en} {number}", "minutes": 10}
                for kind, vi, en in words.FURTHER
            ],
        }  # fmt: skip


def _time(text: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None
