"""Publications in plain words: what was added, moved, changed, withdrawn. In the active language."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _

from events import words
from events.difference import Change
from events.models import AgendaVersion

WHEN = ("day", "starts", "ends")
WHERE = ("room",)


class Told(NamedTuple):
    """One change of a session. `kind` is added, moved, changed or withdrawn; `details` are sentences."""

    kind: str
    label: str
    session: str
    title_vi: str
    title_en: str | None
    details: list[str]


class Publication(NamedTuple):
    """One publication of a programme. The first one changes nothing: it tells how much there is."""

    number: int
    at: datetime.datetime
    note: str
    is_first: bool
    size: int
    changes: list[Told]


def publication(version: AgendaVersion) -> Publication:
    """The words of one publication, from its changes alone."""
    first = version.number == 1
    changes = [] if first else [told(change) for change in version.changes]
    return Publication(version.number, version.published_at, version.note, first, len(version.changes), changes)


def told(change: Change) -> Told:
    """The words of one change, as `events.difference` found it."""
    labels = {"added": _("Added"), "moved": _("Moved"), "changed": _("Changed"), "withdrawn": _("Withdrawn")}
    kind = change["what"]
    if kind == "changed" and set(change["fields"]) <= {*WHEN, *WHERE}:
        kind = "moved"
    return Told(
        kind, labels[kind], change["session"], change["title_vi"], change["title_en"], list(_details(change["fields"]))
    )


def _details(fields: dict[str, list[Any]]) -> Iterator[str]:
    yield from _times(fields)
    for name, pattern in (
        ("room", _("Place: %(before)s → %(after)s")),
        ("event", _("Event: %(before)s → %(after)s")),
        ("track", _("Track: %(before)s → %(after)s")),
    ):
        if name in fields:
            yield pattern % dict(zip(("before", "after"), map(_name, fields[name]), strict=True))
    if "title_vi" in fields:
        yield _("Formerly: %(title)s") % {"title": fields["title_vi"][0]}
    if {"text_vi", "text_en"} & set(fields):
        yield _("The description was changed.")
    if "interpretation" in fields:
        yield _("The interpretation was changed.")
    if "chairs" in fields:
        yield _("Who chairs was changed.")
    if "items" in fields:
        yield from _items(*fields["items"])


def _times(fields: dict[str, list[Any]]) -> Iterator[str]:
    if "day" in fields:
        before, after = (_day(day) for day in fields["day"])
        yield _("Day: %(before)s → %(after)s") % {"before": before, "after": after}
    if "starts" in fields:
        before, after = (_clock(time) for time in fields["starts"])
        yield _("Start: %(before)s → %(after)s") % {"before": before, "after": after}
    if "ends" in fields:
        before, after = (_clock(time) for time in fields["ends"])
        yield _("End: %(before)s → %(after)s") % {"before": before, "after": after}


def _items(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[str]:
    old, new = [item["title_vi"] for item in before], [item["title_vi"] for item in after]
    added = [words.of(item, "title") for item in after if item["title_vi"] not in old]
    gone = [words.of(item, "title") for item in before if item["title_vi"] not in new]
    if added:
        yield _("Items added: %(titles)s") % {"titles": "; ".join(added)}
    if gone:
        yield _("Items withdrawn: %(titles)s") % {"titles": "; ".join(gone)}
    if not added and not gone:
        yield _("The order of the items was changed.") if old != new else _("Details of the items were changed.")


def _name(one: dict[str, Any] | None) -> str:
    return words.of(one, "name") if one else _("not known")


def _day(text: str | None) -> str:
    return formats.date_format(datetime.date.fromisoformat(text), "SHORT_DATE_FORMAT") if text else _("not known")


def _clock(text: str | None) -> str:
    return text[:5] if text else _("not known")
