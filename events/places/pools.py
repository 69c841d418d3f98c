"""WRITER  The pools themselves: how many places there are, for whom, and until when."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, Province, User
from events.choices import HoldState, PoolKind, RegistrationState
from events.models import Category, Event, Hold, Pool, Session, SessionSignUp
from events.places.queue import AWAITED, let_in
from events.places.taking import common_pool, lock

event_pool = common_pool


@transaction.atomic
def open_quota(
    *,
    by: User | None,
    event: Event,
    province: Province,
    size: int,
    category: Category | None = None,
    returns_on: datetime.date | None = None,
) -> Pool:
    """Set places of the event aside for a province, of one category or of all.

    Raises Refused where there is such a quota, and where fewer places are free ("size").
    """
    _move(lock(event), event, -size)
    return _open(
        by, _("This province has its quota here already."), edition_id=event.edition_id, kind=PoolKind.QUOTA,
        event=event, province=province, category=category, size=size, returns_on=returns_on,
    )  # fmt: skip


@transaction.atomic
def open_session_pool(*, by: User | None, session: Session, size: int) -> Pool:
    """Limit the places of a session; those confirmed who wanted it hold one already.

    Raises Refused where it has its pool, and where more hold a place than there are ("size").
    """
    lock(session.event)
    wanted = SessionSignUp.objects.filter(session=session, registration__state=RegistrationState.CONFIRMED)
    holders = list(wanted.values_list("registration_id", flat=True))
    _refuse_fewer(size, len(holders))
    pool = _open(
        by, _("This session has its places already."), edition_id=session.event.edition_id, kind=PoolKind.SESSION,
        event=session.event, session=session, size=size, taken=len(holders),
    )  # fmt: skip
    Hold.objects.bulk_create(Hold(registration_id=pk, pool=pool, state=HoldState.HELD) for pk in holders)
    return pool


def open_hotel_block(*, by: User | None, edition: Edition, name: str, size: int) -> Pool:
    """Add a hotel with so many places. Raises Refused where one of that name is there ("name")."""
    told = _("There is a hotel of this name already.")
    return _open(by, told, edition_id=edition.pk, kind=PoolKind.HOTEL, name=name.strip(), size=size)


def open_pick_up(*, by: User | None, edition: Edition, name: str, size: int) -> Pool:
    """Add the seats of a pick-up. Raises Refused where one of that name is there ("name")."""
    told = _("There is a pick-up of this name already.")
    return _open(by, told, edition_id=edition.pk, kind=PoolKind.PICK_UP, name=name.strip(), size=size)


def rename(*, by: User | None, pool: Pool, name: str) -> Pool:
    """Call a hotel or a pick-up otherwise. Raises Refused where another has that name ("name")."""
    before, pool.name = pool.name, name.strip()
    try:
        with transaction.atomic():
            pool.save(update_fields=["name"])
    except IntegrityError as error:
        raise Refused(fields={"name": [_("There is another of this name already.")]}) from error
    history.record(by=by, action=Action.CHANGED, target=pool, changes={"name": [before, pool.name]})
    return pool


def close(*, pool: Pool) -> None:
    """Delete a hotel or a pick-up in which nobody has a place, in the caller's transaction."""
    pool = Pool.objects.select_for_update(no_key=True).get(pk=pool.pk)
    if pool.taken or pool.event_id:
        raise Refused(_taken_already(pool.taken))
    pool.delete()


@transaction.atomic
def resize(*, by: User | None, pool: Pool, size: int | None, at: datetime.datetime | None = None) -> Pool:
    """Change how many places a pool has, and let in whoever now fits; None takes the limit of an event away.

    What a quota gains or loses, the common pool loses or gains. Raises Refused where more are
    taken than there would be ("size").
    """
    pool, pools = _locked(pool)
    if size is None and pool.kind != PoolKind.EVENT:
        raise Refused(fields={"size": [_("Say how many places there are.")]})
    _refuse_fewer(size, pool.taken - pool.overbooked)
    if pool.kind == PoolKind.QUOTA and pool.returned_at:
        raise Refused(_("This quota has gone back to the common places."))
    if pool.event and pool.kind == PoolKind.QUOTA:
        _move(pools, pool.event, (pool.size or 0) - (size or 0))
    return _change(by, pool, Action.POOL_RESIZED, {"size": size}, at)


@transaction.atomic
def overbook(*, by: User | None, pool: Pool, places: int, reason: str, at: datetime.datetime | None = None) -> Pool:
    """Let so many more in than there are places (0 takes it back), and let in whoever now fits.

    Raises Refused without a reason ("reason"), and where more are taken already ("places").
    """
    if not reason.strip():
        raise Refused(fields={"reason": [_("Say why more are let in than there are places.")]})
    pool, _pools = _locked(pool)
    if pool.size is not None and pool.size + places < pool.taken:
        raise Refused(fields={"places": [_taken_already(pool.taken)]})
    return _change(by, pool, Action.OVERBOOKED, {"overbooked": places}, at, reason=reason)


def return_unused(at: datetime.datetime) -> int:
    """Give what is left of quotas after their date to everybody; returns how many quotas ended."""
    ended = Pool.objects.filter(kind=PoolKind.QUOTA, returned_at=None, returns_on__lt=timezone.localdate(at))
    return sum(_return(pool, at) for pool in ended.order_by("event", "pk"))


@transaction.atomic
def _return(pool: Pool, at: datetime.datetime) -> bool:
    """False where somebody else did it, or put the day off, a moment before."""
    pool, pools = _locked(pool)
    if pool.returned_at or pool.event is None or pool.returns_on is None or pool.returns_on >= timezone.localdate(at):
        return False
    common = next(one for one in pools.values() if one.kind == PoolKind.EVENT)
    unused = max((pool.size or 0) - pool.taken, 0)
    if common.size is not None:
        common.size += unused
    common.waiting += pool.waiting
    common.save(update_fields=["size", "waiting"])
    # Those who waited for the quota now wait for what everybody waits for.
    Hold.objects.filter(pool=pool, state__in=AWAITED).update(pool=common)
    fields = {"size": (pool.size or 0) - unused, "waiting": 0, "returned_at": at}
    _change(None, pool, Action.QUOTA_RETURNED, fields, at)
    return True


def _locked(pool: Pool) -> tuple[Pool, dict[int, Pool]]:
    """The pool as it is under the lock, with all of its event; a hotel stands alone."""
    if pool.event is None:
        pools = {pool.pk: Pool.objects.select_for_update(no_key=True).get(pk=pool.pk)}
    else:
        pools = lock(pool.event)
    if pool.pk not in pools:
        raise Refused(_("A colleague has removed this."))
    return pools[pool.pk], pools


def _open(by: User | None, otherwise: str, **fields: Any) -> Pool:
    """Make the pool; `otherwise` is said where there is one."""
    try:
        with transaction.atomic():
            pool: Pool = Pool.objects.create(**fields)
    except IntegrityError as error:
        raise Refused(otherwise) from error
    history.record(by=by, action=Action.POOL_OPENED, target=pool, changes={"size": pool.size})
    return pool


def _change(
    by: User | None, pool: Pool, action: Action, fields: dict[str, Any], at: datetime.datetime | None, reason: str = ""
) -> Pool:
    before = history.snapshot(pool, list(fields))
    for name, value in fields.items():
        setattr(pool, name, value)
    pool.save(update_fields=list(fields))
    changes = history.difference(before, history.snapshot(pool, list(fields)))
    history.record(by=by, action=action, target=pool, changes=changes | ({"reason": reason} if reason else {}))
    if pool.event:
        let_in(pool.event, at=at or timezone.now())
    return pool


def _move(pools: dict[int, Pool], event: Event, places: int) -> None:
    """Add places to the common pool, or take them out; an unlimited one has always enough."""
    common = next(pool for pool in pools.values() if pool.kind == PoolKind.EVENT)
    if common.size is None:
        return
    if common.size + places < 0 or common.size + places + common.overbooked < common.taken:
        free = max(min(common.size, common.free or 0), 0)
        raise Refused(fields={"size": [_("Only %(count)s common places are free.") % {"count": free}]})
    common.size += places
    common.save(update_fields=["size"])


def _refuse_fewer(size: int | None, taken: int) -> None:
    if size is not None and size < taken:
        raise Refused(fields={"size": [_taken_already(taken)]})


def _taken_already(count: int) -> str:
    return _("%(count)s places are taken already.") % {"count": count}
