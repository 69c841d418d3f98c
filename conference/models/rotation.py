from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models.edition import Edition
from conference.models.province import Province
from conference.pictures import PictureField


class Nomination(models.Model):
    """A member's offer to host an edition. Guarded: `conference.rotation` writes it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="nominations", verbose_name=_("edition"))
    province = models.ForeignKey(Province, models.PROTECT, related_name="nominations", verbose_name=_("nominated host"))
    nominated_on = models.DateField(_("nominated on"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    repeat_reason = models.TextField(_("reason for hosting again"), max_length=1000, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("nomination of a host")
        verbose_name_plural = _("nominations of hosts")
        ordering = ["-nominated_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "province"], name="nomination_once"),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(accepted_on__isnull=False), name="nomination_one_accepted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.province.name} – {self.edition}"


class Handover(models.Model):
    """The rotating flag passed from one edition's host to the next one's.

    Stored only where it is known. Guarded: `conference.rotation` writes it.
    """

    from_edition = models.OneToOneField(
        Edition, models.PROTECT, related_name="handover_given", verbose_name=_("handed over at")
    )
    to_edition = models.OneToOneField(
        Edition, models.PROTECT, related_name="handover_received", verbose_name=_("handed on to")
    )
    giver = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("giver"))
    receiver = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("receiver"))
    on = models.DateField(_("day"))
    note = models.TextField(_("note"), max_length=1000, blank=True)
    photo = PictureField(
        _("photo"), upload_to=stored_as("handovers"), blank=True, width_field="photo_width", height_field="photo_height"
    )
    photo_width = models.PositiveIntegerField(null=True, editable=False)
    photo_height = models.PositiveIntegerField(null=True, editable=False)
    photo_credit = models.CharField(_("picture credit"), max_length=200, blank=True)
    photo_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("flag handover")
        verbose_name_plural = _("flag handovers")
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_edition=models.F("to_edition")), name="handover_between_two_editions"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver.name} → {self.receiver.name}"
