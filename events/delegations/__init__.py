"""WRITER  Delegations: a department is invited by a link, lists its people, and sends the list.

Whoever holds a link writes through `drafting` and `sending`, which ask for the link's secret each time.
Colleagues invite through `inviting` and decide through `judging`. Nobody is registered before the list is
sent; then each person is a delegate like any other, through `events.registration`.
"""

from events.delegations.drafting import (
    Taken,
    add,
    correct,
    keep_signed,
    move,
    open_list,
    remove,
    restore,
    set_head,
    take_rows,
)
from events.delegations.finding import Row, Waiting, by_link, of_edition, pending, rows_of, waiting
from events.delegations.inviting import Invited, invite, invite_all, renew_link, revise
from events.delegations.judging import approve, decline
from events.delegations.reminding import Awaited, awaited, is_awaited, remind, remind_late
from events.delegations.rows import FIELDS
from events.delegations.sending import TooMany, submit

__all__ = [
    "FIELDS",
    "Awaited",
    "Invited",
    "Row",
    "Taken",
    "TooMany",
    "Waiting",
    "add",
    "approve",
    "awaited",
    "by_link",
    "correct",
    "decline",
    "invite",
    "invite_all",
    "is_awaited",
    "keep_signed",
    "move",
    "of_edition",
    "open_list",
    "pending",
    "remind",
    "remind_late",
    "remove",
    "renew_link",
    "restore",
    "revise",
    "rows_of",
    "set_head",
    "submit",
    "take_rows",
    "waiting",
]
