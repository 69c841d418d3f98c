"""WRITER  Who holds which booth: offered until a day ends, allotted, confirmed, released, swapped, moved.

Everyone who changes that holds the fair's lock (`fairs.lock`), and notes first which offers have run out. A
booth has one holder: the database says so, too. What becomes free by itself is offered to the waiting list at once.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from exhibitors import exhibitor_messages, fairs, fees, room
from exhibitors.choices import ApplicationState
from exhibitors.models import Application, Booth, BoothHolding, Fair
from exhibitors.transitions import Step, after


@transaction.atomic
def offer(
    *, by: User | None, application: Application, booths: Sequence[Booth], until: datetime.date | None = None,
    at: datetime.datetime | None = None,
) -> Application:  # fmt: skip
    """Keep these booths for the exhibitor until the day `until` ends (the fair's own number of days, if none is given).

    Raises Refused where a booth is held or kept for others ("booths"), and where the day is over ("until").
    """
    fair, application, at = begin(application, at)
    before, state = application.state, after(application.state, Step.OFFER)
    until = until or fairs.today_at(at) + datetime.timedelta(days=fair.hold_days)
    _insist_coming(until, at)
    _take(fair, application, booths, at)
    _make_offer(by, application, before, state, until)
    return application


@transaction.atomic
def extend(
    *, by: User | None, application: Application, until: datetime.date, at: datetime.datetime | None = None
) -> Application:
    """Let the offer stand until another day ends. Raises Refused where none stands, or the day is over ("until")."""
    _fair, application, at = begin(application, at)
    before, state = application.state, after(application.state, Step.EXTEND)
    _insist_coming(until, at)
    move_to(by, application, Action.OFFERED, before, state, held_until=until)
    exhibitor_messages.tell(exhibitor_messages.OFFERED, application, by=by)
    return application


@transaction.atomic
def allot(
    *, by: User | None, application: Application, booths: Sequence[Booth] = (), at: datetime.datetime | None = None
) -> Application:
    """Give the booths for good: those offered, and these beside them. Raises Refused as `offer` does."""
    fair, application, at = begin(application, at)
    before, state = application.state, after(application.state, Step.ALLOT)
    if booths or before != ApplicationState.RESERVED:
        _take(fair, application, booths, at)
    move_to(by, application, Action.ALLOTTED, before, state, held_until=None, reason="")
    exhibitor_messages.tell(exhibitor_messages.NEWS, application, by=by)
    return application


@transaction.atomic
def confirm(*, by: User | None, application: Application, at: datetime.datetime | None = None) -> Application:
    """The exhibitor comes. Raises Refused where nothing is offered or allotted, and once the offer's day is over."""
    _fair, application, at = begin(application, at)
    if application.has_run_out_on(fairs.today_at(at)):
        raise Refused(_("The offer has run out: the booth is free for others. Please ask the Organising Committee."))
    before, state = application.state, after(application.state, Step.CONFIRM)
    move_to(by, application, Action.CONFIRMED, before, state, held_until=None)
    exhibitor_messages.tell(exhibitor_messages.NEWS, application, by=by)
    return application


@transaction.atomic
def accept(*, application: Application, at: datetime.datetime | None = None) -> Application:
    """The exhibitor takes what is offered: confirmed, or theirs until it is paid, which then confirms it.

    Raises Refused as `confirm` does.
    """
    _fair, found, now = begin(application, at)
    if found.has_run_out_on(fairs.today_at(now)) or not fees.owed(found):
        return confirm(by=None, application=found, at=now)
    return allot(by=None, application=found, at=now)


@transaction.atomic
def release(
    *, by: User | None, application: Application, reason: str = "", at: datetime.datetime | None = None
) -> Application:
    """Take the booths back; they are free for the next. Raises Refused where none are held."""
    _fair, application, at = begin(application, at)
    return let_go(by, application, Step.RELEASE, Action.RELEASED, at, reason=reason.strip()[:500])


@transaction.atomic
def swap(
    *, by: User | None, one: BoothHolding, other: BoothHolding, at: datetime.datetime | None = None
) -> tuple[BoothHolding, BoothHolding]:
    """Let two exhibitors change booths. Raises Refused where one has moved since: nobody swaps back unawares."""
    at, fair = at or timezone.now(), fairs.lock(one.edition)
    one, other = _standing(fair, one, at), _standing(fair, other, at)
    if one.booth_id == other.booth_id:
        raise Refused(_("Choose two different booths."))
    _end([one, other])
    made = _hold(one.application, [other.booth], at)[0], _hold(other.application, [one.booth], at)[0]
    for old, new in zip((one, other), made, strict=True):
        _record_move(by, old, new)
    return made


@transaction.atomic
def move(*, by: User | None, holding: BoothHolding, booth: Booth, at: datetime.datetime | None = None) -> BoothHolding:
    """Let an exhibitor change to a free booth. Raises Refused where it is held, or the exhibitor has moved since."""
    at, fair = at or timezone.now(), fairs.lock(holding.edition)
    holding = _standing(fair, holding, at, chosen=[booth])
    _insist_free(fair.edition, [booth], at)
    _end([holding])
    made = _hold(holding.application, [booth], at)[0]
    _record_move(by, holding, made)
    return made


def let_run_out(at: datetime.datetime) -> int:
    """Release every offer whose day is over; returns how many. Its holder is told, and the next one on the list.

    The booths are free anyway from the end of that day on: this notes it, and tells.
    """
    editions = Edition.objects.filter(
        exhibitors__applications__in=Application.objects.run_out(fairs.today_at(at))
    ).distinct()  # fmt: skip
    return sum(_let_run_out_in(edition, at) for edition in editions.order_by("pk"))


@transaction.atomic
def _let_run_out_in(edition: Edition, at: datetime.datetime) -> int:
    return note_run_out(fairs.lock(edition), at)


def note_run_out(fair: Fair, at: datetime.datetime, chosen: Sequence[Booth] = ()) -> int:
    """Release what has run out of a fair that the caller has locked, and offer it to the waiting list.

    Not so the booths that a colleague has `chosen` for somebody at this moment.
    """
    due = Application.objects.of_edition(fair.edition).run_out(fairs.today_at(at)).select_related("exhibitor__edition")
    ending = BoothHolding.objects.filter(application__in=due).exclude(booth__in=chosen).select_related("booth")
    freed = [holding.booth for holding in ending.order_by("booth__code")]
    for application in due:
        let_go(None, application, Step.LAPSE, Action.OFFER_LAPSED, at)
    pass_on(fair, freed, at)
    return len(due)


def pass_on(fair: Fair, freed: Sequence[Booth], at: datetime.datetime) -> None:
    """Offer booths that became free by themselves to the first on the waiting list whom they suit, under the lock.

    They suit who wants as many of that type, or of any, and as far as none is kept for others. Nobody is offered a
    booth of a conference that is over.
    """
    today = fairs.today_at(at)
    left = [] if fair.edition.over_on(today) else list(freed)
    listed = Application.objects.of_edition(fair.edition).listed().select_related("exhibitor__edition")
    for application in listed if left else ():
        suiting = [one for one in left if application.wanted_type_id in (None, one.type_id)][: application.wanted]
        if len(suiting) == application.wanted <= room.left_for(fair, application, today):
            _hold(application, suiting, at)
            fees.reckon(application)
            until = today + datetime.timedelta(days=fair.hold_days)
            _make_offer(None, application, application.state, after(application.state, Step.OFFER), until)
            left = [one for one in left if one not in suiting]


def begin(application: Application, at: datetime.datetime | None) -> tuple[Fair, Application, datetime.datetime]:
    """The fair under its lock, the application as it is behind it, and the moment from then on.

    Raises Refused where the application has been deleted.
    """
    fair = fairs.lock(application.exhibitor.edition)
    rows = Application.objects.select_related("exhibitor__edition", "allotment", "wanted_type")
    found: Application | None = rows.filter(pk=application.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    # What is waited for the lock counts: a day may have ended meanwhile.
    return fair, found, at or timezone.now()


def let_go(
    by: User | None, application: Application, step: Step, action: Action, at: datetime.datetime, **told: Any
) -> Application:
    """Take a step that gives up what the application holds, and tell the exhibitor; under the fair's lock."""
    before, state = application.state, after(application.state, step)
    holdings = list(BoothHolding.objects.filter(application=application).select_related("booth"))
    _end(holdings)
    move_to(by, application, action, before, state, held_until=None, **told)
    codes = ", ".join(sorted(holding.booth.code for holding in holdings))
    exhibitor_messages.tell(exhibitor_messages.NEWS, application, by=by, booths=codes)
    return application


def move_to(
    by: User | None, application: Application, action: Action, before: str, state: ApplicationState, **fields: Any
) -> None:
    """Write the state with what belongs to it, and note it."""
    # Whoever holds a booth, or does not come, waits for none.
    fields = {"listed_at": None, **fields}
    earlier = history.snapshot(application, list(fields))
    application.state = state
    for name, value in fields.items():
        setattr(application, name, value)
    application.save(update_fields=["state", *fields])
    changes = history.difference(earlier, history.snapshot(application, list(fields)))
    history.record(by=by, action=action, target=application, changes={"state": [before, state], **changes})


def _take(fair: Fair, application: Application, booths: Sequence[Booth], at: datetime.datetime) -> None:
    if not booths:
        raise Refused(fields={"booths": [_("Choose a booth.")]})
    note_run_out(fair, at, chosen=booths)
    _insist_free(fair.edition, booths, at)
    room.insist(fair, application, len(booths), fairs.today_at(at))
    _hold(application, booths, at)
    fees.reckon(application)


def _insist_coming(until: datetime.date, at: datetime.datetime) -> None:
    if until < fairs.today_at(at):
        raise Refused(fields={"until": [_("This day is over. Choose today or a later day.")]})


def _insist_free(edition: Edition, booths: Sequence[Booth], at: datetime.datetime) -> None:
    if any(booth.edition_id != edition.pk for booth in booths):
        raise Refused(fields={"booths": [_("This booth stands in another edition's halls.")]})
    taken = BoothHolding.objects.standing(fairs.today_at(at)).filter(booth__in=booths)
    codes = sorted(taken.values_list("booth__code", flat=True))
    if codes:
        raise Refused(
            fields={"booths": [_("Taken meanwhile: %(booths)s. Choose another.") % {"booths": ", ".join(codes)}]}
        )


def _make_offer(
    by: User | None, application: Application, before: str, state: ApplicationState, until: datetime.date
) -> None:
    """Write that what the application holds now is kept for it until that day ends, and tell the exhibitor."""
    move_to(by, application, Action.OFFERED, before, state, held_until=until, reason="")
    exhibitor_messages.tell(exhibitor_messages.OFFERED, application, by=by)


def _standing(fair: Fair, holding: BoothHolding, at: datetime.datetime, chosen: Sequence[Booth] = ()) -> BoothHolding:
    """The holding as it is under the lock. Raises Refused where it is over, or its offer has run out."""
    note_run_out(fair, at, chosen=chosen)
    rows = BoothHolding.objects.filter(pk=holding.pk)
    found: BoothHolding | None = rows.select_related("booth__hall", "application__exhibitor__edition").first()
    if found is None:
        raise Refused(_("This booth has changed hands meanwhile. Reload the page to see the plan as it is."))
    return found


def _hold(application: Application, booths: Sequence[Booth], at: datetime.datetime) -> list[BoothHolding]:
    try:
        with transaction.atomic():
            return BoothHolding.objects.bulk_create(
                BoothHolding(application=application, booth=booth, since=at) for booth in booths
            )
    except IntegrityError as error:
        raise Refused(fields={"booths": [_("A booth was taken meanwhile. Choose another.")]}) from error


def _end(holdings: Sequence[BoothHolding]) -> None:
    BoothHolding.objects.filter(pk__in=[one.pk for one in holdings]).delete()


def _record_move(by: User | None, old: BoothHolding, new: BoothHolding) -> None:
    fees.reckon(new.application)
    changes = {"booth": [old.booth.code, new.booth.code]}
    history.record(by=by, action=Action.MOVED, target=new.application, changes=changes)
    exhibitor_messages.tell(exhibitor_messages.NEWS, new.application, by=by)
