"""Reads of delegations: by their link, and those of an edition."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from conference import tokens
from conference.models import Edition
from events.choices import LIVE, DelegationState, RegistrationState
from events.delegations.rows import Problems, problems_of
from events.models import Delegation, DelegationEntry


def by_link(token: str) -> Delegation | None:
    """The delegation that this secret opens; None for what is no secret of ours."""
    rows = Delegation.objects.select_related("event__edition__host", "province")
    return rows.prefetch_related("quotas__category").filter(token_digest=tokens.digest(token)).first()


@dataclass
class Row:
    """A row of the list as its page shows it."""

    number: int
    entry: DelegationEntry
    problems: Problems = field(default_factory=dict)

    @property
    def registration_state(self) -> str:
        return self.entry.registration.state if self.entry.registration else ""


def rows_of(delegation: Delegation) -> list[Row]:
    """The list in its order, each row with what is to be mended. One query."""
    entries = list(delegation.entries.select_related("category", "registration__delegate"))
    problems = problems_of(delegation, entries)
    return [Row(number, entry, problems.get(entry.pk, {})) for number, entry in enumerate(entries, 1)]


def pending(rows: Sequence[Row]) -> int:
    """How many rows the next sending is about."""
    return sum(row.entry.is_pending for row in rows)


def of_edition(edition: Edition) -> QuerySet[Delegation]:
    """All delegations of an edition, with counts: `listed` rows, `live` registrations, `applied` and `confirmed`."""
    live = Q(entries__registration__state__in=LIVE)
    rows: QuerySet[Delegation] = (
        Delegation.objects.filter(event__edition=edition)
        .select_related("event__edition", "province")
        .prefetch_related("quotas__category")
        .annotate(
            listed=Count("entries"),
            live=Count("entries", filter=live),
            applied=Count("entries", filter=Q(entries__registration__state=RegistrationState.APPLIED)),
            confirmed=Count("entries", filter=Q(entries__registration__state=RegistrationState.CONFIRMED)),
        )
        .order_by("event__pk", "province__slug", "unit", "pk")
    )
    return rows


class Waiting(NamedTuple):
    """How many delegations wait for a colleague."""

    late: int
    to_approve: int


def waiting(edition: Edition, today: datetime.date) -> Waiting:
    """The edition's delegations that are late, and those whose lists await approval. One query."""
    rows = list(Delegation.objects.filter(event__edition=edition))
    return Waiting(
        late=sum(row.is_late_on(today) for row in rows),
        to_approve=sum(row.state == DelegationState.SENT for row in rows),
    )
