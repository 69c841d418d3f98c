"""WRITER  Puts a structure back as the draft: undo, and an older version brought back.

What stands in both is updated in place, so that texts, files and their clearance stay with
their items; what the structure lacks is deleted; what is gone comes back under its old id.
"""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.models import Edition
from events.models import Event, Item, ItemSpeaker, Room, Session, SessionChair, SessionSignUp, Speaker, Track
from events.structure import ITEM_FIELDS, PERSON_FIELDS, SESSION_FIELDS, Structure


def put_back(edition: Edition, structure: Structure) -> None:
    """Make the draft's sessions what the structure says. Called by `events.agenda` under its lock.

    Rooms, tracks and people are reference data and stay as they are; a session whose room
    or track has been deleted since comes back without it. Raises Refused where an event is gone,
    and where a text would be lost with its item.
    """
    _insist_on_events(edition, structure)
    _clear(edition, structure)
    rooms = set(Room.objects.filter(edition=edition).values_list("pk", flat=True))
    tracks = set(Track.objects.filter(edition=edition).values_list("pk", flat=True))
    known = _known(structure)
    for session in structure["sessions"]:
        fields = {name: session[name] for name in (*SESSION_FIELDS, "uid", "day", "starts", "ends")}
        fields |= {
            "event_id": session["event"],
            "room_id": session["room"] if session["room"] in rooms else None,
            "track_id": session["track"] if session["track"] in tracks else None,
        }
        _upsert(Session, session["id"], fields)
        _bring_back_wishes(session)
        _put_chairs(session, known)
    for session in structure["sessions"]:
        _put_items(session, known)


def _insist_on_events(edition: Edition, structure: Structure) -> None:
    wanted = {session["event"] for session in structure["sessions"]}
    if wanted - set(Event.objects.filter(edition=edition).values_list("pk", flat=True)):
        raise Refused(_("An event of that programme has been deleted since, so it cannot come back."))


def _clear(edition: Edition, structure: Structure) -> None:
    """Delete what the structure lacks. An item that stood in another session is not lacking."""
    sessions = [session["id"] for session in structure["sessions"]]
    items = [item["id"] for session in structure["sessions"] for item in session["items"]]
    lacking = Item.objects.filter(session__event__edition=edition).exclude(pk__in=items)
    for item in lacking:
        if item.has_come:
            raise Refused(_("A text has come meanwhile for “%(item)s”, which would be lost.") % {"item": item})
    lacking.delete()
    ghosts = Session.objects.filter(event__edition=edition).exclude(pk__in=sessions)
    # An item that comes back to its old session must outlive the one it was moved to.
    moved = Item.objects.filter(session__in=ghosts, pk__in=items)
    homes = {item["id"]: session["id"] for session in structure["sessions"] for item in session["items"]}
    for item in moved:
        item.session_id = homes[item.pk]
        item.save(update_fields=["session"])
    ghosts.delete()


def _put_chairs(session: Structure, known: set[int]) -> None:
    SessionChair.objects.filter(session=session["id"]).delete()
    SessionChair.objects.bulk_create(
        SessionChair(session_id=session["id"], part=chair["part"], **_named(chair))
        for chair in session["chairs"]
        if chair["speaker"] in known
    )


def _bring_back_wishes(session: Structure) -> None:
    """Who signed up for a session that was gone, signed up for it again."""
    SessionSignUp.objects.filter(uid=session["uid"], session=None).update(session=session["id"])


def _put_items(session: Structure, known: set[int]) -> None:
    for item in session["items"]:
        # A published version has no script: what the draft has of it stays.
        fields = {name: item[name] for name in (*ITEM_FIELDS, "uid") if name in item}
        _upsert(Item, item["id"], fields | {"session_id": session["id"]})
        ItemSpeaker.objects.filter(item=item["id"]).delete()
        ItemSpeaker.objects.bulk_create(
            ItemSpeaker(item_id=item["id"], **_named(person))
            for person in item["speakers"]
            if person["speaker"] in known
        )


def _known(structure: Structure) -> set[int]:
    """The people named who are still known."""
    people = {
        person["speaker"]
        for session in structure["sessions"]
        for person in [*session["chairs"], *(one for item in session["items"] for one in item["speakers"])]
    }
    return set(Speaker.objects.filter(pk__in=people).values_list("pk", flat=True))


def _named(person: Structure) -> dict[str, Any]:
    return {"speaker_id": person["speaker"]} | {name: person[name] for name in PERSON_FIELDS}


def _upsert(model: type[Model], pk: int, fields: dict[str, Any]) -> None:
    model._default_manager.update_or_create(pk=pk, defaults=fields)
