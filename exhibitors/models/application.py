import datetime
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, Province
from exhibitors.choices import HOLDING, ApplicationState
from exhibitors.models.exhibitor import Exhibitor
from exhibitors.models.fair import Fair, FairService
from exhibitors.models.hall import Booth, BoothType
from exhibitors.querysets import AllotmentQuerySet, ApplicationQuerySet, HoldingQuerySet

MOST_BOOTHS = 20


class Allotment(models.Model):
    """Booths set aside for a province, which its department gives to its applicants. Guarded: `exhibitors.allotting`.

    What is not used returns to everybody once the day `returns_on` is over; `size` is then what was used.
    """

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="allotments", verbose_name=_("fair"))
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("province or city"))
    size = models.PositiveSmallIntegerField(_("booths"), validators=[MinValueValidator(1), MaxValueValidator(500)])
    returns_on = models.DateField(_("to be used until"), null=True, blank=True)
    returned_at = models.DateTimeField(_("unused booths returned at"), null=True, blank=True)

    objects = AllotmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("allotment of booths")
        verbose_name_plural = _("allotments of booths")
        ordering = ["province__slug", "pk"]
        constraints = [models.UniqueConstraint(fields=["fair", "province"], name="allotment_once")]

    def __str__(self) -> str:
        return f"{self.province.name}: {self.size}"

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.fair.edition

    @classmethod
    def trail_words(cls, name: str, value: Any) -> tuple[str, str, str] | None:
        """How the trail shows what writers tell beside columns: a label, before, after; None for anything else."""
        if name == "selected":
            before, after = value
            return gettext("Applicants selected"), str(len(before)), str(len(after))
        return None

    def is_open_on(self, today: datetime.date) -> bool:
        """Whether the department may still give of it."""
        return self.returned_at is None and (self.returns_on is None or today <= self.returns_on)


class Application(models.Model):
    """An exhibitor's wish for booths, and what became of it. Guarded: `exhibitors.exhibiting` and `exhibitors.booths`.

    An offer stands until the day `held_until` ends, in the conference's own zone. From then on it counts as
    released wherever it is read or locked, even before the worker has noted it: ask `state_on`, not `state`.
    `rank` is the department's own order of those whom it selected from its allotment. Who is `listed_at` a moment on
    the waiting list is offered what becomes free by itself.
    """

    exhibitor = models.ForeignKey(Exhibitor, models.CASCADE, related_name="applications", verbose_name=_("exhibitor"))
    state = models.CharField(
        _("state"), max_length=10, choices=ApplicationState.choices, default=ApplicationState.APPLIED
    )
    wanted = models.PositiveSmallIntegerField(
        _("number of booths"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_BOOTHS)]
    )
    wanted_type = models.ForeignKey(
        BoothType, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("type of booth")
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    through_department = models.BooleanField(_("through the department of the province"), default=False)
    allotment = models.ForeignKey(
        Allotment, models.RESTRICT, null=True, blank=True, related_name="applications", verbose_name=_("allotment")
    )
    rank = models.PositiveSmallIntegerField(_("rank within the allotment"), null=True, blank=True)
    held_until = models.DateField(_("offer kept until the end of"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    services_at = models.DateTimeField(_("services settled at"), null=True, blank=True)
    applied_at = models.DateTimeField(_("applied at"))
    listed_at = models.DateTimeField(_("on the waiting list since"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application for booths")
        verbose_name_plural = _("applications for booths")
        ordering = ["applied_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exhibitor"], condition=models.Q(state__in=["applied", "reserved", "allotted", "confirmed"]),
                name="application_one_live",
            ),
            models.UniqueConstraint(fields=["allotment", "rank"], name="application_rank_once"),
            models.CheckConstraint(
                condition=models.Q(allotment=None, rank=None) | models.Q(allotment__isnull=False, rank__isnull=False),
                name="application_ranked_in_an_allotment",
            ),
            models.CheckConstraint(
                condition=models.Q(state="reserved", held_until__isnull=False)
                | (~models.Q(state="reserved") & models.Q(held_until=None)),
                name="application_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(listed_at=None) | models.Q(state="applied"),
                name="application_listed_while_it_waits",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.exhibitor)

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.exhibitor.edition

    def has_run_out_on(self, today: datetime.date) -> bool:
        return self.state == ApplicationState.RESERVED and self.held_until is not None and self.held_until < today

    def state_on(self, today: datetime.date) -> ApplicationState:
        """The state as it is, whether or not the worker has come by: an offer that ran out is released."""
        return ApplicationState.RELEASED if self.has_run_out_on(today) else ApplicationState(self.state)

    def holds_on(self, today: datetime.date) -> bool:
        """Whether it holds booths on that day."""
        return self.state_on(today) in HOLDING


class ServiceOrder(models.Model):
    """So much of a service for an application. Guarded: `exhibitors.exhibiting` writes it."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="orders", verbose_name=_("application for booths")
    )
    service = models.ForeignKey(FairService, models.RESTRICT, related_name="orders", verbose_name=_("service"))
    quantity = models.PositiveSmallIntegerField(_("quantity"), validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("order of a service")
        verbose_name_plural = _("orders of services")
        ordering = ["service__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["application", "service"], name="service_ordered_once")]

    def __str__(self) -> str:
        return f"{self.service}: {self.quantity}"


class BoothHolding(models.Model):
    """An application holds a booth; the row ends with that. Guarded: `exhibitors.booths` writes it.

    In which way (offered, allotted, confirmed) and until when stands in the application. The database lets a booth
    have one holder, and keeps a held booth from being deleted.
    """

    booth = models.OneToOneField(Booth, models.RESTRICT, related_name="holding", verbose_name=_("booth"))
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="holdings", verbose_name=_("application for booths")
    )
    since = models.DateTimeField(_("since"))

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("holding of a booth")
        verbose_name_plural = _("holdings of booths")
        ordering = ["booth__code", "pk"]

    def __str__(self) -> str:
        return f"{self.booth}: {self.application}"

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.application.edition
