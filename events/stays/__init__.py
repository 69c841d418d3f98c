"""WRITER  Who arrives when, sleeps where and is met by whom: pick-ups, seats and beds given to many, lists taken away.

Beds and seats are counted pools (`events.places`); a delegate holds at most one of each kind, by one of their
confirmed registrations. A list that was taken away leaves fingerprints behind, so that the next one says what
has changed since.
"""

from events.stays.arranging import PEOPLE, forget_people, give_to, open_pick_up, remove_pick_up, revise_pick_up
from events.stays.changes import Change, Since, forget_lists, note_list, since_last_list
from events.stays.folds import ARRIVING, SLEEPING, Way, folded
from events.stays.guests import Day, Group, Guest, by_day, by_group, day_key, guests_of, pick_ups_of

__all__ = [
    "ARRIVING",
    "PEOPLE",
    "SLEEPING",
    "Change",
    "Day",
    "Group",
    "Guest",
    "Since",
    "Way",
    "by_day",
    "by_group",
    "day_key",
    "folded",
    "forget_lists",
    "forget_people",
    "give_to",
    "guests_of",
    "note_list",
    "open_pick_up",
    "pick_ups_of",
    "remove_pick_up",
    "revise_pick_up",
    "since_last_list",
]
