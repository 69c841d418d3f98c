from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models import Edition
from exhibitors.choices import BoothFront, LandmarkKind

LONGEST = Decimal(500)
SHORTEST = Decimal("0.1")

code = RegexValidator(r"^[A-Z0-9][A-Z0-9.-]*$", _("A code has capital letters, digits, dots and hyphens."))


def metres(label: Any, *, least: Decimal = SHORTEST) -> "models.DecimalField[Any, Any]":
    """A length in metres, to the centimetre."""
    within = [MinValueValidator(least), MaxValueValidator(LONGEST)]
    return models.DecimalField(label, max_digits=5, decimal_places=2, validators=within)


class Hall(models.Model):
    """A hall or open ground of the fair, to scale. Guarded: `exhibitors.halls` writes it.

    What stands in it has its place in metres from the upper left corner. `revision` grows by one with each change
    to the plan, so that whoever draws says what they saw. The picture fills the hall and is for those who draw.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="halls", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=80)
    width = metres(_("width in metres"))
    depth = metres(_("depth in metres"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    background = models.ImageField(_("background picture"), upload_to=stored_as("halls"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)

    # The columns behind the texts in two languages (exhibitors/translation.py).
    name_vi: str
    name_en: str

    class Meta:
        verbose_name = _("fair hall")
        verbose_name_plural = _("fair halls")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name_vi"], name="hall_name_once"),
            models.CheckConstraint(condition=models.Q(width__gt=0, depth__gt=0), name="hall_has_an_area"),
        ]

    def __str__(self) -> str:
        return self.name


class BoothType(models.Model):
    """A kind of booth that an edition offers, with its measures, its price in đồng and what comes with it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="booth_types", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=80)
    width = metres(_("width in metres"))
    depth = metres(_("depth in metres"))
    price = models.PositiveIntegerField(_("price in đồng"), default=0)
    included = models.TextField(_("what is included"), max_length=500, blank=True, help_text=_("One a line."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    # The columns behind the texts in two languages (exhibitors/translation.py).
    name_vi: str
    name_en: str

    class Meta:
        verbose_name = _("type of booth")
        verbose_name_plural = _("types of booths")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "name_vi"], name="booth_type_name_once")]

    def __str__(self) -> str:
        return self.name


class Booth(models.Model):
    """A booth: a rectangle on the plan, with a code of its own. Guarded: `exhibitors.halls` writes it.

    `x` and `y` lead to its upper left corner; `width` goes to the right and `depth` downwards, however it is turned:
    `front` says where visitors come in. `edition` is the hall's, kept here so that the database knows a code once.
    Who stands in it is no matter of the plan (`exhibitors.booths`).
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="booths", verbose_name=_("edition"))
    hall = models.ForeignKey(Hall, models.CASCADE, related_name="booths", verbose_name=_("fair hall"))
    code = models.CharField(_("booth code"), max_length=12, validators=[code])
    type = models.ForeignKey(
        BoothType, models.RESTRICT, null=True, blank=True, related_name="booths", verbose_name=_("type of booth")
    )
    x = metres(_("from the left, in metres"), least=Decimal(0))
    y = metres(_("from above, in metres"), least=Decimal(0))
    width = metres(_("width in metres"))
    depth = metres(_("depth in metres"))
    front = models.CharField(_("open side"), max_length=5, choices=BoothFront.choices, default=BoothFront.BELOW)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("booth")
        verbose_name_plural = _("booths")
        ordering = ["hall__order", "hall", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "code"], name="booth_code_once",
                violation_error_message=_("There is a booth with this code."),
            ),
            models.CheckConstraint(condition=models.Q(width__gt=0, depth__gt=0), name="booth_has_an_area"),
            models.CheckConstraint(condition=models.Q(x__gte=0, y__gte=0), name="booth_stands_within"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code


class Landmark(models.Model):
    """What stands in a hall besides booths: a pillar, a stage, a door. Guarded: `exhibitors.halls` writes it."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="landmarks", verbose_name=_("fair hall"))
    kind = models.CharField(_("kind"), max_length=10, choices=LandmarkKind.choices)
    label = models.CharField(_("label"), max_length=80, blank=True)
    x = metres(_("from the left, in metres"), least=Decimal(0))
    y = metres(_("from above, in metres"), least=Decimal(0))
    width = metres(_("width in metres"))
    depth = metres(_("depth in metres"))

    # The columns behind the texts in two languages (exhibitors/translation.py).
    label_vi: str
    label_en: str

    class Meta:
        verbose_name = _("landmark of a hall")
        verbose_name_plural = _("landmarks of halls")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, depth__gt=0), name="landmark_has_an_area"),
            models.CheckConstraint(condition=models.Q(x__gte=0, y__gte=0), name="landmark_stands_within"),
        ]

    def __str__(self) -> str:
        return self.label or self.get_kind_display()

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.hall.edition


class EarlierDrawing(models.Model):
    """What stood in a hall before one change, so that the change can be undone. Guarded: `exhibitors.halls`."""

    hall = models.ForeignKey(Hall, models.CASCADE, related_name="earlier", verbose_name=_("fair hall"))
    revision = models.PositiveIntegerField(_("revision"))
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    label = models.CharField(_("what was done"), max_length=200)
    before = models.JSONField()

    class Meta:
        verbose_name = _("earlier drawing")
        verbose_name_plural = _("earlier drawings")
        ordering = ["-revision"]
        constraints = [models.UniqueConstraint(fields=["hall", "revision"], name="earlier_drawing_once")]

    def __str__(self) -> str:
        return self.label
