"""WRITER  The programme: draft, move, shift, publish.

Every change to a draft runs in `drafting.change`: it locks the edition's draft row, keeps the
draft as it was (so that the step can be undone), makes the change and raises the revision.
"""

from events.agenda.drafting import ITEM_EDITABLE, SESSION_EDITABLE, lock
from events.agenda.items import add_item, edit_item, move_item, remove_item, reorder, set_speakers
from events.agenda.pasted import add_table
from events.agenda.publishing import publish
from events.agenda.sessions import add_session, duplicate_session, edit_session, remove_session, set_chairs
from events.agenda.steps import bring_back, undo
from events.agenda.timing import close_gaps, shift

__all__ = [
    "ITEM_EDITABLE",
    "SESSION_EDITABLE",
    "add_item",
    "add_session",
    "add_table",
    "bring_back",
    "close_gaps",
    "duplicate_session",
    "edit_item",
    "edit_session",
    "lock",
    "move_item",
    "publish",
    "remove_item",
    "remove_session",
    "reorder",
    "set_chairs",
    "set_speakers",
    "shift",
    "undo",
]
