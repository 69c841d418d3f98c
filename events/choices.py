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
