"""The vocabulary that is stored: one list a topic."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProvinceType(TextChoices):
    PROVINCE = "province", _("province")
    CITY = "city", _("centrally run city")


class EditionStatus(TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CLOSED = "closed", _("closed")


class DayPart(TextChoices):
    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")


class LeaderPart(TextChoices):
    """In what part a leader is known to have taken part in an edition."""

    CHAIR = "chair", _("chair")
    OPENING = "opening", _("opening remarks")
    ATTENDING = "attending", _("attending")


class Audience(TextChoices):
    PUBLIC = "public", _("public")
    DELEGATES = "delegates", _("delegates")
    STAFF = "staff", _("staff")


class Role(TextChoices):
    """What a colleague does. The ministry's role is for all editions, the others for one."""

    MINISTRY = "ministry", _("Ministry of Industry and Trade")
    HOST = "host", _("Organising Committee")
    CONTENT = "content", _("Content sub-committee")
    RECEPTION = "reception", _("Reception sub-committee")
    LOGISTICS = "logistics", _("Logistics sub-committee")
    FAIR = "fair", _("Fair sub-committee")
    PRESS = "press", _("Press sub-committee")
    READ_ONLY = "read_only", _("Read-only")


class Action(TextChoices):
    """What the audit trail can say was done."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted")
    IMPORTED = "imported", _("imported")
    OPENED = "opened", _("opened")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("taken back to draft")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("reopened")
    HOST_RECORDED = "host_recorded", _("host recorded")
    HOST_CLEARED = "host_cleared", _("host cleared")
    HOST_SUCCEEDED = "host_succeeded", _("host passed to its successor")
    NOMINATED = "nominated", _("nominated as host")
    ACCEPTED = "accepted", _("accepted as host")
    HANDED_OVER = "handed_over", _("flag handed over")
    HANDOVER_CORRECTED = "handover_corrected", _("handover corrected")
    INVITED = "invited", _("invited to work here")
    ROLE_GRANTED = "role_granted", _("role granted")
    ROLE_REVOKED = "role_revoked", _("role revoked")
    SECOND_FACTOR_SET = "second_factor_set", _("second factor set up")
    SECOND_FACTOR_RESET = "second_factor_reset", _("second factor reset")
    LINK_RENEWED = "link_renewed", _("sign-in link renewed")
    DEACTIVATED = "deactivated", _("account switched off")
    REACTIVATED = "reactivated", _("account switched on")
