from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.choices import Action


class HistoryEntry(models.Model):
    """Who did what to what, and when. Written by `conference.history.record` alone."""

    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    action = models.CharField(_("action"), max_length=24, choices=Action.choices)
    edition = models.ForeignKey(
        "conference.Edition", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("edition")
    )
    target_type = models.CharField(_("kind of object"), max_length=60)
    target_id = models.CharField(_("object's identifier"), max_length=40)
    target_name = models.CharField(_("object"), max_length=200)
    changes = models.JSONField(_("changes"), default=dict, blank=True)

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["target_type", "target_id", "-at"], name="history_of_target"),
            models.Index(fields=["-at", "-id"], name="history_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.target_name}"
