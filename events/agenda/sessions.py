"""WRITER  Sessions of the draft: add, change, copy, remove, and who chairs them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import structure
from events.agenda.drafting import (
    SESSION_EDITABLE,
    assign,
    change,
    checked_save,
    current_session,
    free_session_slug,
    insist_unchanged,
)
from events.agenda.items import copy_item
from events.agenda.people import People, named
from events.models import Event, Session, SessionChair


def add_session(*, by: User | None, event: Event, chairs: People = (), **fields: Any) -> Session:
    """Put a new session into the draft. Raises Refused with the fields that cannot stand."""
    with change(event.edition, by, _("Session added")):
        session = new_session(event, fields)
        _seat(by, session, chairs)
        history.record(by=by, action=Action.ADDED, target=session)
    return session


def edit_session(
    *, by: User | None, session: Session, seen: str | None = None, chairs: People | None = None, **fields: Any
) -> Session:
    """Change a session of the draft: its words, its day and times, its room, its chairs. Also how it is moved.

    `seen` is the fingerprint of the session as the colleague looked at it; raises Refused where it
    has changed since, and where the new values cannot stand.
    """
    edition = session.event.edition
    with change(edition, by, _("Session changed")):
        session = current_session(session)
        insist_unchanged(seen, structure.session_print(session))
        _insist_same_edition(edition, fields.get("event"))
        before = history.snapshot(session, list(fields))
        assign(session, fields, SESSION_EDITABLE)
        checked_save(session)
        changes: dict[str, Any] = dict(history.difference(before, history.snapshot(session, list(fields))))
        if chairs is not None:
            session.chairs.all().delete()
            _seat(by, session, chairs)
            changes["chairs"] = len(chairs)
        history.record(by=by, action=Action.CHANGED, target=session, changes=changes)
    return session


def remove_session(*, by: User | None, session: Session) -> None:
    """Take a session out of the draft, unless texts have come for it; what is published stays until the next time."""
    with change(session.event.edition, by, _("Session removed")):
        session = current_session(session)
        if any(item.has_come for item in session.items.all()):
            raise Refused(_("Texts have come for this session. Move their items to another session first."))
        history.record(by=by, action=Action.DELETED, target=session)
        session.delete()


def duplicate_session(*, by: User | None, session: Session) -> Session:
    """Copy a session with its chairs and items; the copy has no room yet, so that it cannot clash."""
    edition = session.event.edition
    with change(edition, by, _("Session duplicated")):
        session = current_session(session)
        copy = new_session(
            session.event, {name: getattr(session, name) for name in SESSION_EDITABLE - {"room", "event"}}
        )
        for chair in session.chairs.all():
            chair.pk, chair.session = None, copy
            chair.save(force_insert=True)
        for item in session.items.prefetch_related("speakers"):
            copy_item(item, copy)
        history.record(by=by, action=Action.ADDED, target=copy, changes={"copied_from": session.pk})
    return copy


def set_chairs(*, by: User | None, session: Session, chairs: People) -> None:
    """Name who chairs, moderates and leads through a session, in order."""
    with change(session.event.edition, by, _("Chairs changed")):
        session.chairs.all().delete()
        _seat(by, session, chairs)
        history.record(by=by, action=Action.CHANGED, target=session, changes={"chairs": len(chairs)})


def new_session(event: Event, fields: Mapping[str, Any]) -> Session:
    """A checked and saved session; for writers inside a change of theirs."""
    session = Session(event=event)
    assign(session, fields, SESSION_EDITABLE)
    session.slug = free_session_slug(event.edition, session.title_vi)  # type: ignore[attr-defined]
    checked_save(session)
    return session


def _seat(by: User | None, session: Session, chairs: People) -> None:
    for order, chair in enumerate(chairs):
        checked_save(SessionChair(session=session, order=order, **named(by, chair)))


def _insist_same_edition(edition: Edition, event: Event | None) -> None:
    if event is not None and event.edition_id != edition.pk:
        raise Refused(fields={"event": [_("This event belongs to another edition.")]})
