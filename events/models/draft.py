import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition


class RegistrationDraft(models.Model):
    """A registration form that somebody has begun. Guarded: `events.drafts` writes it.

    `typed` holds, for each step, what was typed as it was typed. Whoever has the secret behind
    `digest` (it lies in their browser's cookie) may go on; nobody else reads a draft.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+", verbose_name=_("edition"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    typed = models.JSONField(default=dict, editable=False)
    saved_at = models.DateTimeField(_("saved"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("registration begun")
        verbose_name_plural = _("registrations begun")
        indexes = [models.Index(fields=["saved_at"], name="draft_age")]

    def __str__(self) -> str:
        return f"{self.edition} {self.saved_at:%d/%m/%Y %H:%M}"
