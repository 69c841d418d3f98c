"""WRITER  Taking a place in several pools at once, all or nothing, and leaving them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from conference import ready
from conference.ready import Given, Ready
from events.choices import HoldState, PoolKind
from events.models import Event, Hold, Pool, Registration

# event → the pools in which somebody needs a place, by id
Needs = dict[int, list[int]]
# the category and the province, by id, by which a quota is somebody's
Person = tuple[int, str | None]

# In a rush this is what everybody waits for.
_TAKE = (
    "UPDATE events_pool SET taken = taken + %s"
    " WHERE id = %s AND waiting = 0 AND (size IS NULL OR taken <= size + overbooked - %s)"
)
# All of an edition that are somebody's own; nobody's province is "".
_QUOTA = Q(kind=PoolKind.QUOTA, province=Given("province"), returned_at=None)
_PLACES = Ready(
    lambda: Pool.objects.filter(
        Q(kind=PoolKind.EVENT) | (_QUOTA & (Q(category=Given("category")) | Q(category=None))), edition=Given("edition")
    )
)


class Full(Exception):
    """A pool has no place left: what was taken before it is to be given back."""


def needs_of(
    events: Iterable[Event], *, category_id: int, province_id: str | None, session_ids: Iterable[int] = ()
) -> Needs:
    """In which pools, by id, somebody needs a place to come to these events; as `needed` finds them."""
    found = needed(events, category_id=category_id, province_id=province_id, session_ids=session_ids)
    return {event: [pool.pk for pool in pools] for event, pools in found.items()}


def needed(
    events: Iterable[Event], *, category_id: int, province_id: str | None, session_ids: Iterable[int] = ()
) -> dict[int, list[Pool]]:
    """The pools in which somebody needs a place to come to these events of one edition, in the order of locks.

    The province's own quota (for the category, else for all categories) goes before the common
    pool. Sessions of other events, and sessions without a limit, ask for nothing. One query for
    all, and one where there are sessions.
    """
    known = {event.pk: event for event in events}
    if not known:
        return {}
    edition = next(iter(known.values())).edition_id
    pools = _PLACES.all(edition=edition, category=category_id, province=province_id or "")
    if sessions := list(session_ids):
        pools += Pool.objects.filter(kind=PoolKind.SESSION, session__in=sessions)
    found: dict[int, list[Pool]] = {pk: [] for pk in known}
    for pool in pools:
        if (event := pool.event_id or 0) in found:
            found[event].append(pool)
    return {pk: _chosen(known[pk], pools) for pk, pools in sorted(found.items())}


def _chosen(event: Event, pools: Sequence[Pool]) -> list[Pool]:
    sessions = [pool for pool in pools if pool.kind == PoolKind.SESSION]
    # The quota for the category, the quota for all, the common pool: the first there is.
    places = sorted(
        (pool for pool in pools if pool.kind != PoolKind.SESSION),
        key=lambda pool: (pool.kind != PoolKind.QUOTA, pool.category_id is None),
    )
    return sorted([places[0] if places else common_pool(event), *sessions], key=lambda pool: pool.pk)


def common_pool(event: Event) -> Pool:
    """The event's pool of all; made, without a limit, when it is first asked for."""
    made, _new = Pool.objects.get_or_create(event=event, kind=PoolKind.EVENT, defaults={"edition_id": event.edition_id})
    return made


def lock(event: Event) -> dict[int, Pool]:
    """All pools of the event, locked until the transaction ends."""
    if not Pool.objects.filter(event=event, kind=PoolKind.EVENT).exists():
        common_pool(event)
    rows = Pool.objects.select_for_update(no_key=True).filter(event=event).order_by("pk")
    return {pool.pk: pool for pool in rows}


def enter(pools: Iterable[int]) -> None:
    """Take a place in each of these pools, which stand in the order of locks.

    Raises Full where one has none, and then the caller rolls back.
    """
    for pk in pools:
        if not take_one(pk, 1):
            raise Full


def enter_or_wait(event: Event, needed: Mapping[int, int]) -> bool:
    """Take so many places in each pool, and say whether it came to that; else all are counted as waiting.

    Whoever is refused looks once more under the lock: a place that became free in between has
    looked for those who wait, and would never find one who was about to.
    """
    if _take(needed):
        return True
    lock(event)
    if _take(needed):
        return True
    for pk, count in sorted(needed.items()):
        _wait(pk, count)
    return False


def fits(pools: Mapping[int, Pool], needs: Sequence[Sequence[int]]) -> list[bool]:
    """For which of these, one after the other, there is a place in all the pools they need; under `lock`."""
    free = {pk: 0 if pool.waiting else pool.free for pk, pool in pools.items()}
    found = []
    for needed in needs:
        known = [(pk, free.get(pk)) for pk in needed]
        fitting = all(left is None or left > 0 for _pk, left in known)
        if fitting:
            free |= {pk: left - 1 for pk, left in known if left is not None}
        found.append(fitting)
    return found


def enter_or_wait_each(event: Event, people: Sequence[Person]) -> list[tuple[int, bool]]:
    """Take a place at the event for each of these people, one after the other; who gets none is counted as waiting.

    Returns for each the pool, by id, and whether there was a place in it. All pools of the event are locked from
    here to the commit; a pool is counted once for all.
    """
    pools = lock(event)
    chosen = [_own_pool(event, pools.values(), one) for one in people]
    entered = fits(pools, [[pk] for pk in chosen])
    came = list(zip(chosen, entered, strict=True))
    for pk, count in sorted(Counter(pk for pk, fitting in came if fitting).items()):
        if not take_one(pk, count):
            raise Full
    # Only then: nobody takes a place for which others wait.
    for pk, count in sorted(Counter(pk for pk, fitting in came if not fitting).items()):
        _wait(pk, count)
    return came


def _own_pool(event: Event, pools: Iterable[Pool], person: Person) -> int:
    category, province = person
    asked = [
        pool
        for pool in pools
        if pool.kind == PoolKind.EVENT
        or (pool.kind == PoolKind.QUOTA and pool.province_id == province and not pool.returned_at
            and pool.category_id in (None, category))
    ]  # fmt: skip
    return _chosen(event, asked)[0].pk


def _wait(pk: int, count: int) -> None:
    Pool.objects.filter(pk=pk).update(waiting=F("waiting") + count)


def _take(needed: Mapping[int, int]) -> bool:
    if len(needed) == 1:
        return all(take_one(pk, count) for pk, count in needed.items())
    try:
        # The savepoint gives back what was taken, and the locks with it: they would be out of order.
        with transaction.atomic():
            for pk, count in sorted(needed.items()):
                if not take_one(pk, count):
                    raise Full
    except Full:
        return False
    return True


def take_one(pk: int, count: int) -> bool:
    """Nobody takes a place for which others wait."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [count, pk, count])
        return bool(cursor.rowcount)


def note(registrations: Mapping[Registration, Sequence[int]], state: HoldState) -> None:
    """Write down which registration holds, or awaits, a place in which pools."""
    ready.insert(
        [
            Hold(registration=registration, pool_id=pk, state=state)
            for registration, pools in registrations.items()
            for pk in pools
        ]
    )


def hand_on(old: Registration, new: Registration) -> None:
    """Let another registration have the places, or the turn in the queue. Nothing is counted anew."""
    Hold.objects.filter(registration=old).update(registration=new)


def leave(rows: QuerySet[Hold]) -> None:
    """Give back what these hold or await; under `lock`. Nobody is let in by this alone."""
    holds = list(rows.select_related("pool").order_by("pool"))
    for hold in holds:
        if hold.state == HoldState.HELD:
            _free(hold.pool)
        elif hold.state == HoldState.WAITING:
            Pool.objects.filter(pk=hold.pool_id).update(waiting=F("waiting") - 1)
    Hold.objects.filter(pk__in=[hold.pk for hold in holds]).delete()


def _free(pool: Pool) -> None:
    """One place less is taken; what a quota no longer keeps is everybody's."""
    if pool.returned_at and pool.size is not None and pool.taken <= pool.size:
        Pool.objects.filter(pk=pool.pk).update(taken=F("taken") - 1, size=F("size") - 1)
        Pool.objects.filter(event=pool.event_id, kind=PoolKind.EVENT, size__isnull=False).update(size=F("size") + 1)
    else:
        Pool.objects.filter(pk=pool.pk).update(taken=F("taken") - 1)
