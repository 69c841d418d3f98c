"""WRITER  The counted pools behind every quota, and the queue for them.

A place is taken and given back inside the transaction of whoever asks. Locks are taken in one
order everywhere, so that no two wait for each other: by event, within it pools by id, then
registrations. `register` takes a place with one conditional update a pool and holds no lock
besides; everything else locks all pools of the event first (`lock`).
"""

from events.places.differences import Difference, differences
from events.places.pools import (
    event_pool,
    open_hotel_block,
    open_quota,
    open_session_pool,
    overbook,
    resize,
    return_unused,
)
from events.places.queue import give_back, let_in, pass_over
from events.places.taking import Full, Needs, enter, enter_or_wait, fits, hand_on, lock, needed, needs_of, note
from events.places.together import name_of, resize_all, set_quotas
from events.places.wishes import change_sessions, leave_hotel, lodge

__all__ = [
    "Difference",
    "Full",
    "Needs",
    "change_sessions",
    "differences",
    "enter",
    "enter_or_wait",
    "event_pool",
    "fits",
    "give_back",
    "hand_on",
    "leave_hotel",
    "let_in",
    "lock",
    "lodge",
    "name_of",
    "needed",
    "needs_of",
    "note",
    "open_hotel_block",
    "open_quota",
    "open_session_pool",
    "overbook",
    "pass_over",
    "resize",
    "resize_all",
    "return_unused",
    "set_quotas",
]
