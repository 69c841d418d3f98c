"""What changed between two programmes, in plain words and in the reader's language.

Takes the changes of `events.difference`, as a version keeps them too.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from events.choices import ChairPart, EventKind, ItemKind
from events.difference import Change

Words = str | Promise
MOVING = frozenset({"day", "starts", "ends", "room"})
LONGEST = 160
LABELS: dict[str, Words] = {
    "title_vi": gettext_lazy("Title in Vietnamese"),
    "title_en": gettext_lazy("Title in English"),
    "text_vi": gettext_lazy("Description in Vietnamese"),
    "text_en": gettext_lazy("Description in English"),
    "by_vi": gettext_lazy("Carried out by, in Vietnamese"),
    "by_en": gettext_lazy("Carried out by, in English"),
    "interpretation": gettext_lazy("Interpretation"),
    "kind": gettext_lazy("Kind"),
    "minutes": gettext_lazy("Duration"),
    "speakers": gettext_lazy("Speakers"),
    "chairs": gettext_lazy("Chairs"),
    "day": gettext_lazy("Day"),
    "room": gettext_lazy("Hall or room"),
    "track": gettext_lazy("Track"),
    "event": gettext_lazy("Event of the chain"),
    "building": gettext_lazy("Building"),
    "capacity": gettext_lazy("Seats"),
    "place": gettext_lazy("Place"),
    "organiser": gettext_lazy("Organiser"),
    "ordinal": gettext_lazy("Ordinal"),
    "starts_on": gettext_lazy("First day"),
    "ends_on": gettext_lazy("Last day"),
}

KINDS: dict[str, Words] = {
    "added": gettext_lazy("Added"),
    "moved": gettext_lazy("Moved"),
    "changed": gettext_lazy("Changed"),
    "withdrawn": gettext_lazy("Withdrawn"),
}


@dataclass(frozen=True)
class Line:
    """One thing that differs: both values, or none where the label says it all."""

    label: Words
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Told:
    """One session's change; `what` is added, moved, changed or withdrawn."""

    what: str
    title_vi: str
    title_en: str | None
    lines: list[Line]

    @property
    def label(self) -> str:
        return str(KINDS[self.what])


def tell(changes: list[Change]) -> list[Told]:
    """Each change with its lines."""
    return [_told(change) for change in changes]


def _told(change: Change) -> Told:
    fields = change["fields"]
    what = "moved" if change["what"] == "changed" and MOVING & set(fields) else change["what"]
    return Told(what, change["title_vi"], change["title_en"], list(_lines(fields)))


def _lines(fields: dict[str, list[Any]]) -> Iterator[Line]:
    if {"starts", "ends"} & set(fields):
        yield Line(_("Time"), *_times(fields))
    for name, (before, after) in fields.items():
        if name == "items":
            yield from _items(before, after)
        elif name in ("room", "track", "event"):
            yield from _place(name, before, after)
        elif name not in ("starts", "ends"):
            yield Line(LABELS.get(name, name), _value(name, before), _value(name, after))


def _times(fields: dict[str, list[Any]]) -> tuple[str, str]:
    """Before and after, each with what is known to have changed: "08:00 – 09:00"."""
    pairs = [fields.get(name, ["", ""]) for name in ("starts", "ends")]
    return tuple(" – ".join(pair[side][:5] if pair[side] else "…" for pair in pairs) for side in (0, 1))  # type: ignore[return-value]


def _place(name: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Iterator[Line]:
    """Another hall, track or event; or the same one, of which something was changed."""
    if before is None or after is None or before["id"] != after["id"]:
        yield Line(LABELS[name], _name(before), _name(after))
        return
    for part in after:
        if before.get(part) != after[part]:
            stem = part.removesuffix("_vi").removesuffix("_en")
            label = LABELS[name] if stem == "name" else LABELS.get(stem, LABELS[name])
            yield Line(label, _value(stem, before.get(part)), _value(stem, after[part]))


def _items(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[Line]:
    old, new = ({item.get("uid", item["title_vi"]): item for item in items} for items in (before, after))
    for uid, item in new.items():
        if uid not in old:
            yield Line(_("Item added: “%(title)s”") % {"title": _in_words(item, "title")})
        elif old[uid] != item:
            yield from _item(old[uid], item)
    for uid, item in old.items():
        if uid not in new:
            yield Line(_("Item withdrawn: “%(title)s”") % {"title": _in_words(item, "title")})
    if [uid for uid in old if uid in new] != [uid for uid in new if uid in old]:
        yield Line(_("The items are in another order."))


def _item(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Line]:
    title = _in_words(before, "title")
    for name in after:
        if before.get(name) != after[name]:
            label = f"“{title}”: {LABELS.get(name, name)}"
            yield Line(label, _value(name, before.get(name)), _value(name, after[name]))


def _value(name: str, value: Any) -> str:
    if value in (None, "", []):
        return _("nothing")
    if name in ("day", "starts_on", "ends_on"):
        return formats.date_format(datetime.date.fromisoformat(value), "d/m/Y")
    if name == "minutes":
        return ngettext("%(count)d minute", "%(count)d minutes", value) % {"count": value}
    if name == "kind":
        kinds = {**dict(ItemKind.choices), **dict(EventKind.choices)}
        return str(kinds.get(value, value))
    if name in ("speakers", "chairs"):
        return "; ".join(_person(person) for person in value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _person(person: dict[str, Any]) -> str:
    part = f"{ChairPart(person['part']).label}: " if person.get("part") else ""
    named = [" ".join(filter(None, [person["honorific"], person["name"]]))]
    return part + ", ".join(filter(None, [*named, _in_words(person, "position"), _in_words(person, "unit")]))


def _name(place: dict[str, Any] | None) -> str:
    return _in_words(place, "name") if place else _("not yet known")


def _in_words(target: dict[str, Any], name: str) -> str:
    english = target.get(f"{name}_en") if get_language() == "en" else ""
    return str(english or target.get(f"{name}_vi") or "")
