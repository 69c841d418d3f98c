"""WRITER  The fair of an edition: its terms, its deadlines, and the lock before who holds which booth changes."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events.structure import today_at as today_at  # the fair's own day: readers ask for it here
from exhibitors.choices import FairTask
from exhibitors.models import Fair, FairDeadline, FairService

EDITABLE = frozenset({"opens_on", "closes_on", "hold_days", "badges_per_booth", "contact", "text_vi", "text_en"})


def of(edition: Edition) -> Fair | None:
    """The edition's fair with its deadlines and services; None where there is none."""
    rows = Fair.objects.select_related("edition").prefetch_related("deadlines", "services")
    return rows.filter(edition=edition).first()


def lock(edition: Edition) -> Fair:
    """The edition's fair, held until the transaction ends. Every writer of applications and booths begins here.

    Raises Refused where the edition has no fair.
    """
    found: Fair | None = Fair.objects.select_for_update(no_key=True).filter(edition=edition).first()
    if found is None:
        raise Refused(_("This edition has no fair."))
    return found


@transaction.atomic
def open_fair(*, by: User | None, edition: Edition, **details: Any) -> Fair:
    """Give the edition its fair (in EDITABLE: what may be said of it). Raises Refused where it has one."""
    _insist_editable(details)
    fair = Fair(edition=edition, **details)
    _checked_save(fair)
    history.record(by=by, action=Action.ADDED, target=fair)
    return fair


@transaction.atomic
def revise(
    *, by: User | None, fair: Fair, deadlines: Mapping[FairTask, datetime.date | None] | None = None, **details: Any
) -> Fair:
    """Set other days, texts and deadlines; a task without a day is not asked for. Raises Refused for what cannot be."""
    _insist_editable(details)
    fair = lock(fair.edition)
    before = history.snapshot(fair, list(details)) | _days(fair)
    for name, value in details.items():
        setattr(fair, name, value)
    _checked_save(fair, update_fields=list(details))
    if deadlines is not None:
        _set_deadlines(fair, deadlines)
    changes = history.difference(before, history.snapshot(fair, list(details)) | _days(fair))
    history.record(by=by, action=Action.CHANGED, target=fair, changes=changes)
    return fair


@transaction.atomic
def set_services(
    *, by: User | None, fair: Fair, services: Sequence[FairService], gone: Sequence[FairService] = ()
) -> None:
    """Offer these services, and those gone no more. Raises Refused where one of them has been ordered."""
    fair = lock(fair.edition)
    for service in gone:
        if service.orders.exists():
            raise Refused(_("“%(service)s” has been ordered already: it stays.") % {"service": service.name})
        service.delete()
    for service in services:
        service.fair = fair
        service.save()
    changes = {"services": [one.name for one in services], "gone": [one.name for one in gone]}
    history.record(by=by, action=Action.CHANGED, target=fair, changes=changes)


def _days(fair: Fair) -> dict[str, Any]:
    known = {one.task: one.due_on for one in FairDeadline.objects.filter(fair=fair)}
    return {task.value: history.plain(known.get(task)) for task in FairTask}


def _set_deadlines(fair: Fair, deadlines: Mapping[FairTask, datetime.date | None]) -> None:
    FairDeadline.objects.filter(fair=fair, task__in=list(deadlines)).delete()
    FairDeadline.objects.bulk_create(
        FairDeadline(fair=fair, task=task, due_on=due_on) for task, due_on in deadlines.items() if due_on
    )


def _insist_editable(details: Mapping[str, Any]) -> None:
    if unknown := set(details) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")


def _checked_save(fair: Fair, update_fields: list[str] | None = None) -> None:
    try:
        fair.full_clean()
        fair.save(update_fields=update_fields)
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
