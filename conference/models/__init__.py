"""What is stored, one module a topic."""

from conference.models.data_access import DataAccess
from conference.models.document import Document
from conference.models.edition import Edition, FormerYear, Leader, Series, Source
from conference.models.history import HistoryEntry
from conference.models.last_change import LastChange
from conference.models.message import Mailing, Message, MessageTemplate, Worker
from conference.models.province import Membership, Province, ProvinceStatus
from conference.models.rotation import Handover, Nomination
from conference.models.user import StaffRole, User

__all__ = [
    "DataAccess",
    "Document",
    "Edition",
    "FormerYear",
    "Handover",
    "HistoryEntry",
    "LastChange",
    "Leader",
    "Mailing",
    "Membership",
    "Message",
    "MessageTemplate",
    "Nomination",
    "Province",
    "ProvinceStatus",
    "Series",
    "Source",
    "StaffRole",
    "User",
    "Worker",
]
