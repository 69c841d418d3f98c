from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.choices import DayPart
from conference.models import Edition
from conference.roman import written_ordinal
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

    def clean(self) -> None:
        """Rooms, delegates and places belong to the edition: an event that has them stays where it is."""
        moved = not self._state.adding and not Event.objects.filter(pk=self.pk, edition=self.edition_id).exists()
        if moved and (self.sessions.exists() or self.openings.exists()):
            raise ValidationError({"edition": _("This event has sessions or registrations: it stays in its edition.")})

    @property
    def ordinal_label(self) -> str:
        return written_ordinal(self.ordinal)
