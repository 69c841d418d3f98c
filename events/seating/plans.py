"""WRITER  The seating plan of a hall for an event."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.models import Event, Room, Seat, SeatingPlan


def open_plan(*, by: User | None, event: Event, room: Room) -> SeatingPlan:
    """Begin the plan of a hall. Raises Refused where there is one ("room"), or the two are of different editions."""
    if event.edition_id != room.edition_id:
        raise Refused(fields={"room": [_("Choose a hall of this edition.")]})
    try:
        with transaction.atomic():
            plan: SeatingPlan = SeatingPlan.objects.create(event=event, room=room)
            history.record(by=by, action=Action.ADDED, target=plan)
    except IntegrityError as error:
        raise Refused(fields={"room": [_("This hall has a plan for this event already.")]}) from error
    return plan


@transaction.atomic
def tell(*, by: User | None, plan: SeatingPlan, told: bool) -> SeatingPlan:
    """Show the seats on the passes, or no longer."""
    row = locked(plan)
    if row.is_told != told:
        row.is_told = told
        row.save(update_fields=["is_told"])
        history.record(by=by, action=Action.CHANGED, target=row, changes={"is_told": [not told, told]})
    return row


@transaction.atomic
def remove_plan(*, by: User | None, plan: SeatingPlan) -> None:
    """Raises Refused while anybody sits there."""
    row = locked(plan)
    if Seat.objects.filter(plan=row, registration__isnull=False).exists():
        raise Refused(_("People sit in this hall. Clear it first."))
    history.record(by=by, action=Action.DELETED, target=row)
    SeatingPlan.objects.filter(pk=row.pk).delete()


def locked(plan: SeatingPlan) -> SeatingPlan:
    """The plan under its lock, in the caller's transaction. Raises Refused where it is gone."""
    rows = SeatingPlan.objects.select_for_update(of=("self",), no_key=True)
    found: SeatingPlan | None = rows.select_related("event__edition", "room").filter(pk=plan.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found
