"""What an exhibitor is asked for, and what of it is done: read from what is there, so that nobody has to tick it."""

import datetime
from dataclasses import dataclass
from typing import Any

from exhibitors.choices import FairTask
from exhibitors.models import Application, Fair


@dataclass(frozen=True)
class Task:
    """One thing asked for, until the day `due_on` ends."""

    kind: FairTask
    due_on: datetime.date
    is_done: bool

    @property
    def label(self) -> Any:
        return self.kind.label

    def is_late_on(self, today: datetime.date) -> bool:
        return not self.is_done and self.due_on < today


def of(fair: Fair, application: Application) -> list[Task]:
    """What the fair asks of the exhibitor, in the order of the days."""
    return [
        Task(FairTask(one.task), one.due_on, is_done(FairTask(one.task), application)) for one in fair.deadlines.all()
    ]


def missing(fair: Fair, application: Application) -> list[Task]:
    """What is not done yet."""
    return [task for task in of(fair, application) if not task.is_done]


def is_done(task: FairTask, application: Application) -> bool:
    """Whether the exhibitor has done it. Lists prefetch the exhibitor's products and staff."""
    exhibitor = application.exhibitor
    done = {
        FairTask.LOGO: lambda: bool(exhibitor.logo),
        FairTask.TEXTS: lambda: bool(exhibitor.profile_vi),
        FairTask.PRODUCTS: lambda: bool(exhibitor.products.all()),
        FairTask.SERVICES: lambda: application.services_at is not None,
        FairTask.BADGES: lambda: bool(exhibitor.staff.all()),
    }
    return done[task]()
