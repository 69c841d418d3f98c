"""WRITER  Many pools changed by one table: all of it, or nothing."""

from collections.abc import Mapping

from django.db import transaction

from conference.errors import Refused
from conference.models import Province, User
from events.choices import PoolKind
from events.models import Event, Pool
from events.places.pools import open_quota, resize
from events.places.taking import common_pool


@transaction.atomic
def resize_all(*, by: User | None, sizes: Mapping[Event | Pool, int | None]) -> int:
    """Give events (None: no limit) and other pools so many places; returns how many of them changed.

    Raises Refused with the row's name ("event-3", "pool-7") as the field, and then changes nothing.
    """
    changed = 0
    for target, size in sizes.items():
        pool = target if isinstance(target, Pool) else common_pool(target)
        if pool.size == size:
            continue
        try:
            resize(by=by, pool=pool, size=size)
        except Refused as refused:
            raise Refused(fields={name_of(target): [refused.message]}) from refused
        changed += 1
    return changed


@transaction.atomic
def set_quotas(*, by: User | None, event: Event, sizes: Mapping[Province, int | None]) -> int:
    """Set aside so many places for each province, whatever the category; returns how many quotas changed.

    None leaves a province without a quota of its own. What is freed is freed first, so that places can be moved.
    Raises Refused with the province's id as the field, and then changes nothing.
    """
    quotas = Pool.objects.filter(event=event, kind=PoolKind.QUOTA, category=None, returned_at=None)
    had = {pool.province_id: pool for pool in quotas}
    wanted = [(one, size, had.get(one.pk)) for one, size in sizes.items()]
    moved = [row for row in wanted if row[1] != (row[2].size if row[2] else None)]
    for province, size, pool in sorted(moved, key=_grows):
        try:
            if pool:
                resize(by=by, pool=pool, size=size)
            elif size is not None:
                open_quota(by=by, event=event, province=province, size=size)
        except Refused as refused:
            raise Refused(fields={str(province.pk): [refused.message]}) from refused
    return len(moved)


def _grows(row: tuple[Province, int | None, Pool | None]) -> int:
    _province, size, pool = row
    return (size or 0) - ((pool.size or 0) if pool else 0)


def name_of(target: Event | Pool) -> str:
    """What a row of the table is called in a form."""
    return f"pool-{target.pk}" if isinstance(target, Pool) else f"event-{target.pk}"
