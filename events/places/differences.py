"""Reads: the counted pools against the rows they count."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from events.choices import HoldState, PoolKind, RegistrationState
from events.models import Hold, Pool, Registration

PLACES = (PoolKind.EVENT, PoolKind.QUOTA)


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree; `what` names the row, `says` is for whoever operates the site."""

    what: str
    says: str

    def __str__(self) -> str:
        return f"{self.what}: {self.says}"


def differences() -> list[Difference]:
    """Everything in which counters and rows differ; nobody's name is in it."""
    return [*_counters(), *_registrations()]


def _counters() -> Iterator[Difference]:
    counted = Pool.objects.annotate(
        held=Count("holds", filter=Q(holds__state=HoldState.HELD)),
        queued=Count("holds", filter=Q(holds__state=HoldState.WAITING)),
    )
    rows = counted.order_by("pk").values_list("pk", "taken", "held", "waiting", "queued")
    for pk, taken, held, waiting, queued in rows:
        if taken != held:
            yield Difference(f"pool {pk}", f"taken is {taken}, {held} places are held")
        if waiting != queued:
            yield Difference(f"pool {pk}", f"waiting is {waiting}, {queued} wait")


def _registrations() -> Iterator[Difference]:
    confirmed, waiting = RegistrationState.CONFIRMED, RegistrationState.WAITING
    held = Exists(Hold.objects.filter(registration=OuterRef("pk"), state=HoldState.HELD, pool__kind__in=PLACES))
    queued = Exists(Hold.objects.filter(registration=OuterRef("pk")).exclude(state=HoldState.HELD))
    yield from _named(Registration.objects.filter(~held, state=confirmed), "confirmed without a place")
    yield from _named(Registration.objects.filter(queued, state=confirmed), "confirmed, but still in the queue")
    yield from _named(Registration.objects.filter(~queued, state=waiting), "waiting, but not in the queue")
    yield from _named(Registration.objects.filter(held, state=waiting), "waiting, but holds a place")
    # A party's list holds its places while it awaits approval.
    listed = Q(state=RegistrationState.APPLIED, party__isnull=False)
    yield from _named(Registration.objects.filter(listed, queued), "awaits approval, but in the queue")
    others = Registration.objects.exclude(Q(state__in=(confirmed, waiting)) | listed)
    yield from _named(others.filter(held | queued), "neither confirmed nor waiting, but in a pool")


def _named(rows: QuerySet[Registration], says: str) -> Iterator[Difference]:
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        yield Difference(f"registration {pk}", says)
