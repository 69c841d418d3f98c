"""WRITER  Whole sessions with everyone in them, as one step: how the facts and the demo come in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.models import Edition, User
from events.agenda.drafting import change, checked_save
from events.agenda.items import new_item
from events.agenda.sessions import new_session
from events.models import ItemSpeaker, Session, SessionChair

Row = Mapping[str, Any]


def add_sessions(*, by: User | None, edition: Edition, sessions: Sequence[Row]) -> list[Session]:
    """Put sessions into the draft, all of them or none.

    Each is a mapping of a session's fields with its "event", "chairs" and "items"; an item is a mapping
    of its fields with "speakers". Raises Refused with the fields that cannot stand.
    """
    with change(edition, by, _("Session added")):
        return [_add(by, row) for row in sessions]


def _add(by: User | None, row: Row) -> Session:
    session = new_session(row["event"], _without(row, "event", "chairs", "items"))
    for order, chair in enumerate(row.get("chairs", ())):
        checked_save(SessionChair(session=session, order=order, **chair))
    for item_row in row.get("items", ()):
        item = new_item(session, _without(item_row, "speakers"))
        for order, speaker in enumerate(item_row.get("speakers", ())):
            checked_save(ItemSpeaker(item=item, order=order, **speaker))
    history.record(by=by, action=Action.ADDED, target=session)
    return session


def _without(row: Row, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
