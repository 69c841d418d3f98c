"""What is stored of the programme and of those who come, one module a topic."""

from events.models.agenda import AgendaDraft, AgendaVersion, DraftStep, PublishedSlot
from events.models.badge import BadgeJob, BadgeLayout, BadgeLayoutVersion, QrDrawing
from events.models.category import Category, Opening, Question
from events.models.consent import Consent
from events.models.delegate import Answer, Delegate
from events.models.delegate_import import DelegateImport
from events.models.delegation import Delegation, DelegationEntry, DelegationQuota, SentChange, SentList
from events.models.deletion_request import DeletionRequest
from events.models.direction import Direction
from events.models.draft import RegistrationDraft
from events.models.event import Event
from events.models.indicator import Indicator, IndicatorByProvince
from events.models.paper import PaperInvitation
from events.models.place import Room, Track
from events.models.pool import Hold, Pool
from events.models.printing import Printed, PrintRun
from events.models.programme import Item, ItemSpeaker, Session, SessionChair, Speaker
from events.models.protocol import Protocol, ProtocolGroup
from events.models.registration import Registration, SessionSignUp
from events.models.scan import Scan
from events.models.seating import Seat, SeatBlock, SeatingPlan
from events.models.stay import PickUp, StayList, StayRow

__all__ = [
    "AgendaDraft",
    "AgendaVersion",
    "Answer",
    "BadgeJob",
    "BadgeLayout",
    "BadgeLayoutVersion",
    "Category",
    "Consent",
    "Delegate",
    "DelegateImport",
    "Delegation",
    "DelegationEntry",
    "DelegationQuota",
    "DeletionRequest",
    "Direction",
    "DraftStep",
    "Event",
    "Hold",
    "Indicator",
    "IndicatorByProvince",
    "Item",
    "ItemSpeaker",
    "Opening",
    "PaperInvitation",
    "PickUp",
    "Pool",
    "PrintRun",
    "Printed",
    "Protocol",
    "ProtocolGroup",
    "PublishedSlot",
    "QrDrawing",
    "Question",
    "Registration",
    "RegistrationDraft",
    "Room",
    "Scan",
    "Seat",
    "SeatBlock",
    "SeatingPlan",
    "SentChange",
    "SentList",
    "Session",
    "SessionChair",
    "SessionSignUp",
    "Speaker",
    "StayList",
    "StayRow",
    "Track",
]
