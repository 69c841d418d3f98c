"""WRITER  Seats: halls drawn from numbers, filled by rank in one action, and people moved by hand.

Whoever writes holds the plan's lock; that nobody sits twice and no seat holds two, the database holds as well.
"""

from events.seating.blocks import remove_block, save_block
from events.seating.filling import Filled, clear, fill
from events.seating.moving import hand_on, keep, leave, loosen, move, seat_at, take_out
from events.seating.plans import open_plan, remove_plan, tell

__all__ = [
    "Filled",
    "clear",
    "fill",
    "hand_on",
    "keep",
    "leave",
    "loosen",
    "move",
    "open_plan",
    "remove_block",
    "remove_plan",
    "save_block",
    "seat_at",
    "take_out",
    "tell",
]
