from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, Province
from events.choices import ImportState, Language
from events.models.category import Category
from events.models.event import Event


class DelegateImport(models.Model):
    """A list of people that a colleague sent to be registered. Guarded: `events.importing` writes it.

    The list itself is kept as it came until everybody in it is dealt with, and then forgotten; rows that were
    refused are kept by number and sentence, without the person. `done` counts the rows that are dealt with.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="imports", verbose_name=_("edition"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    category = models.ForeignKey(Category, models.CASCADE, related_name="+", verbose_name=_("category"))
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province or city")
    )
    events = models.ManyToManyField(Event, related_name="+", verbose_name=_("events"))
    content = models.BinaryField(null=True, editable=False)
    pasted = models.BooleanField(default=False, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.READ)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    made = models.PositiveIntegerField(_("registered"), default=0)
    known = models.PositiveIntegerField(_("registered already"), default=0)
    # [[row, "why"], …]
    refused = models.JSONField(_("refused"), default=list, blank=True)
    created_at = models.DateTimeField(_("created at"))

    class Meta:
        verbose_name = _("list of delegates")
        verbose_name_plural = _("lists of delegates")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="import_done_within_total")
        ]

    def __str__(self) -> str:
        return self.trail_name

    @property
    def trail_name(self) -> str:
        """How the audit trail calls it."""
        return gettext("List of delegates %(number)s") % {"number": self.pk}
