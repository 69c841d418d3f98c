import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.choices import ProvinceType
from conference.querysets import ProvinceQuerySet


class Province(models.Model):
    """A province or centrally run city during one span of its existence.

    Codes and slugs were reused in 2025 (80 was Long An and is Tây Ninh), so the natural
    key is (code, valid_from); the id spells out the set it belongs to, "VN63-80".
    """

    id = models.CharField(_("identifier"), primary_key=True, max_length=12)
    code = models.CharField(_("code"), max_length=4)
    name = models.CharField(_("name"), max_length=80)
    full_name = models.CharField(_("official name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=80)
    type = models.CharField(_("type"), max_length=10, choices=ProvinceType.choices)
    region_code = models.CharField(_("region code"), max_length=10, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("now")
    )

    # The columns behind the texts in two languages (conference/translation.py).
    name_vi: str
    name_en: str
    full_name_vi: str

    objects = ProvinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("province or city")
        verbose_name_plural = _("provinces and cities")
        ordering = ["-valid_from", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="province_code_and_start"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="province_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        years = f"{self.valid_from:%Y}–{self.valid_to:%Y}" if self.valid_to else f"{self.valid_from:%Y}–"
        return f"{self.name} ({years})"

    def existed_on(self, day: datetime.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class ProvinceStatus(models.Model):
    """The type (and, where it differed, the name) of a province during a span."""

    province = models.ForeignKey(Province, models.CASCADE, related_name="statuses", verbose_name=_("province or city"))
    type = models.CharField(_("type"), max_length=10, choices=ProvinceType.choices)
    name = models.CharField(_("name"), max_length=80, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    basis = models.CharField(_("legal basis"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("earlier type or name")
        verbose_name_plural = _("earlier types and names")
        ordering = ["province", "valid_from"]
        constraints = [models.UniqueConstraint(fields=["province", "valid_from"], name="province_status_start")]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.valid_from:%d/%m/%Y}"


class Membership(models.Model):
    """A province's membership of the series. `valid_from` is the first verified day."""

    province = models.ForeignKey(Province, models.CASCADE, related_name="memberships", verbose_name=_("member"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["valid_from", "province"]
        constraints = [
            models.UniqueConstraint(fields=["province", "valid_from"], name="membership_start"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="membership_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.province} {self.valid_from:%d/%m/%Y}"
