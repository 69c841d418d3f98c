from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.models.delegate import Delegate
from events.models.pool import Pool

PHONE = RegexValidator(r"^\+[1-9]\d{6,14}$")


class PickUp(models.Model):
    """Who meets delegates where and when, and the car that takes them. Guarded: `events.stays` writes it.

    Its seats are those of its pool, which bears its name; whoever is met holds one.
    """

    pool = models.OneToOneField(Pool, models.CASCADE, related_name="pick_up", verbose_name=_("seats"))
    at = models.DateTimeField(_("met at"), null=True, blank=True)
    place = models.CharField(_("where they are met"), max_length=160, blank=True)
    vehicle = models.CharField(_("car"), max_length=80, blank=True)
    driver = models.CharField(_("driver"), max_length=120, blank=True)
    driver_phone = models.CharField(_("driver's phone"), max_length=16, blank=True, validators=[PHONE])
    met_by = models.CharField(_("who meets them"), max_length=120, blank=True)
    met_by_phone = models.CharField(_("phone of who meets them"), max_length=16, blank=True, validators=[PHONE])

    class Meta:
        verbose_name = _("pick-up")
        verbose_name_plural = _("pick-ups")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.pool.name

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.pool.edition


class StayList(models.Model):
    """That arrivals, lodging and pick-ups were taken away as a list. Guarded: `events.stays` writes it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="stay_lists", verbose_name=_("edition"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("list of stays")
        verbose_name_plural = _("lists of stays")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}"


class StayRow(models.Model):
    """A delegate on such a list. Guarded: `events.stays` writes it.

    Of what it said nothing is kept but a fingerprint each of person, arrival, lodging and pick-up, which tells
    only whether it would say the same today.
    """

    stay_list = models.ForeignKey(StayList, models.CASCADE, related_name="rows", verbose_name=_("list of stays"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="+", verbose_name=_("delegate"))
    fingerprints = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("delegate on a list of stays")
        verbose_name_plural = _("delegates on lists of stays")
        constraints = [models.UniqueConstraint(fields=["stay_list", "delegate"], name="stay_row_once")]

    def __str__(self) -> str:
        return f"{self.stay_list_id}: {self.delegate_id}"
