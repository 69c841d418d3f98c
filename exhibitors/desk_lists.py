"""The fair as the desk looks at it: its applications, its free booths, and who is next. Reads alone."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import Prefetch, QuerySet

from conference.folding import fold
from conference.models import Edition
from exhibitors import room, tasks
from exhibitors.choices import HOLDING, LIVE, ApplicationState
from exhibitors.models import Allotment, Application, Booth, BoothHolding, Fair
from exhibitors.tasks import Task

LATE, LISTED = "late", "listed"


@dataclass
class Row:
    """An application as a line of the list."""

    application: Application
    state: ApplicationState
    booths: list[str]
    missing: list[Task]
    late: bool

    @property
    def exhibitor(self) -> Any:
        return self.application.exhibitor

    @property
    def is_listed(self) -> bool:
        """Whether it stands on the waiting list."""
        return self.application.listed_at is not None

    @property
    def marks(self) -> set[str]:
        """What else than its state the list can be narrowed by."""
        return {mark for mark, holds in ((LATE, self.late), (LISTED, self.is_listed)) if holds}


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed by, each empty where it is not asked."""

    state: str = ""
    q: str = ""
    through: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        return cls(query.get("state", ""), query.get("q", "")[:80], query.get("through", ""))

    def admits(self, row: Row) -> bool:
        folded = row.exhibitor.folded
        through = "department" if row.application.through_department else "alone"
        return (
            (not self.state or self.state == row.state or self.state in row.marks)
            and self.through in ("", through)
            and all(word in folded for word in fold(self.q).split())
        )


def of_edition(edition: Edition) -> QuerySet[Application]:
    """All applications with what a list shows of them."""
    booths = Prefetch("holdings", BoothHolding.objects.select_related("booth"))
    rows: QuerySet[Application] = Application.objects.of_edition(edition).select_related(
        "exhibitor__edition", "exhibitor__province", "wanted_type", "allotment"
    )
    return rows.prefetch_related(booths, "exhibitor__products", "exhibitor__staff", "exhibitor__contacts")


def rows_of(fair: Fair, today: datetime.date) -> list[Row]:
    """Every application, those the department put first at the top of those who wait. Six queries."""
    rows = [_row(fair, application, today) for application in of_edition(fair.edition)]
    return sorted(rows, key=_order)


def _row(fair: Fair, application: Application, today: datetime.date) -> Row:
    state = application.state_on(today)
    booths = [one.booth.code for one in application.holdings.all()] if state in HOLDING else []
    missing = tasks.missing(fair, application) if state in LIVE else []
    return Row(application, state, booths, missing, any(task.is_late_on(today) for task in missing))


def _order(row: Row) -> tuple[Any, ...]:
    """Who waits comes first: the departments' choices by rank, then the others by when they applied."""
    waits = row.state == ApplicationState.APPLIED
    rank = row.application.rank if waits and row.application.rank else 10**6
    return not waits, rank, row.application.applied_at, row.application.pk


@dataclass
class Counts:
    """What the desk counts of a fair."""

    states: Counter[str] = field(default_factory=Counter)
    booths: int = 0
    free: int = 0
    kept: int = 0
    late: int = 0
    listed: int = 0
    wanted: int = 0

    @property
    def for_others(self) -> int:
        """Free booths that no department has a right to."""
        return max(self.free - self.kept, 0)


def counts(fair: Fair, rows: Sequence[Row], today: datetime.date) -> Counts:
    """Of all rows. Five queries."""
    return Counts(
        states=Counter(row.state.value for row in rows),
        booths=Booth.objects.filter(edition=fair.edition).count(),
        free=room.free_booths(fair.edition, today),
        kept=sum(room.kept(fair, today).values()),
        late=sum(row.late for row in rows),
        listed=sum(row.is_listed for row in rows),
        wanted=sum(row.application.wanted for row in rows if row.state == ApplicationState.APPLIED),
    )


def free_of(edition: Edition, today: datetime.date) -> list[Booth]:
    """Booths that nobody holds, hall by hall."""
    held = BoothHolding.objects.standing(today).values("booth")
    rows = Booth.objects.filter(edition=edition).exclude(pk__in=held).select_related("hall", "type")
    return list(rows.order_by("hall__order", "hall", "code"))


def turn_of(application: Application) -> int | None:
    """Its place on the waiting list, from 1 on; None where it is not on it."""
    if application.listed_at is None:
        return None
    listed = Application.objects.of_edition(application.edition).listed().values_list("pk", flat=True)
    return list(listed).index(application.pk) + 1


def held_of(edition: Edition, today: datetime.date) -> list[BoothHolding]:
    """Booths that somebody holds, by code, with who does."""
    rows = BoothHolding.objects.standing(today).filter(booth__edition=edition)
    return list(rows.select_related("booth", "application__exhibitor").order_by("booth__code"))


@dataclass
class Given:
    """An allotment with what its department has done about it."""

    allotment: Allotment
    applied: int
    selected: int
    held: int
    is_open: bool


def allotments(fair: Fair, rows: Sequence[Row], today: datetime.date) -> list[Given]:
    """Each province's booths: how many of its applicants want how many, and how many are selected and placed."""
    found = []
    for one in Allotment.objects.filter(fair=fair).select_related("province", "fair__edition"):
        own = [row for row in rows if row.application.allotment_id == one.pk and row.state in LIVE]
        applied = [row for row in rows if row.exhibitor.province_id == one.province_id and row.state in LIVE
                   and row.application.through_department]  # fmt: skip
        found.append(
            Given(
                one,
                sum(row.application.wanted for row in applied),
                sum(row.application.wanted for row in own),
                sum(len(row.booths) for row in own),
                one.is_open_on(today),
            )
        )
    return found


@dataclass(frozen=True)
class Waiting:
    """How much of a fair waits for a colleague."""

    to_decide: int = 0
    late: int = 0
    ending: int = 0


def waiting(edition: Edition, today: datetime.date) -> Waiting:
    """Applications while booths are free, exhibitors that are late, offers that end today. At most nine queries."""
    fair = Fair.objects.prefetch_related("deadlines").filter(edition=edition).first()
    if fair is None:
        return Waiting()
    rows = rows_of(fair, today)
    free = room.free_booths(edition, today)
    return Waiting(
        to_decide=sum(row.state == ApplicationState.APPLIED for row in rows) if free else 0,
        late=sum(row.late for row in rows),
        ending=sum(row.application.held_until == today for row in rows if row.state == ApplicationState.RESERVED),
    )
