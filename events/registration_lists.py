"""Reads: the registrations of an edition as staff ask for them, and how they stand against the places."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from conference.models import Edition, Province
from events.choices import PoolKind, RegistrationState
from events.models import Category, Delegate, Event, Pool, Registration

UNCONFIRMED = "unconfirmed"
NO_PROVINCE = "none"
State = RegistrationState


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to, as the address says it; "" and 0 narrow nothing."""

    state: str = ""
    event: int = 0
    category: int = 0
    province: str = ""
    contact: str = ""
    q: str = ""

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """From an address; what makes no sense is left out."""
        state, contact = sent.get("state", ""), sent.get("contact", "")
        return cls(
            state=state if state in State.values else "",
            event=number(sent.get("event", "")),
            category=number(sent.get("category", "")),
            province=sent.get("province", "")[:20],
            contact=contact if contact == UNCONFIRMED else "",
            q=sent.get("q", "").strip()[:100],
        )

    @property
    def query(self) -> str:
        """As an address says it."""
        return urlencode({name: value for name, value in asdict(self).items() if value})


def number(text: str) -> int:
    """An identifier from an address; what is none fits nothing."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 0


def rows(edition: Edition, wanted: Wanted) -> QuerySet[Registration, Registration]:
    """The registrations that fit, by given name, with all that a row shows."""
    found = Registration.objects.filter(event__edition=edition)
    plain = {"state": wanted.state, "event": wanted.event, "delegate__category": wanted.category}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if wanted.province == NO_PROVINCE:
        found = found.filter(delegate__province=None)
    elif wanted.province:
        found = found.filter(delegate__province=wanted.province)
    if wanted.contact:
        found = found.filter(unconfirmed())
    if wanted.q:
        found = found.filter(delegate__in=Delegate.objects.filter(edition=edition).matching(wanted.q))
    related = found.select_related("delegate__category", "delegate__province", "event")
    return related.order_by("delegate__name_order", "delegate", "event")


def unconfirmed() -> Q:
    """Places that go back unless the contact is confirmed."""
    return Q(state=State.CONFIRMED, held_until__isnull=False, delegate__contact_confirmed_at=None)


def waiting_for_staff(edition: Edition) -> dict[str, int]:
    """How many await approval, contacts not confirmed, badges marked for review. One query."""
    marked = Q(state=State.CONFIRMED, delegate__badge_to_review=True)
    counted: dict[str, int] = Registration.objects.filter(event__edition=edition).aggregate(
        approvals=Count("pk", filter=Q(state=State.APPLIED)),
        unconfirmed=Count("pk", filter=unconfirmed()),
        badges_to_review=Count("delegate", filter=marked, distinct=True),
    )
    return counted


@dataclass(frozen=True)
class Standing:
    """So many confirmed, applied and waiting, and how many places there are: None without a limit."""

    of: Any
    counts: Mapping[str, int]
    size: int | None = None
    limited: bool = False

    @property
    def confirmed(self) -> int:
        return self.counts.get(State.CONFIRMED, 0)

    @property
    def applied(self) -> int:
        return self.counts.get(State.APPLIED, 0)

    @property
    def waiting(self) -> int:
        return self.counts.get(State.WAITING, 0)

    @property
    def others(self) -> int:
        return sum(self.counts.values()) - self.confirmed - self.applied - self.waiting


def by_event(edition: Edition) -> list[Standing]:
    """The events that people register for, or that have a limit, in the order of the chain. Three queries."""
    counts = _counts(Registration.objects.filter(event__edition=edition), "event")
    sizes = _sizes(edition)
    return [
        Standing(event, counts.get(event.pk, {}), sizes.get(event.pk), sizes.get(event.pk) is not None)
        for event in Event.objects.filter(edition=edition)
        if event.pk in counts or event.pk in sizes
    ]


def _sizes(edition: Edition) -> dict[int, int | None]:
    """All places of an event: the common ones, and those set aside for provinces."""
    pools = Pool.objects.filter(edition=edition, kind__in=(PoolKind.EVENT, PoolKind.QUOTA))
    found: dict[int, int | None] = {}
    unlimited = set()
    for event, kind, size in pools.values_list("event", "kind", "size"):
        found[event] = (found.get(event) or 0) + (size or 0)
        if kind == PoolKind.EVENT and size is None:
            unlimited.add(event)
    return {event: None if event in unlimited else size for event, size in found.items()}


def by_category(edition: Edition, event: int = 0) -> list[Standing]:
    """Two queries."""
    counts = _counts(_of(edition, event), "delegate__category")
    return [Standing(one, counts[one.pk]) for one in Category.objects.filter(edition=edition) if one.pk in counts]


def by_province(edition: Edition, event: int = 0) -> list[Standing]:
    """By name, with what is set aside for each; last, under None, central bodies and foreign guests. Three queries."""
    counts = _counts(_of(edition, event), "delegate__province")
    quotas = Pool.objects.filter(_pool_of(event), edition=edition, kind=PoolKind.QUOTA)
    sizes: Counter[str] = Counter()
    for province, size in quotas.values_list("province", "size"):
        sizes[province] += size or 0
    known = Province.objects.filter(pk__in={*counts, *sizes} - {None}).order_by("slug")
    standings = [Standing(one, counts.get(one.pk, {}), sizes.get(one.pk), one.pk in sizes) for one in known]
    return standings + ([Standing(None, counts[None])] if None in counts else [])


def _pool_of(event: int) -> Q:
    return Q(event=event) if event else Q()


def _of(edition: Edition, event: int) -> QuerySet[Registration, Registration]:
    return Registration.objects.filter(_pool_of(event), event__edition=edition)


def _counts(found: QuerySet[Registration, Registration], by: str) -> dict[Any, dict[str, int]]:
    counts: dict[Any, dict[str, int]] = {}
    counted: Iterable[tuple[Any, str, int]] = (
        found.order_by().values(by, "state").annotate(count=Count("pk")).values_list(by, "state", "count")
    )
    for key, state, count in counted:
        counts.setdefault(key, {})[state] = count
    return counts
