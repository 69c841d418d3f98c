"""WRITER  Items of the draft: add, change, put in order, remove, and who speaks."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import structure
from events.agenda.drafting import (
    ITEM_EDITABLE,
    assign,
    change,
    checked_save,
    current_item,
    free_item_slug,
    insist_unchanged,
)
from events.agenda.people import People, named
from events.models import Item, ItemSpeaker, Session


def add_item(*, by: User | None, session: Session, speakers: People = (), **fields: Any) -> Item:
    """Put an item at the end of a session of the draft."""
    with change(session.event.edition, by, _("Item added")):
        item = new_item(session, fields)
        _name(by, item, speakers)
        history.record(by=by, action=Action.ADDED, target=item)
    return item


def edit_item(
    *, by: User | None, item: Item, seen: str | None = None, speakers: People | None = None, **fields: Any
) -> Item:
    """Change an item of the draft; its text has its own writer, `events.texts`.

    `seen` is the fingerprint of the item as the colleague looked at it; raises Refused where it has
    changed since. Another `session` puts it at that session's end.
    """
    edition = item.session.event.edition
    with change(edition, by, _("Item changed")):
        item = current_item(item)
        insist_unchanged(seen, structure.item_print(item))
        if "session" in fields and fields["session"] != item.session:
            if fields["session"].event.edition_id != edition.pk:
                raise Refused(fields={"session": [_("This session belongs to another edition.")]})
            fields["order"] = _end_of(fields["session"])
        before = history.snapshot(item, list(fields))
        assign(item, fields, ITEM_EDITABLE)
        checked_save(item, update_fields=list(fields))
        changes: dict[str, Any] = dict(history.difference(before, history.snapshot(item, list(fields))))
        if speakers is not None:
            item.speakers.all().delete()
            _name(by, item, speakers)
            changes["speakers"] = len(speakers)
        history.record(by=by, action=Action.CHANGED, target=item, changes=changes)
    return item


def set_speakers(*, by: User | None, item: Item, speakers: People) -> None:
    """Name who speaks, in order, with position and unit of that day."""
    with change(item.session.event.edition, by, _("Speakers changed")):
        item.speakers.all().delete()
        _name(by, item, speakers)
        history.record(by=by, action=Action.CHANGED, target=item, changes={"speakers": len(speakers)})


def reorder(*, by: User | None, session: Session, items: Sequence[int]) -> None:
    """Put a session's items into the order of the given ids. Raises Refused where they are not its items."""
    with change(session.event.edition, by, _("Items put in order")):
        rows = {item.pk: item for item in session.items.all()}
        if set(items) != set(rows) or len(items) != len(rows):
            raise Refused(_("The items changed meanwhile. Reload the page and put them in order again."))
        _put_in_order(by, session, [rows[pk] for pk in items])


def move_item(*, by: User | None, item: Item, places: int) -> None:
    """Move an item within its session by some places, up where negative; at an end it stays."""
    with change(item.session.event.edition, by, _("Items put in order")):
        item = current_item(item)
        rows = list(item.session.items.all())
        place = rows.index(item)
        rows.insert(max(0, place + places), rows.pop(place))
        _put_in_order(by, item.session, rows)


def remove_item(*, by: User | None, item: Item) -> None:
    """Take an item out of the draft, unless a text has come for it."""
    with change(item.session.event.edition, by, _("Item removed")):
        item = current_item(item)
        if item.has_come:
            raise Refused(_("A text has come for this item. Move it to another session, or remove the text first."))
        history.record(by=by, action=Action.DELETED, target=item)
        item.delete()


def new_item(session: Session, fields: Mapping[str, Any]) -> Item:
    """A checked and saved item at the end of the session; for writers inside a change of theirs."""
    item = Item(session=session, order=_end_of(session))
    assign(item, fields, ITEM_EDITABLE)
    item.slug = free_item_slug(session.event.edition, item.title_vi)  # type: ignore[attr-defined]
    checked_save(item)
    return item


def copy_item(item: Item, session: Session) -> None:
    """The same item with its speakers in another session, without its text."""
    copy = new_item(session, {name: getattr(item, name) for name in ITEM_EDITABLE - {"session", "order"}})
    for speaker in item.speakers.all():
        speaker.pk, speaker.item = None, copy
        speaker.save(force_insert=True)


def _end_of(session: Session) -> int:
    last = session.items.order_by("-order").first()
    return last.order + 1 if last else 0


def _name(by: User | None, item: Item, speakers: People) -> None:
    for order, speaker in enumerate(speakers):
        checked_save(ItemSpeaker(item=item, order=order, **named(by, speaker)))


def _put_in_order(by: User | None, session: Session, items: Sequence[Item]) -> None:
    for order, item in enumerate(items):
        item.order = order
    Item.objects.bulk_update(items, ["order"])
    history.record(by=by, action=Action.CHANGED, target=session, changes={"order": [item.pk for item in items]})
