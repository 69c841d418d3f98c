from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import Address, Origin
from events.models.category import Category

# A rank is a group's number and, in its last two digits, the line of positions; the last line is of all others.
STEP = 100
OTHERS = STEP - 1


def rank_words(number: int) -> str:
    """Group and line, "5.02"."""
    group, line = divmod(number, STEP)
    return f"{group}.{line:02}"


class Protocol(models.Model):
    """How an edition addresses and ranks its guests. Guarded: `events.protocol` writes it.

    `proposed_at` is when ranks were last set from the table.
    """

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="protocol", verbose_name=_("edition"))
    address = models.CharField(_("form of address"), max_length=8, choices=Address.choices, default=Address.SIR)
    proposed_at = models.DateTimeField(_("ranks set from the table"), null=True, blank=True)

    class Meta:
        verbose_name = _("protocol")
        verbose_name_plural = _("protocol")

    def __str__(self) -> str:
        return str(_("Protocol"))

    @classmethod
    def trail_words(cls, name: str, value: Any) -> tuple[str, str, str] | None:
        """How the trail shows what writers tell beside columns; None for anything else."""
        told = {"ranks": gettext("Ranks set from the table"), "groups": gettext("Groups of the standard table")}
        return (told[name], "", str(value)) if name in told else None


class ProtocolGroup(models.Model):
    """A row of an edition's rank table: whom it takes, and the order of positions in it.

    `units` and `positions` are lines of words, those of one rank on one line, parted by semicolons. Guarded:
    `events.protocol` writes it.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="protocol_groups", verbose_name=_("edition"))
    number = models.PositiveSmallIntegerField(
        _("number"), validators=[MinValueValidator(1), MaxValueValidator(99)], help_text=_("1 comes first.")
    )
    name = models.CharField(_("name"), max_length=200)
    origin = models.CharField(_("where from"), max_length=10, choices=Origin.choices, default=Origin.ANY)
    category = models.ForeignKey(
        Category, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("everybody of the category")
    )
    units = models.TextField(
        _("units"), max_length=2000, blank=True,
        help_text=_("How the names of their units begin, one a line: Sở Công Thương."),
    )  # fmt: skip
    positions = models.TextField(
        _("positions"), max_length=4000, blank=True,
        help_text=_("From the highest on, one rank a line; positions of one rank are parted by semicolons."),
    )  # fmt: skip
    by_name = models.PositiveSmallIntegerField(
        _("lines introduced by name"), default=99, validators=[MaxValueValidator(99)],
        help_text=_("So many lines of positions are introduced one by one, the others together; 0 introduces nobody."),
    )  # fmt: skip

    # The columns behind the texts in two languages (events/translation.py).
    name_vi: str

    class Meta:
        verbose_name = _("group of the rank table")
        verbose_name_plural = _("groups of the rank table")
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="protocol_group_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"
