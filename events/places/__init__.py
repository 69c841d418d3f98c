"""WRITER  The counted pools behind every quota, and the queue for them.

A place is taken and given back inside the transaction of whoever asks. Locks are taken in one
order everywhere, so that no two wait for each other: by event, within it pools by id, then
registrations. `register` takes a place with one conditional update a pool and holds no lock
besides; everything else locks all pools of the event first (`lock`).
"""

from events.places.differences import Difference, differences
from events.places.pools import (
    close,
    event_pool,
    open_hotel_block,
    open_pick_up,
    open_quota,
    open_session_pool,
    overbook,
    rename,
    resize,
    return_unused,
)
from events.places.queue import give_back, let_in, pass_over
from events.places.taking import (
    Full,
    Needs,
    enter,
    enter_or_wait,
    enter_or_wait_each,
    fits,
    hand_on,
    lock,
    needed,
    needs_of,
    note,
)
from events.places.together import name_of, resize_all, set_quotas
from events.places.wishes import change_sessions, give_up, move_out, settle_in

__all__ = [
    "Difference",
    "Full",
    "Needs",
    "change_sessions",
    "close",
    "differences",
    "enter",
    "enter_or_wait",
    "enter_or_wait_each",
    "event_pool",
    "fits",
    "give_back",
    "give_up",
    "hand_on",
    "let_in",
    "lock",
    "move_out",
    "name_of",
    "needed",
    "needs_of",
    "note",
    "open_hotel_block",
    "open_pick_up",
    "open_quota",
    "open_session_pool",
    "overbook",
    "pass_over",
    "rename",
    "resize",
    "resize_all",
    "return_unused",
    "set_quotas",
    "settle_in",
]
