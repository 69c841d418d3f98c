"""Reads: who has come, counted by event, category and province."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from conference.models import Edition, Province
from events.choices import RegistrationState, ScanResult
from events.models import Category, Event, Registration, Scan


@dataclass(frozen=True)
class Arrived:
    """So many of those confirmed have come; `of` is what they are counted by, None where it is not known."""

    of: Any
    present: int
    confirmed: int


def by_event(edition: Edition) -> list[Arrived]:
    """The events of the chain that expect somebody, in the order of the chain. Two queries."""
    scans = Scan.objects.filter(event__edition=edition, result=ScanResult.FIRST)
    # Counted by scans, not by registrations: whoever was deleted since had come all the same.
    came = dict(scans.order_by().values_list("event").annotate(Count("pk")))
    confirmed = Count("registrations", filter=Q(registrations__state=RegistrationState.CONFIRMED))
    events = Event.objects.filter(edition=edition).annotate(confirmed=confirmed)
    rows = [Arrived(event, came.get(event.pk, 0), event.confirmed) for event in events]
    return [row for row in rows if row.present or row.confirmed]


def by_category(event: Event) -> list[Arrived]:
    """In the categories' own order. Two queries."""
    counts = _counts(event, "delegate__category")
    found = Category.objects.filter(pk__in=[key for key in counts if key])
    return [Arrived(category, *counts[category.pk]) for category in found]


def by_province(event: Event) -> list[Arrived]:
    """By name; last, under None, those of central bodies and from abroad. Two queries."""
    counts = _counts(event, "delegate__province")
    found = Province.objects.filter(pk__in=[key for key in counts if key]).order_by("slug")
    rows = [Arrived(province, *counts[province.pk]) for province in found]
    return rows + ([Arrived(None, *counts[None])] if None in counts else [])


def _counts(event: Event, by: str) -> dict[Any, tuple[int, int]]:
    """Present and confirmed by key; keys of nobody are left out."""
    counted = Registration.objects.filter(event=event).order_by().values(by).annotate(
        present=Count("scans", filter=Q(scans__result=ScanResult.FIRST), distinct=True),
        confirmed=Count("pk", filter=Q(state=RegistrationState.CONFIRMED), distinct=True),
    )  # fmt: skip
    rows = counted.values_list(by, "present", "confirmed")
    return {key: (present, confirmed) for key, present, confirmed in rows if present or confirmed}
