"""What differs between two programmes, field by field. Pure."""

from typing import Any

from events.structure import Structure

Change = dict[str, Any]
# Not a reader's business: how things are kept.
KEPT_FOR_US = frozenset({"id", "uid", "order", "slug"})
# An item's uid stays with it, so that one with a new title is told from one put in its place.
OF_ITEMS = (KEPT_FOR_US - {"uid"}) | {"script"}


def difference(before: Structure | None, after: Structure) -> list[Change]:
    """The changes a reader would notice, in the order of the programme.

    Each is {"what": "added" | "withdrawn" | "changed", "session": uid, "title_vi", "title_en",
    "fields": {name: [before, after]}}. A session is the same one while its uid is.
    """
    old = {session["uid"]: session for session in (before or {}).get("sessions", [])}
    new = {session["uid"]: session for session in after["sessions"]}
    places = _names(before), _names(after)
    changes = []
    for uid, session in new.items():
        if uid not in old:
            changes.append(_change("added", session, {}))
        elif fields := _fields(old[uid], session, places):
            changes.append(_change("changed", session, fields))
    changes += [_change("withdrawn", session, {}) for uid, session in old.items() if uid not in new]
    return changes


def _change(what: str, session: Structure, fields: dict[str, Any]) -> Change:
    return {
        "what": what,
        "session": session["uid"],
        "title_vi": session["title_vi"],
        "title_en": session["title_en"],
        "fields": fields,
    }


def _names(structure: Structure | None) -> dict[str, dict[int, Structure]]:
    """Rooms, tracks and events by id, so that a renamed hall is a change a reader sees."""
    return {kind: {one["id"]: one for one in (structure or {}).get(kind, [])} for kind in ("rooms", "tracks", "events")}


def _fields(old: Structure, new: Structure, places: tuple[Any, Any]) -> dict[str, Any]:
    fields = {name: [old.get(name), new[name]] for name in new if name not in KEPT_FOR_US | {"chairs", "items"}}
    for name, kind in (("room", "rooms"), ("track", "tracks"), ("event", "events")):
        fields[name] = [places[0][kind].get(old.get(name)), places[1][kind].get(new[name])]
    fields["chairs"] = [_people(old["chairs"]), _people(new["chairs"])]
    fields["items"] = [_items(old["items"]), _items(new["items"])]
    return {name: pair for name, pair in fields.items() if pair[0] != pair[1]}


def _items(items: list[Structure]) -> list[Structure]:
    return [
        {name: value for name, value in item.items() if name not in OF_ITEMS} | {"speakers": _people(item["speakers"])}
        for item in items
    ]


def _people(people: list[Structure]) -> list[Structure]:
    return [{name: value for name, value in person.items() if name not in KEPT_FOR_US} for person in people]
