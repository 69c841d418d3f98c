"""Whom to print for, in which order, and to which delegation each belongs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.folding import fold
from conference.models import Edition
from events import countries, words
from events.choices import LIVE, RegistrationState, ScanResult
from events.models import Category, Delegate, Delegation, DelegationEntry, Event, Registration

VIETNAM = "VN"
LAST = 10_000


class Standing(TextChoices):
    """How sure it is that they come."""

    CONFIRMED = "confirmed", gettext_lazy("Only confirmed")
    PRESENT = "present", gettext_lazy("Only those who have come")
    LIVE = "live", gettext_lazy("Confirmed, applied and waiting")


class Order(TextChoices):
    DELEGATION = "delegation", gettext_lazy("By delegation, then by rank")
    RANK = "rank", gettext_lazy("By rank")
    NAME = "name", gettext_lazy("By given name")


@dataclass(frozen=True)
class Wanted:
    """What is asked for; None and "" narrow nothing."""

    edition: Edition
    standing: str = Standing.CONFIRMED
    event: Event | None = None
    category: Category | None = None
    delegation: Delegation | None = None
    delegate: int | None = None
    q: str = ""
    order: str = Order.DELEGATION


@dataclass(frozen=True)
class Group:
    """People of one delegation, category or nationality."""

    heading: str
    people: tuple[Delegate, ...]


class People:
    """Delegates in the order that was asked for, with the delegation of each. Three queries at most."""

    def __init__(self, found: Sequence[Delegate], order: str = Order.RANK) -> None:
        self._delegations = _delegations(found)
        self.all: tuple[Delegate, ...] = tuple(found)
        if order == Order.DELEGATION:
            self.all = tuple(one for group in self.by_delegation() for one in group.people)

    def by_delegation(self) -> list[Group]:
        """The delegation whose highest rank comes first leads; those of one rank follow by name."""
        groups = _grouped(self.all, self.delegation)
        return sorted(groups, key=lambda group: (min(_rank(one) for one in group.people), fold(group.heading)))

    def by_category(self) -> list[Group]:
        """In the categories' own order."""
        groups = _grouped(self.all, lambda one: words.of(one.category, "name"))
        return sorted(groups, key=lambda group: (group.people[0].category.order, group.people[0].category_id))

    def by_nationality(self) -> list[Group]:
        """Viet Nam first, then the countries by name."""
        groups = _grouped(self.all, lambda one: countries.name_of(one.country or VIETNAM))
        return sorted(groups, key=lambda group: (group.people[0].country not in ("", VIETNAM), fold(group.heading)))

    def delegation(self, one: Delegate) -> str:
        """The department or unit that sent them; else their province, country or unit, in the active language."""
        if made := self._delegations.get(one.pk):
            return made.invited
        if one.province:
            return words.of(one.province, "full_name")
        return countries.name_of(one.country) if one.country else one.unit or _("Without a delegation")


def people(wanted: Wanted) -> People:
    """Those who fit."""
    found = Delegate.objects.filter(edition=wanted.edition, pk__in=_registered(wanted).values("delegate"))
    if wanted.category:
        found = found.filter(category=wanted.category)
    if wanted.delegate:
        found = found.filter(pk=wanted.delegate)
    if wanted.q:
        found = found.matching(wanted.q)
    # Of whoever was purged nothing is left to print.
    found = found.exclude(name="").select_related("category", "province")
    ordered = found.by_given_name() if wanted.order == Order.NAME else found.by_rank()
    return People(list(ordered), wanted.order)


def _registered(wanted: Wanted) -> QuerySet[Registration, Registration]:
    states = LIVE if wanted.standing == Standing.LIVE else [RegistrationState.CONFIRMED]
    found = Registration.objects.filter(event__edition=wanted.edition, state__in=states)
    if wanted.standing == Standing.PRESENT:
        found = found.filter(scans__result=ScanResult.FIRST)
    if wanted.event:
        found = found.filter(event=wanted.event)
    if wanted.delegation:
        found = found.filter(delegation_entry__delegation=wanted.delegation)
    return found


def _delegations(found: Sequence[Delegate]) -> dict[int, Delegation]:
    entries = DelegationEntry.objects.filter(registration__delegate__in=[one.pk for one in found])
    rows = entries.select_related("delegation__province", "registration").order_by("pk")
    return {row.registration.delegate_id: row.delegation for row in rows if row.registration}


def _grouped(found: Iterable[Delegate], of: Callable[[Delegate], str]) -> list[Group]:
    groups: dict[str, list[Delegate]] = {}
    for one in found:
        groups.setdefault(of(one), []).append(one)
    return [Group(heading, tuple(those)) for heading, those in groups.items()]


def _rank(one: Any) -> int:
    return LAST if one.protocol_rank is None else int(one.protocol_rank)
