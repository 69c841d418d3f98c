from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(TextChoices):
    """The kinds of events ("hoạt động") in an edition's chain."""

    MAIN = "main", _("Main conference")
    PROMOTION = "promotion", _("Industrial-promotion conference")
    FAIR = "fair", _("Trade fair")
    HONOURS = "honours", _("Honours for typical rural industrial products")
    SUPPLY_DEMAND = "supply_demand", _("Supply-demand meeting")
    FIELD_TRIP = "field_trip", _("Field trip")
    OTHER = "other", _("Other event")


class ItemKind(TextChoices):
    """What an item of the programme is; the first three after the ceremony have speakers and a page."""

    CEREMONY = "ceremony", _("Ceremony")
    REMARKS = "remarks", _("Remarks")
    REPORT = "report", _("Report")
    PAPER = "paper", _("Contributed paper")
    DISCUSSION = "discussion", _("Discussion")
    BREAK = "break", _("Break")
    HANDOVER = "handover", _("Flag handover")
    VISIT = "visit", _("Tour")
    MEAL = "meal", _("Reception and meal")


SPOKEN = frozenset({ItemKind.REMARKS, ItemKind.REPORT, ItemKind.PAPER})
# Whoever comes is there: nobody signs up for a session that is nothing else.
PAUSES = frozenset({ItemKind.BREAK, ItemKind.MEAL})


class TextState(TextChoices):
    """How far a text has come: nothing is shown to anyone outside before it is public."""

    AWAITED = "awaited", _("awaited")
    RECEIVED = "received", _("received")
    CLEARED = "cleared", _("cleared")
    PUBLIC = "public", _("public")


class PaperState(TextChoices):
    """How far an invited paper has come, as those who wait for it look at it."""

    INVITED = "invited", _("invited")
    BEGUN = "begun", _("begun")
    RETURNED = "returned", _("changes asked for")
    SENT = "sent", _("to be cleared")
    CLEARED = "cleared", _("cleared")
    PUBLIC = "public", _("public")
    REVOKED = "revoked", _("invitation taken back")


class DelegationState(TextChoices):
    """How far a delegation's list has come."""

    INVITED = "invited", _("not opened yet")
    OPENED = "opened", _("list being written")
    SENT = "sent", _("to be approved")
    APPROVED = "approved", pgettext_lazy("list", "approved")
    DECLINED = "declined", _("declined")


class ListChange(TextChoices):
    """What a sending of a delegation's list did about a person."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("does not come")
    SUBSTITUTED = "substituted", _("comes in another's place")


class ChairPart(TextChoices):
    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co_chair", _("Co-chair")
    MODERATOR = "moderator", _("Moderator")
    MC = "mc", _("MC")


class IndicatorTopic(TextChoices):
    """What a figure of the sector is about, in the order of the page."""

    REGION = "region", _("The region")
    INDUSTRY = "industry", _("Industrial production")
    CLUSTERS = "clusters", _("Industrial clusters")
    TRADE = "trade", _("Trade")
    INFRASTRUCTURE = "infrastructure", _("Trade infrastructure")
    RURAL = "rural", _("Typical rural industrial products")


class Comparator(TextChoices):
    """How exact a reported figure is, where it is not exact; the label stands before the number."""

    ABOVE = ">", _("over")
    ABOUT = "~", _("about")
    NEARLY = "<~", _("nearly")


class CategoryAudience(TextChoices):
    """Whom a category is for: what the form asks of where they come from."""

    DOMESTIC = "domestic", _("People from Vietnam: province or city")
    FOREIGN = "foreign", _("Foreign guests: country and organisation")


class OpeningMode(TextChoices):
    """Who may register for an event in a category."""

    CLOSED = "closed", _("Closed")
    INVITATION = "invitation", _("By invitation")
    OPEN = "open", _("Open to all")


class QuestionKind(TextChoices):
    TEXT = "text", pgettext_lazy("question", "Text")
    CHOICE = "choice", _("One of a list")
    YES_NO = "yes_no", _("Yes or no")


class DelegateSource(TextChoices):
    """Who entered a delegate."""

    PUBLIC = "public", _("the delegate")
    STAFF = "staff", _("a colleague")
    IMPORT = "import", _("a list")
    FOCAL_PERSON = "focal_person", _("the focal person")


class Language(TextChoices):
    """In which language a delegate is written to."""

    VI = "vi", _("Vietnamese")
    EN = "en", _("English")


class Lodging(TextChoices):
    WANTED = "wanted", _("Asks the organisers for a room")
    OWN = "own", _("Arranges it alone")


class Address(TextChoices):
    """How people are addressed, one form for a whole edition."""

    COMRADE = "comrade", _("Comrade (đồng chí)")
    SIR = "sir", _("Mr or Ms (ông, bà)")


class Origin(TextChoices):
    """Whom a group of the rank table takes, by where they come from."""

    ANY = "any", _("From anywhere in Vietnam")
    HOST = "host", _("From the host province")
    REGION = "region", _("From the member provinces")
    ELSEWHERE = "elsewhere", _("From other provinces")
    ABROAD = "abroad", _("From abroad")


class SeatShape(TextChoices):
    """How the seats of a block stand."""

    ROWS = "rows", _("Rows of seats")
    TABLES = "tables", _("Tables")


class SeatSide(TextChoices):
    """Where a block stands, as one looks at the stage; the order is that in which blocks are filled."""

    CENTRE = "centre", _("Centre")
    LEFT = "left", _("Left")
    RIGHT = "right", _("Right")


class Transport(TextChoices):
    PICK_UP = "pick_up", _("Asks to be picked up")
    OWN = "own", _("Comes by own car")


class RegistrationState(TextChoices):
    """How far a delegate's place at an event has come; `events.transitions` says what leads where."""

    APPLIED = "applied", _("Awaiting approval")
    CONFIRMED = "confirmed", _("Confirmed")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Absence reported")
    SUBSTITUTED = "substituted", _("Substituted")


# A person has one registration of these at an event, and only these may hold or await a place.
LIVE = (RegistrationState.APPLIED, RegistrationState.CONFIRMED, RegistrationState.WAITING)


class ImportState(TextChoices):
    """How far a list that a colleague sent has come. Nobody is registered before it waits."""

    READ = "read", _("to be confirmed")
    WAITING = "waiting", _("being registered")
    DONE = "done", _("registered")
    BROKEN = "broken", _("could not be finished")


# Nothing more becomes of these.
FINISHED = (ImportState.DONE, ImportState.BROKEN)


class PoolKind(TextChoices):
    """What the places of a pool are places at."""

    EVENT = "event", _("Event")
    QUOTA = "quota", _("Province's quota")
    SESSION = "session", _("Session")
    HOTEL = "hotel", _("Hotel")
    PICK_UP = "pick_up", _("Pick-up")


# Their places are for a stay, whatever the event.
OF_A_STAY = (PoolKind.HOTEL, PoolKind.PICK_UP)


class HoldState(TextChoices):
    """How a registration stands to a pool. Whoever was passed over waits on, but keeps nobody behind them."""

    HELD = "held", _("holds a place")
    WAITING = "waiting", _("waits")
    PASSED = "passed", _("waits, passed over")


class Purpose(TextChoices):
    """What a delegate may agree to, each for itself; nothing of it is needed to take part."""

    PHOTOS = "photos", _("Photographs and film")
    DIRECTORY = "directory", _("The printed list of delegates")
    BUSINESS = "business", _("Contacts to enterprises at the fair")
    NEXT_EDITION = "next_edition", _("Invitation to the next edition")


class ConsentChannel(TextChoices):
    """Through which door a consent came."""

    FORM = "form", _("registration form")
    PASS = "pass", _("pass")
    DESK = "desk", _("desk")


class DeletionAnswer(TextChoices):
    """What became of a request that personal data be deleted."""

    DELETED = "deleted", _("deleted as asked")
    REFUSED = "refused", _("kept, with a reason")
    TAKEN_BACK = "taken_back", _("taken back")


class ScanResult(TextChoices):
    """What the door was told. The first valid scan of a registration counts."""

    FIRST = "first", _("Present")
    AGAIN = "again", _("Already scanned")
    WAITING = "waiting", _("Not confirmed yet")
    OTHER_EVENT = "other_event", _("Registered for another event")
    GONE = "gone", _("No longer registered")
    UNKNOWN = "unknown", _("Unknown")


class PrintKind(TextChoices):
    """The kinds of printed pieces that are kept track of."""

    BADGE = "badge", _("Badge")
    CAR_PASS = "car_pass", _("Car pass")
    BOOTH_BADGE = "booth_badge", _("Booth badge")
    PLATE = "plate", _("Name plate")
    SEAT_CARD = "seat_card", _("Seat card")
    INVITATION = "invitation", _("Invitation")
    CERTIFICATE = "certificate", _("Certificate")
    ENVELOPE = "envelope", _("Envelope")
    DOOR_SIGN = "door_sign", _("Door sign")


class ReprintReason(TextChoices):
    """Why a piece is printed again that would be the same as the last one."""

    LOST = "lost", _("lost")
    DAMAGED = "damaged", _("damaged")
    SPOILT = "spoilt", _("spoilt in printing")
    SPARE = "spare", _("a spare one")


class BadgeLine(TextChoices):
    """What can stand on a badge, each on lines of its own."""

    FULL_NAME = "full_name", _("Name with honorific and title")
    NAME = "name", _("Name")
    POSITION = "position", _("Position")
    UNIT = "unit", _("Unit")
    ORIGIN = "origin", _("Province or country")
    EVENTS = "events", _("Events with a confirmed place")
    CAR = "car", _("Flight, train or car")
    CATEGORY = "category", _("Category, in its colour")


class BadgeFor(TextChoices):
    """Who of a category has a layout."""

    EVERYBODY = "everybody", _("everybody")
    HEADS = "heads", _("heads of delegations")
    OWN_CAR = "own_car", _("whoever comes by own car")


class BadgeSheet(TextChoices):
    """On what paper badges are printed."""

    A4 = "a4", _("Four on A4, with cut marks")
    A6 = "a6", _("One a page")


class PrintJobState(TextChoices):
    """How far a print in the background has come."""

    WAITING = "waiting", _("being printed")
    DONE = "done", _("ready")
    REFUSED = "refused", _("not printed")
    GONE = "gone", _("file deleted")
