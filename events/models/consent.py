from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.choices import ConsentChannel, Purpose
from events.models.delegate import Delegate


class Consent(models.Model):
    """A delegate agreed to one purpose, in the words of one version. Guarded: `events.registration` writes it."""

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="consents", verbose_name=_("delegate"))
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose.choices)
    text_version = models.CharField(_("version of the text"), max_length=20)
    given_at = models.DateTimeField(_("given"))
    given_through = models.CharField(_("given through"), max_length=8, choices=ConsentChannel.choices)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegate", "purpose"], condition=Q(withdrawn_at=None), name="consent_standing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.text_version})"
