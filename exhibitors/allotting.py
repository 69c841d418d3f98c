"""WRITER  Booths set aside for a province, and whom its department gives them to."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, Province, User
from exhibitors import fairs, room
from exhibitors.choices import LIVE
from exhibitors.models import Allotment, Application, BoothHolding


@transaction.atomic
def set_aside(
    *, by: User | None, edition: Edition, province: Province, size: int, returns_on: datetime.date | None = None,
    at: datetime.datetime | None = None,
) -> Allotment:  # fmt: skip
    """Keep so many booths for the department's applicants, until a day ends or for good.

    Raises Refused where the province has its allotment, or fewer booths are free ("size").
    """
    fair, today = fairs.lock(edition), fairs.today_at(at or timezone.now())
    _insist_room(fair.edition, size, today)
    allotment = Allotment(fair=fair, province=province, size=size, returns_on=returns_on)
    _insist_coming(returns_on, today)
    _checked_save(allotment)
    changes = {"size": size, "returns_on": returns_on}
    history.record(by=by, action=Action.SET_ASIDE, target=allotment, changes=changes)
    return allotment


@transaction.atomic
def revise(
    *, by: User | None, allotment: Allotment, size: int, returns_on: datetime.date | None = None,
    at: datetime.datetime | None = None,
) -> Allotment:  # fmt: skip
    """Set another size or day. Raises Refused where fewer are free, or the department has given more ("size")."""
    today = fairs.today_at(at or timezone.now())
    allotment = _locked(allotment)
    if size < (given := wanted_of(chosen(allotment))):
        raise Refused(fields={"size": [_("%(count)s booths are given already.") % {"count": given}]})
    _insist_room(allotment.edition, size - allotment.size, today)
    _insist_coming(returns_on, today)
    before = history.snapshot(allotment, ["size", "returns_on"])
    allotment.size, allotment.returns_on, allotment.returned_at = size, returns_on, None
    _checked_save(allotment)
    changes = history.difference(before, history.snapshot(allotment, ["size", "returns_on"]))
    history.record(by=by, action=Action.CHANGED, target=allotment, changes=changes)
    return allotment


@transaction.atomic
def select(
    *, by: User | None, allotment: Allotment, ranked: Sequence[Application], at: datetime.datetime | None = None
) -> Allotment:
    """The department gives its booths to these of its applicants, in this order; to all others it gives none.

    Raises Refused where they want more than there are, one is not the department's or has withdrawn, one that
    holds a booth is left out, and once the last day is over.
    """
    today = fairs.today_at(at or timezone.now())
    allotment = _locked(allotment)
    if not allotment.is_open_on(today):
        raise Refused(
            _("The day until which the booths were to be given is over. Please ask the Organising Committee.")
        )
    before, chosen_now = chosen(allotment), _own(allotment, ranked)
    _insist_holders_stay(before, chosen_now)
    if (wanted := wanted_of(chosen_now)) > allotment.size:
        told = {"wanted": wanted, "size": allotment.size}
        raise Refused(_("These applicants want %(wanted)s booths; %(size)s are allotted to the province.") % told)
    Application.objects.filter(allotment=allotment).update(allotment=None, rank=None)
    for rank, application in enumerate(chosen_now, 1):
        Application.objects.filter(pk=application.pk).update(allotment=allotment, rank=rank)
    changes = {"selected": [[one.pk for one in before], [one.pk for one in chosen_now]]}
    history.record(by=by, action=Action.SELECTED, target=allotment, changes=changes)
    return allotment


def return_unused(at: datetime.datetime) -> int:
    """Give what departments did not use by their day to everybody; returns how many allotments ended."""
    ended = Allotment.objects.filter(returned_at=None, returns_on__lt=fairs.today_at(at)).select_related(
        "fair__edition"
    )
    return sum(_return(allotment, at) for allotment in ended.order_by("fair", "pk"))


@transaction.atomic
def _return(allotment: Allotment, at: datetime.datetime) -> bool:
    """False where somebody else did it, or put the day off, a moment before."""
    allotment = _locked(allotment)
    if allotment.returned_at or allotment.is_open_on(fairs.today_at(at)):
        return False
    before, used = allotment.size, min(allotment.size, wanted_of(chosen(allotment)))
    allotment.size, allotment.returned_at = used, at
    allotment.save(update_fields=["size", "returned_at"])
    history.record(by=None, action=Action.QUOTA_RETURNED, target=allotment, changes={"size": [before, used]})
    return True


def chosen(allotment: Allotment) -> list[Application]:
    """Whom the department has selected, in its order, as far as they still want a booth."""
    rows = Application.objects.filter(allotment=allotment, state__in=LIVE).select_related("exhibitor")
    return list(rows.order_by("rank"))


def wanted_of(applications: Sequence[Application]) -> int:
    """How many booths these want in all."""
    return sum(one.wanted for one in applications)


def _locked(allotment: Allotment) -> Allotment:
    """The allotment as it is under the fair's lock."""
    fairs.lock(allotment.edition)
    found: Allotment | None = (
        Allotment.objects.select_related("fair__edition", "province").filter(pk=allotment.pk).first()
    )
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def _own(allotment: Allotment, ranked: Sequence[Application]) -> list[Application]:
    """These applications as they are, in their order."""
    pks = [one.pk for one in ranked]
    rows = Application.objects.through(allotment.fair, [allotment.province_id]).live().select_related("exhibitor")
    known = rows.in_bulk(pks)
    if len(set(pks)) != len(pks) or set(known) != set(pks):
        raise Refused(_("One of these has withdrawn, or does not apply through this department. Reload the page."))
    return [known[pk] for pk in pks]


def _insist_holders_stay(before: Sequence[Application], now: Sequence[Application]) -> None:
    staying = {one.pk for one in now}
    left_out = BoothHolding.objects.filter(application__in=[one for one in before if one.pk not in staying])
    names = sorted(
        {holding.application.exhibitor.name for holding in left_out.select_related("application__exhibitor")}
    )
    if names:
        told = _("These hold a booth already and stay: %(names)s. Ask the Organising Committee to take it back first.")
        raise Refused(told % {"names": ", ".join(names)})


def _insist_room(edition: Edition, more: int, today: datetime.date) -> None:
    """Raise Refused where fewer booths are left for others than are to be set aside ("size")."""
    fair = fairs.lock(edition)
    left = room.free_booths(edition, today) - sum(room.kept(fair, today).values())
    if more > left:
        raise Refused(fields={"size": [_("Only %(count)s free booths are left for others.") % {"count": max(left, 0)}]})


def _insist_coming(returns_on: datetime.date | None, today: datetime.date) -> None:
    if returns_on is not None and returns_on < today:
        raise Refused(fields={"returns_on": [_("This day is over. Choose today or a later day.")]})


def _checked_save(allotment: Allotment) -> None:
    try:
        allotment.full_clean()
        with transaction.atomic():
            allotment.save()
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    except IntegrityError as error:
        raise Refused(fields={"province": [_("This province has its allotment already.")]}) from error
