from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from conference.choices import DayPart
from conference.models import Edition
from conference.roman import english_ordinal, roman
from events.choices import EventKind


class Event(models.Model):
    """One event ("hoạt động") of an edition's chain. Its ordinal may be its own."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="events", verbose_name=_("edition"))
    kind = models.CharField(_("kind"), max_length=16, choices=EventKind.choices)
    name = models.CharField(_("name"), max_length=300)
    ordinal = models.PositiveSmallIntegerField(_("own ordinal"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    day_part = models.CharField(_("part of the day"), max_length=10, choices=DayPart.choices, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    organiser = models.CharField(_("organiser"), max_length=300, blank=True)
    chair = models.CharField(_("chair"), max_length=300, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("event of the chain")
        verbose_name_plural = _("events of the chain")
        ordering = [models.F("starts_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="event_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ordinal_label(self) -> str:
        """ "XIV" for Vietnamese readers, "14th" for English ones, "" where there is none."""
        if self.ordinal is None:
            return ""
        return english_ordinal(self.ordinal) if translation.get_language() == "en" else roman(self.ordinal)
