from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition


class Room(models.Model):
    """A hall or meeting room of an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rooms", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=120)
    building = models.CharField(_("building"), max_length=120, blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("hall or room")
        verbose_name_plural = _("halls and rooms")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "name_vi"], name="room_name_once")]

    def __str__(self) -> str:
        return self.name


class Track(models.Model):
    """A topic that sessions of several events can share."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tracks", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "name_vi"], name="track_name_once")]

    def __str__(self) -> str:
        return self.name
