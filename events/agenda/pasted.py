"""WRITER  A pasted table into the draft, as one step."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.models import User
from events.agenda.drafting import change
from events.agenda.items import new_item
from events.agenda.sessions import new_session
from events.models import Event, Session


def add_table(*, by: User | None, event: Event, sessions: Sequence[Mapping[str, Any]]) -> list[Session]:
    """Put sessions with their items (each a mapping with "items") into the draft: all of them or none."""
    with change(event.edition, by, _("Table pasted")):
        made = []
        for fields in sessions:
            session = new_session(event, {name: value for name, value in fields.items() if name != "items"})
            for item in fields["items"]:
                new_item(session, item)
            history.record(by=by, action=Action.IMPORTED, target=session, changes={"items": len(fields["items"])})
            made.append(session)
    return made
