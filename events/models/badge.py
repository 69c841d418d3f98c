import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import BadgeFor, BadgeSheet, Language, PrintJobState, PrintKind, ReprintReason
from events.models.category import Category, colour
from events.models.printing import PrintRun

# A quarter of A4 is the most that four on a sheet leave room for.
LAID_OUT = (PrintKind.BADGE, PrintKind.CAR_PASS, PrintKind.BOOTH_BADGE)


def _within(least: float, most: float) -> list[Callable[[Any], None]]:
    return [MinValueValidator(least), MaxValueValidator(most)]


class BadgeLayout(models.Model):
    """How badges look, and whose. Guarded: `events.badge_layouts` writes it, and keeps each version.

    `lines` are names of BadgeLine: the first is set large. Measures are millimetres, letters points. Where several
    layouts would do, the one for a category goes before one for all, and one with a condition before one without.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="badge_layouts", verbose_name=_("edition"))
    kind = models.CharField(
        _("what is printed"), max_length=12, default=PrintKind.BADGE,
        choices=[(kind.value, kind.label) for kind in LAID_OUT],
    )  # fmt: skip
    name = models.CharField(_("name of the layout"), max_length=80)
    category = models.ForeignKey(
        Category, models.CASCADE, null=True, blank=True, related_name="badge_layouts", verbose_name=_("category"),
        help_text=_("Empty: for every category that has no layout of its own."),
    )  # fmt: skip
    who = models.CharField(_("for whom"), max_length=10, choices=BadgeFor.choices, default=BadgeFor.EVERYBODY)
    in_use = models.BooleanField(_("in use"), default=True)
    heading = models.CharField(_("words on the band"), max_length=60, blank=True)
    lines = models.JSONField(_("lines"), default=list)
    width = models.PositiveSmallIntegerField(_("width (mm)"), default=105, validators=_within(50, 105))
    height = models.PositiveSmallIntegerField(_("height (mm)"), default=148, validators=_within(60, 148))
    margin = models.PositiveSmallIntegerField(_("margin (mm)"), default=8, validators=_within(3, 20))
    band = models.PositiveSmallIntegerField(_("height of the band (mm)"), default=15, validators=_within(0, 40))
    colour = models.CharField(
        _("colour of the band"), max_length=7, blank=True, validators=[colour], help_text=_("Empty: the category’s.")
    )
    logo = models.BinaryField(null=True, editable=False)
    logo_height = models.PositiveSmallIntegerField(
        _("height of the logo (mm)"), default=12, validators=_within(5, 40)
    )  # fmt: skip
    qr = models.PositiveSmallIntegerField(
        _("width of the QR (mm)"), default=42, validators=_within(0, 80), help_text=_("0: no QR.")
    )
    name_size = models.PositiveSmallIntegerField(_("first line, at most (pt)"), default=27, validators=_within(10, 60))
    text_size = models.PositiveSmallIntegerField(_("other lines, at most (pt)"), default=13, validators=_within(6, 40))
    smallest = models.PositiveSmallIntegerField(_("smallest letters (pt)"), default=8, validators=_within(6, 20))
    back = models.TextField(_("on the back"), max_length=1000, blank=True, help_text=_("Empty: nothing is printed."))
    number = models.PositiveSmallIntegerField(_("version"), default=0, editable=False)

    class Meta:
        verbose_name = _("badge layout")
        verbose_name_plural = _("badge layouts")
        ordering = ["kind", "category__order", "pk"]

    def __str__(self) -> str:
        return self.name


class BadgeLayoutVersion(models.Model):
    """A layout as it was from then on. Guarded: `events.badge_layouts` writes it, and never changes or deletes one."""

    layout = models.ForeignKey(BadgeLayout, models.CASCADE, related_name="versions", verbose_name=_("badge layout"))
    number = models.PositiveSmallIntegerField(_("version"))
    design = models.JSONField(_("design"))
    logo = models.BinaryField(null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("saved at"))

    class Meta:
        verbose_name = _("version of a badge layout")
        verbose_name_plural = _("versions of badge layouts")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["layout", "number"], name="badge_layout_version_once")]

    def __str__(self) -> str:
        return gettext("%(layout)s, version %(number)s") % {"layout": self.layout, "number": self.number}


class QrDrawing(models.Model):
    """The QR of a badge's code, drawn once. Guarded: `events.qr_drawings` writes it. It goes with the code's owner."""

    code = models.CharField(max_length=32, primary_key=True)
    svg = models.TextField()

    class Meta:
        verbose_name = _("drawn QR")
        verbose_name_plural = _("drawn QRs")

    def __str__(self) -> str:
        return self.code


class BadgeJob(models.Model):
    """Badges that are printed in the background. Guarded: `events.badge_jobs` and `events.print_files` write it.

    `delegates` are ids, in the order in which the badges leave the printer. The file is a list of people: it is
    kept for a short time, and goes at once when one of them is deleted.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="badge_jobs", verbose_name=_("edition"))
    kind = models.CharField(_("what is printed"), max_length=12, choices=PrintKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    sheet = models.CharField(_("paper"), max_length=4, choices=BadgeSheet.choices)
    reason = models.CharField(_("why again"), max_length=12, choices=ReprintReason.choices, blank=True)
    delegates = models.JSONField(default=list, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=PrintJobState.choices, default=PrintJobState.WAITING)
    total = models.PositiveIntegerField(_("pieces"))
    done = models.PositiveIntegerField(_("done"), default=0)
    refused = models.CharField(_("why not"), max_length=500, blank=True)
    content = models.BinaryField(null=True, editable=False)
    run = models.ForeignKey(PrintRun, models.SET_NULL, null=True, related_name="jobs", verbose_name=_("print run"))
    created_at = models.DateTimeField(_("created at"))
    # A worker that was killed lets go by this moment.
    leased_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("print job")
        verbose_name_plural = _("print jobs")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="badge_job_done_within_total")
        ]

    def __str__(self) -> str:
        return gettext("Print job %(number)s") % {"number": self.pk}

    def is_free(self, at: datetime.datetime) -> bool:
        """Whether a worker may take it up."""
        return self.state == PrintJobState.WAITING and (self.leased_until is None or self.leased_until <= at)
