"""WRITER  The texts of remarks, reports and papers: received → cleared → public, with an embargo.

A text is no part of the draft or of a version: it is shown by its own state, at the moment it is read.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conference import files, history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.choices import TextState
from events.models import Event, Item

EDITABLE = frozenset({"abstract_vi", "abstract_en", "text_vi", "text_en", "document", "slides", "video_url"})


def receive(*, by: User | None, item: Item, **fields: Any) -> Item:
    """Keep what has come for an item. A new text has to be cleared anew, whatever the old one was."""
    unknown = set(fields) - EDITABLE
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    return _change(by, item, fields | {"state": TextState.RECEIVED})


def in_event(event: Event) -> list[Item]:
    """The items of an event for which a text has come: it must not be lost with the event."""
    return [item for item in Item.objects.filter(session__event=event) if item.has_come]


def clear(*, by: User | None, item: Item) -> Item:
    """Find the text fit to be made public; nobody outside sees it yet. Raises Refused while none has come."""
    if item.state == TextState.AWAITED:
        raise Refused(_("No text has come for this item yet."))
    return _change(by, item, {"state": TextState.CLEARED})


def release(*, by: User | None, item: Item, embargo_until: datetime.datetime | None = None) -> Item:
    """Make a cleared text public, at once or from `embargo_until` on. Raises Refused before it is cleared."""
    if item.state not in (TextState.CLEARED, TextState.PUBLIC):
        raise Refused(_("This text has not been cleared yet."))
    return _change(by, item, {"state": TextState.PUBLIC, "embargo_until": embargo_until})


@transaction.atomic
def _change(by: User | None, item: Item, fields: dict[str, Any]) -> Item:
    item = Item.objects.select_for_update().get(pk=item.pk)
    before = history.snapshot(item, list(fields))
    replaced = [getattr(item, name) for name in ("document", "slides") if name in fields]
    for name, value in fields.items():
        setattr(item, name, value)
    try:
        item.full_clean()
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    item.save(update_fields=list(fields))
    files.forget(replaced)
    changed = history.difference(before, history.snapshot(item, list(fields)))
    # A text is long, and its words are no business of the trail: only what of it changed.
    told = {name: pair if name in ("state", "embargo_until") else "…" for name, pair in changed.items()}
    history.record(by=by, action=Action.CHANGED, target=item, changes=told)
    return item
