from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.models.delegate import Delegate


class DeletionRequest(models.Model):
    """A delegate wants all data on them deleted. Guarded: `events.deletions` writes it.

    It goes with the delegate when it is fulfilled: what stays is the history's line.
    """

    delegate = models.OneToOneField(
        Delegate, models.CASCADE, related_name="deletion_request", verbose_name=_("delegate")
    )
    asked_at = models.DateTimeField(_("asked"))
    due_on = models.DateField(_("to be answered by"))

    class Meta:
        verbose_name = _("request for deletion")
        verbose_name_plural = _("requests for deletion")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.trail_name

    @property
    def edition(self) -> Edition:
        """Whose history tells of it."""
        return self.delegate.edition

    @property
    def trail_name(self) -> str:
        """How the audit trail calls it: nothing of the person."""
        return gettext("Request for deletion %(number)s") % {"number": self.pk}
