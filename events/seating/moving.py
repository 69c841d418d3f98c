"""WRITER  People are moved by hand; seats are kept free. Whoever was moved stays when the hall is filled again."""

from django.db import transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.choices import RegistrationState
from events.models import Registration, Seat, SeatingPlan
from events.seating.plans import locked


@transaction.atomic
def move(*, by: User | None, seat: Seat, to: Seat, who: int | None) -> Seat:
    """Let whoever sits on `seat` sit on `to`; who sits there comes here. Returns the seat they have now.

    `who` is the registration that the colleague saw on `seat`. Raises Refused where somebody else sits there by now.
    """
    plan = locked(seat.plan)
    here, there = _of(plan, seat), _of(plan, to)
    _insist(here, who)
    if here.pk == there.pk:
        return here
    comes, goes = here.registration, there.registration
    _put(here, None)
    _put(there, comes)
    _put(here, goes)
    for one, from_, now in ((comes, here, there), (goes, there, here)):
        if one:
            _tell(by, one, from_.code, now.code)
    return there


@transaction.atomic
def seat_at(*, by: User | None, seat: Seat, registration: Registration) -> Seat:
    """Give a free seat to somebody who is confirmed, wherever in the hall they sit now.

    Raises Refused where the seat is taken, or the registration is not confirmed for the event.
    """
    plan = locked(seat.plan)
    to = _of(plan, seat)
    if to.registration_id:
        raise Refused(_("Seat %(seat)s is taken by now. Choose another.") % {"seat": to.code})
    rows = Registration.objects.filter(event=plan.event_id, state=RegistrationState.CONFIRMED)
    # Locked, so that whoever withdraws at this moment leaves the seat behind this, and not before it.
    person = (
        rows.select_for_update(of=("self",), no_key=True).select_related("event").filter(pk=registration.pk).first()
    )
    if person is None:
        raise Refused(_("This delegate has no confirmed place at the event."))
    before = Seat.objects.filter(plan=plan, registration=person).first()
    if before:
        _put(before, None)
    _put(to, person)
    _tell(by, person, before.code if before else "", to.code)
    return to


@transaction.atomic
def take_out(*, by: User | None, seat: Seat, who: int | None) -> Seat:
    """Let whoever sits there get up. Raises Refused where it is somebody else by now than the colleague saw."""
    row = _of(locked(seat.plan), seat)
    _insist(row, who)
    person = row.registration
    _put(row, None)
    if person:
        _tell(by, person, row.code, "")
    return row


@transaction.atomic
def keep(*, by: User | None, seat: Seat, kept: bool) -> Seat:
    """Keep a seat free, or no longer. Raises Refused where somebody sits there."""
    row = _of(locked(seat.plan), seat)
    if kept and row.registration_id:
        raise Refused(_("Somebody sits on %(seat)s. Let them get up first.") % {"seat": row.code})
    if row.is_kept != kept:
        row.is_kept = kept
        row.save(update_fields=["is_kept"])
        history.record(by=by, action=Action.CHANGED, target=row.plan, changes={"kept" if kept else "freed": row.code})
    return row


@transaction.atomic
def loosen(*, by: User | None, seat: Seat) -> Seat:
    """The next filling may give whoever sits there another seat."""
    row = _of(locked(seat.plan), seat)
    row.is_fixed = False
    row.save(update_fields=["is_fixed"])
    return row


def hand_on(old: Registration, new: Registration) -> None:
    """Whoever comes in another's place has their seat, in the caller's transaction."""
    Seat.objects.filter(registration=old).update(registration=new)


def leave(registration: Registration) -> None:
    """Nobody sits where somebody does not come, in the caller's transaction."""
    Seat.objects.filter(registration=registration).update(registration=None, is_fixed=False)


def _of(plan: SeatingPlan, seat: Seat) -> Seat:
    """The seat as it is under the plan's lock."""
    found = Seat.objects.select_related("registration__event").filter(plan=plan, pk=seat.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    found.plan = plan
    return found


def _insist(seat: Seat, who: int | None) -> None:
    if seat.registration_id is None or seat.registration_id != who:
        raise Refused(_("A colleague has moved people meanwhile. Look at seat %(seat)s again.") % {"seat": seat.code})


def _put(seat: Seat, person: Registration | None) -> None:
    seat.registration, seat.is_fixed = person, person is not None
    seat.is_kept = seat.is_kept and person is None
    seat.save(update_fields=["registration", "is_fixed", "is_kept"])


def _tell(by: User | None, person: Registration, before: str, after: str) -> None:
    history.record(by=by, action=Action.CHANGED, target=person, changes={"seat": [before, after]})
