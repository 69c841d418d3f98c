from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class TextState(TextChoices):
    """How far a text has come: nothing is shown to anyone outside before it is public."""

    AWAITED = "awaited", _("awaited")
    RECEIVED = "received", _("received")
    CLEARED = "cleared", _("cleared")
    PUBLIC = "public", _("public")


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
