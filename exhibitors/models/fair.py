import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from exhibitors.choices import FairTask


class Fair(models.Model):
    """The fair of an edition: when exhibitors may apply, and what they are told. Guarded: `exhibitors.fairs` writes it.

    Whoever changes who holds which booth locks this row first: there is one order of locks, and so no deadlock.
    Both days are whole days in the conference's own zone.
    """

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="fair", verbose_name=_("edition"))
    opens_on = models.DateField(_("applications from"), null=True, blank=True)
    closes_on = models.DateField(_("applications until"), null=True, blank=True)
    hold_days = models.PositiveSmallIntegerField(
        _("days an offer is kept"), default=7, validators=[MinValueValidator(1)]
    )
    badges_per_booth = models.PositiveSmallIntegerField(_("staff badges a booth"), default=3)
    contact = models.CharField(_("contact for exhibitors"), max_length=200, blank=True)
    text = models.TextField(_("what exhibitors are told"), blank=True)

    # The columns behind the text in two languages (exhibitors/translation.py).
    text_vi: str
    text_en: str

    class Meta:
        verbose_name = _("fair")
        verbose_name_plural = _("fairs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_on=None)
                | models.Q(closes_on=None)
                | models.Q(opens_on__lte=models.F("closes_on")),
                name="fair_closes_after_it_opens",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)

    def takes_applications_on(self, today: datetime.date) -> bool:
        begun = self.opens_on is not None and self.opens_on <= today
        return begun and (self.closes_on is None or today <= self.closes_on)


class FairDeadline(models.Model):
    """Until when exhibitors are to have done a task; what has no row is not asked for. Guarded: `exhibitors.fairs`."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="deadlines", verbose_name=_("fair"))
    task = models.CharField(_("task"), max_length=10, choices=FairTask.choices)
    due_on = models.DateField(_("to be done by"))

    class Meta:
        verbose_name = _("deadline for exhibitors")
        verbose_name_plural = _("deadlines for exhibitors")
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["fair", "task"], name="fair_deadline_once")]

    def __str__(self) -> str:
        return str(self.get_task_display())

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.fair.edition


class FairService(models.Model):
    """What an exhibitor may order for a booth: power, tables. The price is in đồng a unit; 0 is free."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="services", verbose_name=_("fair"))
    name = models.CharField(_("name"), max_length=120)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    price = models.PositiveIntegerField(_("price (đồng)"), default=0)
    most = models.PositiveSmallIntegerField(_("at most"), default=10)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    name_vi: str
    name_en: str

    class Meta:
        verbose_name = _("service for exhibitors")
        verbose_name_plural = _("services for exhibitors")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.fair.edition
