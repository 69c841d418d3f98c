from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.choices import ScanResult
from events.models.event import Event
from events.models.registration import Registration


class Scan(models.Model):
    """One look at a badge at the door: a row that is never changed. Guarded: `events.checkin` writes it.

    When a person is deleted their scans stay, as scans of nobody, so that the counts stay right.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="scans", verbose_name=_("event"))
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, related_name="scans", verbose_name=_("registration")
    )
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    gate = models.CharField(_("gate"), max_length=60, blank=True)
    result = models.CharField(_("result"), max_length=12, choices=ScanResult.choices)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(result=ScanResult.FIRST), name="scan_first_once"
            ),
        ]
        indexes = [models.Index(fields=["event", "result"], name="scan_counts")]

    def __str__(self) -> str:
        return f"{self.get_result_display()} {self.at:%d/%m/%Y %H:%M}"
