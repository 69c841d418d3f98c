from django.db.models import IntegerChoices, TextChoices
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


class ExhibitorKind(TextChoices):
    """What kind of unit exhibits."""

    ENTERPRISE = "enterprise", _("Enterprise")
    COOPERATIVE = "cooperative", _("Cooperative")
    HOUSEHOLD = "household", _("Household business")
    RURAL = "rural", _("Rural industrial establishment")
    PAVILION = "pavilion", _("Province pavilion")


class ProductCategory(TextChoices):
    """What a product is, as visitors look for it."""

    FOOD = "food", _("Food")
    DRINK = "drink", _("Drinks, tea and coffee")
    FRUIT = "fruit", _("Fruit and vegetables")
    SEAFOOD = "seafood", _("Seafood")
    HERBS = "herbs", _("Herbs and health")
    CRAFT = "craft", _("Handicraft and interior")
    TEXTILE = "textile", _("Textile, garment and leather")
    MECHANICAL = "mechanical", _("Machinery and mechanical products")
    MATERIAL = "material", _("Building material, wood and packaging")
    OTHER = "other", _("Other products")


class OcopStars(IntegerChoices):
    """OCOP recognises a product from three stars on."""

    THREE = 3, _("3 stars")
    FOUR = 4, _("4 stars")
    FIVE = 5, _("5 stars")


class RecognitionLevel(TextChoices):
    """At which level a product was honoured as a typical rural industrial product."""

    COMMUNE = "commune", _("commune level")
    DISTRICT = "district", _("district level")
    PROVINCE = "province", _("provincial level")
    REGION = "region", _("regional level")
    NATION = "nation", _("national level")


class ApplicationState(TextChoices):
    """How far an application for booths has come; `exhibitors.transitions` says what leads where."""

    APPLIED = "applied", _("applied")
    RESERVED = "reserved", _("offered")
    ALLOTTED = "allotted", _("booth allotted")
    CONFIRMED = "confirmed", _("confirmed")
    RELEASED = "released", _("booth taken back")
    DECLINED = "declined", _("not accepted")
    WITHDRAWN = "withdrawn", _("does not take part")


# An exhibitor has one application of these at a time.
LIVE = frozenset(
    {ApplicationState.APPLIED, ApplicationState.RESERVED, ApplicationState.ALLOTTED, ApplicationState.CONFIRMED}
)
# With one of these an application holds booths.
HOLDING = frozenset({ApplicationState.RESERVED, ApplicationState.ALLOTTED, ApplicationState.CONFIRMED})
# With one of these its exhibitor stands in the directory and on the plan.
PUBLIC = frozenset({ApplicationState.ALLOTTED, ApplicationState.CONFIRMED})


class FairTask(TextChoices):
    """What an exhibitor is asked for, each until a day of the fair."""

    LOGO = "logo", _("Logo")
    TEXTS = "texts", _("Texts for the directory")
    PRODUCTS = "products", _("Products")
    SERVICES = "services", _("Power and other services")
    BADGES = "badges", _("Staff badges")


class CoverSource(TextChoices):
    """Who pays what the exhibitor need not pay."""

    NATIONAL = "national", _("national industrial promotion")
    LOCAL = "local", _("local industrial promotion")
    TRADE = "trade", _("trade promotion")
    OTHER = "other", _("another source")


class FeeState(TextChoices):
    """How a fee stands; worked out, never stored."""

    OWED = "owed", _("to be paid")
    PART = "part", _("paid in part")
    PAID = "paid", _("paid")
    COVERED = "covered", _("covered")
    OVERPAID = "overpaid", _("paid too much")
    BACK = "back", _("to be paid back")
    NOTHING = "nothing", _("free of charge")


class BoothState(TextChoices):
    """What visitors may know of a booth; which exhibitor holds it is told once it is theirs."""

    FREE = "free", _("Free")
    HELD = "held", _("On hold")
    TAKEN = "taken", _("Occupied")
