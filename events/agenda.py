"""WRITER  The programme: draft, move, shift, publish.

Every change to a draft runs in `_change`: it locks the edition's draft row, keeps the draft
as it was (so that the step can be undone), makes the change, raises the revision and records it.
"""

import datetime
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.folding import slug as slug_of
from conference.models import Edition, User
from events import guards, restoring, structure
from events.conflicts import Clash, Severity, clashes
from events.difference import difference
from events.models import (
    AgendaDraft,
    AgendaVersion,
    DraftStep,
    Event,
    Item,
    ItemSpeaker,
    PublishedSlot,
    Session,
    SessionChair,
)

SESSION_EDITABLE = frozenset(
    ["event", "title_vi", "title_en", "text_vi", "text_en", "day", "starts", "ends", "room", "track", "interpretation", "order"]
)
ITEM_EDITABLE = frozenset(["kind", "title_vi", "title_en", "minutes", "by_vi", "by_en", "script", "order"])
KEPT_STEPS = 50
DAY_END = datetime.time(23, 59)


@contextmanager
def _change(edition: Edition, by: User | None, label: str) -> Iterator[AgendaDraft]:
    with transaction.atomic():
        draft = lock(edition)
        before = structure.of_draft(edition)
        yield draft
        draft.revision += 1
        draft.save(update_fields=["revision"])
        DraftStep.objects.create(draft=draft, revision=draft.revision, by=by, label=label, before=before)
        DraftStep.objects.filter(draft=draft, revision__lte=draft.revision - KEPT_STEPS).delete()


def lock(edition: Edition) -> AgendaDraft:
    """The edition's draft, locked until the transaction ends; made at the first change."""
    AgendaDraft.objects.get_or_create(edition=edition)
    return AgendaDraft.objects.select_for_update().get(edition=edition)


# --- sessions ------------------------------------------------------------------------------------


def add_session(*, by: User | None, event: Event, **fields: Any) -> Session:
    """Put a new session into the draft. Raises Refused with the fields that cannot stand."""
    with _change(event.edition, by, _("Session added")):
        session = Session(event=event)
        _assign(session, fields, SESSION_EDITABLE)
        session.slug = _free_slug(session.title_vi, Session.objects.filter(event__edition=event.edition))  # type: ignore[attr-defined]
        _checked_save(session)
        history.record(by=by, action=Action.ADDED, target=session)
    return session


def edit_session(*, by: User | None, session: Session, **fields: Any) -> Session:
    """Change a session of the draft: its words, its day and times, its room. Also how it is moved."""
    edition = session.event.edition
    with _change(edition, by, _("Session changed")):
        session = Session.objects.select_related("event__edition").get(pk=session.pk)
        before = history.snapshot(session, list(fields))
        _assign(session, fields, SESSION_EDITABLE)
        _checked_save(session)
        changes = history.difference(before, history.snapshot(session, list(fields)))
        history.record(by=by, action=Action.CHANGED, target=session, changes=changes)
    return session


def remove_session(*, by: User | None, session: Session) -> None:
    """Take a session out of the draft; what is published stays until the next publication."""
    with _change(session.event.edition, by, _("Session removed")):
        history.record(by=by, action=Action.DELETED, target=session)
        session.delete()


def duplicate_session(*, by: User | None, session: Session) -> Session:
    """Copy a session with its chairs and items; the copy has no room yet, so that it cannot clash."""
    edition = session.event.edition
    with _change(edition, by, _("Session duplicated")):
        names = [name for name in SESSION_EDITABLE if name != "room"]
        copy = Session(**{name: getattr(session, name) for name in names})
        copy.slug = _free_slug(copy.title_vi, Session.objects.filter(event__edition=edition))  # type: ignore[attr-defined]
        _checked_save(copy)
        for chair in session.chairs.all():
            chair.pk, chair.session = None, copy
            chair.save(force_insert=True)
        for item in session.items.prefetch_related("speakers"):
            _copy_item(item, copy)
        history.record(by=by, action=Action.ADDED, target=copy, changes={"copied_from": session.pk})
    return copy


def set_chairs(*, by: User | None, session: Session, chairs: Sequence[Mapping[str, Any]]) -> None:
    """Name who chairs, moderates and leads through a session, in order."""
    with _change(session.event.edition, by, _("Chairs changed")):
        session.chairs.all().delete()
        for order, chair in enumerate(chairs):
            _checked_save(SessionChair(session=session, order=order, **chair))
        history.record(by=by, action=Action.CHANGED, target=session, changes={"chairs": len(chairs)})


def shift(*, by: User | None, session: Session, minutes: int, and_after: bool = True) -> int:
    """Move a session, and with `and_after` all that follow on its day in its room, by some minutes.

    Returns how many were moved. Raises Refused where one would leave its day.
    """
    if session.day is None or session.starts is None:
        raise Refused(_("This session has no time yet."))
    with _change(session.event.edition, by, _("Moved by %(minutes)s minutes") % {"minutes": minutes}):
        following = Session.objects.filter(pk=session.pk)
        if and_after:
            following = Session.objects.filter(
                event__edition=session.event.edition, day=session.day, starts__gte=session.starts, room=session.room
            )
        moved = list(following)
        for one in moved:
            one.starts, one.ends = _later(one.starts, minutes), _later(one.ends, minutes)
            one.save(update_fields=["starts", "ends"])
        history.record(
            by=by, action=Action.CHANGED, target=session, changes={"shifted": minutes, "sessions": len(moved)}
        )
    return len(moved)


def close_gaps(*, by: User | None, session: Session) -> int:
    """Let what follows on the session's day in its room begin when the one before ends. Returns how many moved."""
    with _change(session.event.edition, by, _("Gaps closed")):
        row = list(
            Session.objects.filter(
                event__edition=session.event.edition, day=session.day, room=session.room,
                starts__gte=session.starts, ends__isnull=False,
            ).order_by("starts")
        )  # fmt: skip
        moved = 0
        for before, after in itertools.pairwise(row):
            gap = _minutes(after.starts) - _minutes(before.ends)
            if gap:
                after.starts, after.ends = _later(after.starts, -gap), _later(after.ends, -gap)
                after.save(update_fields=["starts", "ends"])
                moved += 1
        history.record(by=by, action=Action.CHANGED, target=session, changes={"gaps_closed": moved})
    return moved


# --- items ---------------------------------------------------------------------------------------


def add_item(*, by: User | None, session: Session, **fields: Any) -> Item:
    """Put an item at the end of a session of the draft."""
    edition = session.event.edition
    with _change(edition, by, _("Item added")):
        last = session.items.order_by("-order").first()
        item = Item(session=session, order=last.order + 1 if last else 0)
        _assign(item, fields, ITEM_EDITABLE)
        item.slug = _free_slug(item.title_vi, Item.objects.filter(session__event__edition=edition))  # type: ignore[attr-defined]
        _checked_save(item)
        history.record(by=by, action=Action.ADDED, target=item)
    return item


def edit_item(*, by: User | None, item: Item, **fields: Any) -> Item:
    """Change an item of the draft; its text has its own writer, `events.texts`."""
    with _change(item.session.event.edition, by, _("Item changed")):
        item = Item.objects.get(pk=item.pk)
        before = history.snapshot(item, list(fields))
        _assign(item, fields, ITEM_EDITABLE)
        _checked_save(item, update_fields=list(fields))
        changes = history.difference(before, history.snapshot(item, list(fields)))
        history.record(by=by, action=Action.CHANGED, target=item, changes=changes)
    return item


def set_speakers(*, by: User | None, item: Item, speakers: Sequence[Mapping[str, Any]]) -> None:
    """Name who speaks, in order, with position and unit of that day."""
    with _change(item.session.event.edition, by, _("Speakers changed")):
        item.speakers.all().delete()
        for order, speaker in enumerate(speakers):
            _checked_save(ItemSpeaker(item=item, order=order, **speaker))
        history.record(by=by, action=Action.CHANGED, target=item, changes={"speakers": len(speakers)})


def reorder(*, by: User | None, session: Session, items: Sequence[int]) -> None:
    """Put a session's items into the order of the given ids. Raises Refused where they are not its items."""
    with _change(session.event.edition, by, _("Items put in order")):
        rows = {item.pk: item for item in session.items.all()}
        if set(items) != set(rows) or len(items) != len(rows):
            raise Refused(_("The items changed meanwhile. Reload the page and put them in order again."))
        for order, pk in enumerate(items):
            rows[pk].order = order
        Item.objects.bulk_update(rows.values(), ["order"])
        history.record(by=by, action=Action.CHANGED, target=session, changes={"order": list(items)})


def remove_item(*, by: User | None, item: Item) -> None:
    """Take an item out of the draft, unless a text has come for it."""
    if item.text_vi or item.slides:  # type: ignore[attr-defined]
        raise Refused(_("A text has come for this item. Move it to another session, or remove the text first."))
    with _change(item.session.event.edition, by, _("Item removed")):
        history.record(by=by, action=Action.DELETED, target=item)
        item.delete()


# --- steps and versions --------------------------------------------------------------------------


@transaction.atomic
def undo(*, by: User | None, edition: Edition) -> DraftStep:
    """Take back the last change to the draft. Raises Refused where there is none left."""
    draft = lock(edition)
    step = draft.steps.first()
    if step is None:
        raise Refused(_("There is nothing to undo."))
    restoring.put_back(edition, step.before)
    step.delete()
    draft.revision += 1
    draft.save(update_fields=["revision"])
    # The steps before it keep their order, and the new revision says that the draft is not what it was.
    history.record(by=by, action=Action.CHANGED, target=draft, changes={"undone": step.label})
    return step


def bring_back(*, by: User | None, version: AgendaVersion) -> None:
    """Make an older published programme the draft again; nothing is published by it."""
    with _change(version.edition, by, _("Publication %(number)s brought back") % {"number": version.number}) as draft:
        restoring.put_back(version.edition, version.content)
        history.record(by=by, action=Action.CHANGED, target=draft, changes={"brought_back": version.number})


@transaction.atomic
def publish(
    *, by: User | None, edition: Edition, seen: int, overrides: Mapping[str, str] | None = None, note: str = "",
    at: datetime.datetime | None = None,
) -> AgendaVersion:  # fmt: skip
    """Freeze the draft as the next public version and replace the published slots.

    `seen` is the draft's revision that the publisher looked at: newer edits are never published
    unseen. `overrides` maps the key of each warning to the reason why it is passed over. Raises
    Refused for unseen edits, blocking clashes, warnings without a reason, and nothing new.
    """
    draft = lock(edition)
    if draft.revision != seen:
        raise Refused(_("A colleague changed the draft since you looked at it. Look at the difference again."))
    content = structure.public_part(structure.of_draft(edition))
    reasons = {key: reason.strip() for key, reason in (overrides or {}).items() if reason.strip()}
    overridden = _settled(clashes(content), reasons)
    last = AgendaVersion.objects.filter(edition=edition).first()
    changes = difference(last.content if last else None, content)
    if last and not changes:
        raise Refused(_("Nothing has changed since the last publication."))
    version = AgendaVersion.objects.create(
        edition=edition, number=last.number + 1 if last else 1, by=by, note=note,
        published_at=at or timezone.now(), content=content, changes=changes, overridden=overridden,
    )  # fmt: skip
    _replace_slots(edition, content)
    told = {"number": version.number, "overridden": overridden}
    history.record(by=by, action=Action.PUBLISHED, target=version, changes=told)
    return version


def _settled(found: list[Clash], reasons: Mapping[str, str]) -> list[dict[str, Any]]:
    blocking = [clash for clash in found if clash.severity == Severity.BLOCK]
    if blocking:
        raise Refused(_("Two sessions are in one room at one time: settle this before publishing."))
    if any(clash.key not in reasons for clash in found):
        raise Refused(_("Settle the clashes, or give a reason beside each that is to stay."))
    return [{"key": clash.key, "reason": reasons[clash.key]} for clash in found]


def _replace_slots(edition: Edition, content: structure.Structure) -> None:
    PublishedSlot.objects.filter(edition=edition).delete()
    zone = structure.conference_zone()
    slots = []
    for session in content["sessions"]:
        span = structure.moments(session, zone)
        if span:
            slots.append(
                PublishedSlot(
                    edition=edition, session_id=session["id"], room_id=session["room"], starts=span[0], ends=span[1]
                )
            )
    try:
        with transaction.atomic():
            PublishedSlot.objects.bulk_create(slots)
            guards.check_now()
    except IntegrityError as error:
        raise Refused(_("Two sessions are in one room at one time: settle this before publishing.")) from error


# --- small parts ---------------------------------------------------------------------------------


def _assign(target: Session | Item, fields: Mapping[str, Any], editable: frozenset[str]) -> None:
    unknown = set(fields) - editable
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in fields.items():
        setattr(target, name, value)


def _checked_save(target: Any, update_fields: list[str] | None = None) -> None:
    try:
        target.full_clean()
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    target.save(update_fields=update_fields)


def _free_slug(title: str, taken: Any) -> str:
    """A slug from the title that none of `taken` has: "phien-toan-the", "phien-toan-the-2"."""
    base = slug_of(title)[:100] or "phien"
    known = set(taken.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered: Callable[[int], str] = lambda n: base if n == 1 else f"{base}-{n}"  # noqa: E731
    return next(numbered(n) for n in range(1, len(known) + 2) if numbered(n) not in known)


def _copy_item(item: Item, session: Session) -> None:
    speakers = list(item.speakers.all())
    names = [name for name in ITEM_EDITABLE if hasattr(item, name)]
    copy = Item(session=session, **{name: getattr(item, name) for name in names})
    copy.slug = _free_slug(copy.title_vi, Item.objects.filter(session__event__edition=session.event.edition))  # type: ignore[attr-defined]
    _checked_save(copy)
    for speaker in speakers:
        speaker.pk, speaker.item = None, copy
        speaker.save(force_insert=True)


def _minutes(time: datetime.time | None) -> int:
    return time.hour * 60 + time.minute if time else 0


def _later(time: datetime.time | None, minutes: int) -> datetime.time | None:
    if time is None:
        return None
    total = _minutes(time) + minutes
    if not 0 <= total <= _minutes(DAY_END):
        raise Refused(_("A session would leave its day. Move fewer, or by fewer minutes."))
    return datetime.time(total // 60, total % 60)
