import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conference.choices import DayPart, EditionStatus, LeaderPart
from conference.files import stored_as
from conference.models.province import Province
from conference.pictures import PictureField
from conference.querysets import EditionQuerySet
from conference.roman import written_ordinal


class Series(models.Model):
    """The one conference series this installation serves."""

    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("conference series")
        verbose_name_plural = _("conference series")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="series_only_one")]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """One year's conference. An empty field is a gap in what is known, and shown as one.

    Dates are days in the conference's own time zone. Guarded: only `conference.editions`
    and `conference.rotation` write it.
    """

    ordinal = models.PositiveSmallIntegerField(
        _("ordinal"), null=True, blank=True, unique=True, validators=[MinValueValidator(1), MaxValueValidator(3999)]
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, unique=True, validators=[MinValueValidator(1990), MaxValueValidator(2199)]
    )
    status = models.CharField(_("status"), max_length=10, choices=EditionStatus.choices, default=EditionStatus.DRAFT)
    is_fictional = models.BooleanField(_("demonstration data"), default=False)
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    day_part = models.CharField(_("part of the day"), max_length=10, choices=DayPart.choices, blank=True)
    city = models.CharField(_("place"), max_length=120, blank=True)
    venue = models.CharField(_("hall"), max_length=200, blank=True)
    organisers = models.TextField(_("organisers"), max_length=1000, blank=True, help_text=_("One a line."))
    host = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="hosted_editions", verbose_name=_("host")
    )
    repeat_reason = models.TextField(_("reason for hosting again"), max_length=1000, blank=True)
    note = models.TextField(_("public note"), max_length=2000, blank=True)
    cover = PictureField(
        _("cover picture"),
        upload_to=stored_as("covers"),
        blank=True,
        width_field="cover_width",
        height_field="cover_height",
    )
    cover_width = models.PositiveIntegerField(null=True, editable=False)
    cover_height = models.PositiveIntegerField(null=True, editable=False)
    cover_credit = models.CharField(_("picture credit"), max_length=200, blank=True)
    cover_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)

    # The columns behind the texts in two languages (conference/translation.py).
    theme_vi: str
    theme_en: str
    venue_vi: str
    organisers_vi: str
    repeat_reason_vi: str

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = [models.F("ordinal").desc(nulls_first=True), "-year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ordinal=None) | models.Q(is_fictional=False), name="edition_fiction_has_no_ordinal"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="edition_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        if self.is_fictional:
            return f"{self.year} – {_('demonstration data')}"
        return " – ".join(part for part in (self.ordinal_label, str(self.year or "")) if part)

    def get_absolute_url(self) -> str:
        """The edition's page, or the list of editions while the year is unknown."""
        return reverse("edition", args=[self.year]) if self.year else reverse("editions")

    @property
    def ordinal_label(self) -> str:
        return written_ordinal(self.ordinal)

    @property
    def is_public(self) -> bool:
        return self.status != EditionStatus.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.status == EditionStatus.CLOSED

    @property
    def last_day(self) -> datetime.date | None:
        return self.ends_on or self.starts_on

    def under_way_on(self, day: datetime.date) -> bool:
        return self.starts_on is not None and self.last_day is not None and self.starts_on <= day <= self.last_day

    def over_on(self, day: datetime.date) -> bool:
        return self.is_closed or (self.last_day is not None and self.last_day < day)


class FormerYear(models.Model):
    """A year an edition was once announced for: its address leads to the new one."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="former_years", verbose_name=_("edition"))

    class Meta:
        verbose_name = _("former year")
        verbose_name_plural = _("former years")

    def __str__(self) -> str:
        return str(self.year)


class Source(models.Model):
    """Where a fact about an edition comes from."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sources", verbose_name=_("edition"))
    url = models.URLField(_("address"), max_length=500)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "url"], name="source_once")]

    def __str__(self) -> str:
        return self.url


class Leader(models.Model):
    """A leader reported to have chaired, opened or attended an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="leaders", verbose_name=_("edition"))
    part = models.CharField(_("part taken"), max_length=10, choices=LeaderPart.choices)
    name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(_("position"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.position} {self.name}"
