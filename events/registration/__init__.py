"""WRITER  Registration: from the application to the place, and all that may become of it.

Which step leads where stands in `events.transitions`; places are taken and given back by
`events.places`, in the same transaction. History calls a person by number, never by name.
"""

from events.registration.contacts import (
    change_consents,
    confirm_contact,
    release_unconfirmed,
    send_pass,
    send_pass_to,
)
from events.registration.deciding import approve, ask, decline, reinstate, withdraw
from events.registration.deleting import delete_on_request, delete_person
from events.registration.listed import register_listed
from events.registration.people import edit, merge, reviewed
from events.registration.person import EDITABLE, STAFF_ONLY
from events.registration.registering import Consents, Receipt, register
from events.registration.substituting import substitute
from events.registration.together import Full, Newcomer, register_party
from events.registration.wishes import change_answers, change_sessions, leave_hotel, leave_seat, lodge, seat

__all__ = [
    "EDITABLE",
    "STAFF_ONLY",
    "Consents",
    "Full",
    "Newcomer",
    "Receipt",
    "approve",
    "ask",
    "change_answers",
    "change_consents",
    "change_sessions",
    "confirm_contact",
    "decline",
    "delete_on_request",
    "delete_person",
    "edit",
    "leave_hotel",
    "leave_seat",
    "lodge",
    "merge",
    "register",
    "register_listed",
    "register_party",
    "reinstate",
    "release_unconfirmed",
    "reviewed",
    "seat",
    "send_pass",
    "send_pass_to",
    "substitute",
    "withdraw",
]
