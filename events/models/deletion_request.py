from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import DeletionAnswer
from events.models.delegate import Delegate


class DeletionRequest(models.Model):
    """A delegate wants all data on them deleted, and what became of it. Guarded: `events.deletions` writes it.

    It outlives the delegate, so that the record of processing can tell how fast each was answered: then it
    holds nothing of the person, the reason of an earlier refusal included. `due_on` is a day in the
    conference's own zone.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="deletion_requests", verbose_name=_("edition"))
    delegate = models.ForeignKey(
        Delegate, models.SET_NULL, null=True, related_name="deletion_requests", verbose_name=_("delegate")
    )
    asked_at = models.DateTimeField(_("asked"))
    due_on = models.DateField(_("to be answered by"))
    answer = models.CharField(_("answer"), max_length=10, choices=DeletionAnswer.choices, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    reason = models.CharField(_("why the data is kept"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("request for deletion")
        verbose_name_plural = _("requests for deletion")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegate"], condition=Q(answered_at=None), name="deletion_request_open_once"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="deletion_answer_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.trail_name

    @property
    def trail_name(self) -> str:
        """How the audit trail calls it: nothing of the person."""
        return gettext("Request for deletion %(number)s") % {"number": self.pk}
