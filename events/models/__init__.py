"""What is stored of the programme, one module a topic."""

from events.models.agenda import AgendaDraft, AgendaVersion, DraftStep, PublishedSlot
from events.models.direction import Direction
from events.models.event import Event
from events.models.indicator import Indicator, IndicatorByProvince
from events.models.place import Room, Track
from events.models.programme import Item, ItemSpeaker, Session, SessionChair, Speaker

__all__ = [
    "AgendaDraft",
    "AgendaVersion",
    "Direction",
    "DraftStep",
    "Event",
    "Indicator",
    "IndicatorByProvince",
    "Item",
    "ItemSpeaker",
    "PublishedSlot",
    "Room",
    "Session",
    "SessionChair",
    "Speaker",
    "Track",
]
