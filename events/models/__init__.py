"""What is stored of the programme, one module a topic."""

from events.models.agenda import AgendaDraft, AgendaVersion, DraftStep, PublishedSlot
from events.models.event import Event
from events.models.place import Room, Track
from events.models.programme import Item, ItemSpeaker, Session, SessionChair, Speaker

__all__ = [
    "AgendaDraft",
    "AgendaVersion",
    "DraftStep",
    "Event",
    "Item",
    "ItemSpeaker",
    "PublishedSlot",
    "Room",
    "Session",
    "SessionChair",
    "Speaker",
    "Track",
]
