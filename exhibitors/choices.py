from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BoothFront(TextChoices):
    """The side on which a booth is open to its visitors, as one looks at the plan."""

    BELOW = "below", _("below")
    LEFT = "left", _("on the left")
    ABOVE = "above", _("above")
    RIGHT = "right", _("on the right")
    ALL = "all", _("on all sides")


class LandmarkKind(TextChoices):
    """What stands in a hall besides booths."""

    PILLAR = "pillar", _("Pillar")
    STAGE = "stage", _("Stage")
    ENTRANCE = "entrance", _("Entrance")
    AISLE = "aisle", _("Aisle")
    FIRE_EXIT = "fire_exit", _("Fire exit")
    DESK = "desk", _("Information desk")
    OTHER = "other", _("Other")
