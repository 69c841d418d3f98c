from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import PrintKind, ReprintReason
from events.models.delegate import Delegate


class PrintRun(models.Model):
    """Pieces of one kind that were printed together. Guarded: `events.printing` writes it.

    `count` says how many pieces there were, and stays when the people they named are deleted.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="print_runs", verbose_name=_("edition"))
    kind = models.CharField(_("what is printed"), max_length=12, choices=PrintKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("printed at"))
    # A choice and no text: what a colleague types may name a person who is deleted later.
    reason = models.CharField(_("why again"), max_length=12, choices=ReprintReason.choices, blank=True)
    count = models.PositiveIntegerField(_("pieces"))

    class Meta:
        verbose_name = _("print run")
        verbose_name_plural = _("print runs")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["edition", "kind"], name="print_run_of_kind")]

    def __str__(self) -> str:
        return self.trail_name

    @property
    def trail_name(self) -> str:
        """How the audit trail calls it."""
        return gettext("Print run %(number)s") % {"number": self.pk}

    @classmethod
    def trail_words(cls, name: str, value: Any) -> tuple[str, str, str] | None:
        """How the trail shows what was printed: a label, before, after; None for anything else."""
        if name == "kind":
            return gettext("What is printed"), "", str(dict(PrintKind.choices).get(value, value))
        if name == "pieces":
            return gettext("Pieces"), "", str(value)
        if name == "reason":
            return gettext("Why again"), "", str(dict(ReprintReason.choices).get(value, "–"))
        return None


class Printed(models.Model):
    """That a piece for a delegate was in a run. Guarded: `events.printing` writes it.

    Of what stood on it nothing is kept but a fingerprint, which tells only whether it would be the same today.
    """

    run = models.ForeignKey(PrintRun, models.CASCADE, related_name="rows", verbose_name=_("print run"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="printed", verbose_name=_("delegate"))
    fingerprint = models.CharField(max_length=32, editable=False)
    layout = models.ForeignKey(
        "events.BadgeLayoutVersion", models.RESTRICT, null=True, related_name="printed",
        verbose_name=_("version of the layout"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("printed piece")
        verbose_name_plural = _("printed pieces")
        constraints = [models.UniqueConstraint(fields=["run", "delegate"], name="printed_once_a_run")]

    def __str__(self) -> str:
        return f"{self.run}: {self.delegate.trail_name}"
