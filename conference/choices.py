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
    PAPER_CODES_MADE = "paper_codes_made", _("new paper codes made")
    SECOND_FACTOR_RESET = "second_factor_reset", _("second factor reset")
    LINK_RENEWED = "link_renewed", _("sign-in link renewed")
    DEACTIVATED = "deactivated", _("account switched off")
    REACTIVATED = "reactivated", _("account switched on")
    STOPPED = "stopped", _("message stopped")
    SENT_AGAIN = "sent_again", _("message sent again")
    PASSED_ON = "passed_on", _("message passed on by hand")
    REGISTERED = "registered", _("registered")
    APPROVED = "approved", _("approved")
    ASKED = "asked", _("asked for more")
    DECLINED = "declined", _("declined")
    ABSENCE_REPORTED = "absence_reported", _("absence reported")
    LAPSED = "lapsed", _("place given back, contact not confirmed")
    PROMOTED = "promoted", _("let in from the waiting list")
    PASSED_OVER = "passed_over", _("passed over on the waiting list")
    REINSTATED = "reinstated", _("registration taken up again")
    SUBSTITUTED = "substituted", _("substituted")
    CONTACT_CONFIRMED = "contact_confirmed", _("contact confirmed")
    CONSENT_GIVEN = "consent_given", _("consent given")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("consent withdrawn")
    MERGED = "merged", _("merged with another")
    PERSON_DELETED = "person_deleted", _("personal data deleted")
    POOL_OPENED = "pool_opened", _("places opened")
    POOL_RESIZED = "pool_resized", _("number of places changed")
    OVERBOOKED = "overbooked", _("overbooked")
    QUOTA_RETURNED = "quota_returned", _("unused quota returned")
    DATA_PURGED = "data_purged", _("personal data purged after its term")
    EXPORTED = "exported", _("list of delegates taken away")
    OFFERED = "offered", _("booth offered")
    ALLOTTED = "allotted", _("booth allotted")
    CONFIRMED = "confirmed", _("booth confirmed")
    OFFER_LAPSED = "offer_lapsed", _("offer ran out")
    RELEASED = "released", _("booth taken back")
    MOVED = "moved", _("booth changed")
    PAID = "paid", _("payment matched")
    SET_ASIDE = "set_aside", _("booths set aside for a province")
    SELECTED = "selected", _("applicants selected by the department")
    PRINTED = "printed", _("printed")


class PeopleList(TextChoices):
    """The lists that show many people's phones, addresses or lodging: each look at one is noted."""

    REGISTRATIONS = "registrations", _("Registrations, with phones, e-mail and stay")
    OUTBOX = "outbox", _("Outbox, with names and addresses")
    DELEGATION = "delegation", _("List of a delegation")
    ARRIVALS = "arrivals", _("Arrivals and transport")
    LODGING = "lodging", _("Lodging")
    EXHIBITORS = "exhibitors", _("Contact people of exhibitors")


class MessageState(TextChoices):
    """How far a message of the outbox has come."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not deliverable")
    STOPPED = "stopped", _("stopped")
    # Nobody can mail it: there is no address, or no mail server. A colleague passes it on.
    BY_HAND = "by_hand", _("to be passed on by hand")


class Trouble(TextChoices):
    """Why a message did not go out; the server's own words stand beside it."""

    REFUSED = "refused", _("The mail server refuses this address or this message for good.")
    DEFERRED = "deferred", _("The mail server does not take it for the moment.")
    UNREACHABLE = "unreachable", _("The mail server cannot be reached.")
    BROKEN = "broken", _("The connection broke, or the mail server was too slow.")
    SIGN_IN = "sign_in", _("The mail server does not accept our sign-in or our own address.")
    UNMAKEABLE = "unmakeable", _("The address or the text cannot be made into a mail.")
