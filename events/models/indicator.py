from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, Province
from events.choices import Comparator, IndicatorTopic
from events.querysets import IndicatorQuerySet


def addresses_only(text: str) -> None:
    """Raise ValidationError unless every line is the address of a page."""
    check = URLValidator(schemes=["http", "https"])
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            check(line)
        except ValidationError as error:
            raise ValidationError(_("“%(line)s” is no address of a page."), params={"line": line}) from error


def number(**options: Any) -> "models.DecimalField[Any, Any]":
    """A figure as it may be reported: large, with up to four decimals, or not known."""
    return models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True, **options)


class Indicator(models.Model):
    """One figure of the sector ("số liệu ngành") as it was reported at an edition.

    It speaks of the territory and the provinces of its day. A doubtful figure is seen by staff alone.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="indicators", verbose_name=_("edition"))
    topic = models.CharField(_("topic"), max_length=16, choices=IndicatorTopic.choices)
    key = models.SlugField(_("short name"), max_length=60, help_text=_("Charts know a figure by it: exports, imports."))
    label = models.CharField(_("label"), max_length=200)
    comparator = models.CharField(_("exactness"), max_length=2, choices=Comparator.choices, blank=True)
    value = number(verbose_name=_("value"))
    unit = models.CharField(_("unit of measure"), max_length=60, blank=True)
    of = number(verbose_name=_("out of"), help_text=_("The whole of which the value is a part: 6 out of 20."))
    growth_pct = number(verbose_name=_("growth, %"))
    share_pct = number(verbose_name=_("share of the whole country, %"))
    national = number(verbose_name=_("the whole country"), help_text=_("The same figure for the whole country."))
    basis = models.CharField(_("compared with"), max_length=120, blank=True)
    period = models.CharField(_("period"), max_length=120, blank=True)
    period_from = models.DateField(_("period from"), null=True, blank=True)
    period_to = models.DateField(_("period to"), null=True, blank=True)
    sources = models.TextField(
        _("sources"), max_length=2000, blank=True, validators=[addresses_only], help_text=_("One address a line.")
    )
    is_doubtful = models.BooleanField(_("doubtful"), default=False, help_text=_("Kept from the public until checked."))
    doubt = models.TextField(_("what is doubtful"), max_length=500, blank=True, help_text=_("For staff only."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    # The columns behind the texts in two languages (events/translation.py).
    label_vi: str
    unit_vi: str

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="indicator_key_once"),
            models.CheckConstraint(
                condition=models.Q(period_from=None)
                | models.Q(period_to=None)
                | models.Q(period_to__gte=models.F("period_from")),
                name="indicator_period_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(of=None) | models.Q(of__gt=0),
                name="indicator_of_something",
                violation_error_message=_("The whole is more than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class IndicatorByProvince(models.Model):
    """One province's part in a figure; without a value it is named among those that the figure counts."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="provinces", verbose_name=_("indicator"))
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("province or city"))
    value = number(verbose_name=_("value"))

    class Meta:
        verbose_name = _("figure of a province")
        verbose_name_plural = _("figures by province")
        ordering = [models.F("value").desc(nulls_last=True), "pk"]
        constraints = [models.UniqueConstraint(fields=["indicator", "province"], name="indicator_province_once")]

    def __str__(self) -> str:
        return str(self.province)

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.indicator.edition
