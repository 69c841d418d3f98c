from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, Province
from events.choices import OF_A_STAY, HoldState, PoolKind
from events.models.category import Category
from events.models.event import Event
from events.models.programme import Session
from events.models.registration import Registration


class Pool(models.Model):
    """So many places, counted. Guarded: `events.places` writes it.

    An event has one common pool, with no size while its places are not limited. A province's quota
    is a part set aside: its places are taken out of the common pool's size, and what is not used
    returns there after `returns_on`. `taken` and `waiting` count the holds.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="pools", verbose_name=_("edition"))
    kind = models.CharField(_("kind of places"), max_length=8, choices=PoolKind.choices)
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="pools", verbose_name=_("event")
    )
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province or city")
    )
    category = models.ForeignKey(
        Category, models.RESTRICT, null=True, blank=True, related_name="quotas", verbose_name=_("category")
    )
    session = models.OneToOneField(
        Session, models.CASCADE, null=True, blank=True, related_name="pool", verbose_name=_("session")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    size = models.PositiveIntegerField(_("places"), null=True, blank=True)
    overbooked = models.PositiveIntegerField(_("overbooked"), default=0)
    taken = models.PositiveIntegerField(_("taken"), default=0)
    waiting = models.PositiveIntegerField(_("on the waiting list"), default=0)
    returns_on = models.DateField(_("unused places return on"), null=True, blank=True)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)

    class Meta:
        verbose_name = _("pool of places")
        verbose_name_plural = _("pools of places")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size=None) | Q(taken__lte=F("size") + F("overbooked")), name="pool_not_overdrawn"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_A_STAY, event=None)
                | Q(kind=PoolKind.EVENT, event__isnull=False, province=None, session=None)
                | Q(kind=PoolKind.QUOTA, event__isnull=False, province__isnull=False, session=None, size__isnull=False)
                | Q(kind=PoolKind.SESSION, event__isnull=False, province=None, session__isnull=False),
                name="pool_is_of_its_kind",
            ),
            models.UniqueConstraint(fields=["event"], condition=Q(kind=PoolKind.EVENT), name="pool_event_once"),
            models.UniqueConstraint(
                fields=["event", "province", "category"], condition=Q(kind=PoolKind.QUOTA), name="pool_quota_once"
            ),
            models.UniqueConstraint(
                fields=["event", "province"],
                condition=Q(kind=PoolKind.QUOTA, category=None),
                name="pool_quota_of_all_categories_once",
            ),
            models.UniqueConstraint(
                fields=["edition", "kind", "name"], condition=Q(kind__in=OF_A_STAY), name="pool_of_a_stay_once"
            ),
        ]

    def __str__(self) -> str:
        parts = [self.name or self.session or self.event, self.province and self.province.name, self.category]
        return " – ".join(str(part) for part in parts if part)

    @property
    def free(self) -> int | None:
        """How many more places there are; None without a limit."""
        return None if self.size is None else self.size + self.overbooked - self.taken

    @property
    def is_full(self) -> bool:
        """Nobody takes a place for which others wait."""
        return bool(self.waiting) or (self.free is not None and self.free <= 0)


class Hold(models.Model):
    """A registration's place in a pool, or its turn in the queue. Guarded: `events.places` writes it."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="holds", verbose_name=_("registration"))
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="holds", verbose_name=_("pool of places"))
    state = models.CharField(_("state"), max_length=8, choices=HoldState.choices)

    class Meta:
        verbose_name = _("place held or awaited")
        verbose_name_plural = _("places held or awaited")
        constraints = [models.UniqueConstraint(fields=["registration", "pool"], name="hold_once")]

    def __str__(self) -> str:
        return f"{self.registration_id} – {self.pool_id}: {self.get_state_display()}"
