"""Puts a structure back as the draft: undo, and an older version brought back.

What stands in both is updated in place, so that texts, files and their clearance stay with
their items; what the structure lacks is deleted; what is gone comes back under its old id.
"""

from typing import Any

from django.db.models import Model

from conference.models import Edition
from events.models import Item, ItemSpeaker, Room, Session, SessionChair, Speaker, Track
from events.structure import ITEM_FIELDS, PERSON_FIELDS, SESSION_FIELDS, Structure


def put_back(edition: Edition, structure: Structure) -> None:
    """Make the draft's sessions what the structure says. Called by `events.agenda` under its lock.

    Rooms, tracks and people are reference data and stay as they are; a session whose room
    or track has been deleted since comes back without it.
    """
    rooms = set(Room.objects.filter(edition=edition).values_list("pk", flat=True))
    tracks = set(Track.objects.filter(edition=edition).values_list("pk", flat=True))
    wanted = {session["id"]: session for session in structure["sessions"]}
    Session.objects.filter(event__edition=edition).exclude(pk__in=wanted).delete()
    for session in wanted.values():
        fields = {name: session[name] for name in (*SESSION_FIELDS, "uid", "day", "starts", "ends")}
        fields |= {
            "event_id": session["event"],
            "room_id": session["room"] if session["room"] in rooms else None,
            "track_id": session["track"] if session["track"] in tracks else None,
        }
        _upsert(Session, session["id"], fields)
        _put_chairs(session)
        _put_items(session)


def _put_chairs(session: Structure) -> None:
    SessionChair.objects.filter(session=session["id"]).delete()
    known = _known(session["chairs"])
    SessionChair.objects.bulk_create(
        SessionChair(session_id=session["id"], part=chair["part"], **_named(chair))
        for chair in session["chairs"]
        if chair["speaker"] in known
    )


def _put_items(session: Structure) -> None:
    Item.objects.filter(session=session["id"]).exclude(pk__in=[item["id"] for item in session["items"]]).delete()
    for item in session["items"]:
        # A published version has no script: what the draft has of it stays.
        fields = {name: item[name] for name in (*ITEM_FIELDS, "uid") if name in item}
        _upsert(Item, item["id"], fields | {"session_id": session["id"]})
        ItemSpeaker.objects.filter(item=item["id"]).delete()
        known = _known(item["speakers"])
        ItemSpeaker.objects.bulk_create(
            ItemSpeaker(item_id=item["id"], **_named(person))
            for person in item["speakers"]
            if person["speaker"] in known
        )


def _known(people: list[Structure]) -> set[int]:
    return set(Speaker.objects.filter(pk__in=[person["speaker"] for person in people]).values_list("pk", flat=True))


def _named(person: Structure) -> dict[str, Any]:
    return {"speaker_id": person["speaker"]} | {name: person[name] for name in PERSON_FIELDS}


def _upsert(model: type[Model], pk: int, fields: dict[str, Any]) -> None:
    model._default_manager.update_or_create(pk=pk, defaults=fields)
