from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from conference.models import Edition


class Direction(models.Model):
    """What the ministry directed ("chỉ đạo") at an edition, and whom it addressed."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="directions", verbose_name=_("edition"))
    addressed_to = models.CharField(_("addressed to"), max_length=200)
    text = models.TextField(_("direction"), max_length=2000)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    # The columns behind the texts in two languages (events/translation.py).
    addressed_to_vi: str

    class Meta:
        verbose_name = _("ministry's direction")
        verbose_name_plural = _("ministry's directions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return Truncator(f"{self.addressed_to}: {self.text}").words(18)
