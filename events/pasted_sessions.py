"""From understood rows to the sessions that `agenda.add_table` takes. Pure."""

import datetime
from collections.abc import Sequence
from typing import Any

from events.pasting import Understood

Plan = dict[str, Any]


def one(rows: Sequence[Understood], *, title: str, **shared: Any) -> list[Plan]:
    """All rows as the items of one session that lasts from the first start to the last end."""
    starts = min((row.starts for row in rows if row.starts), default=None)
    ends = max((row.ends or row.starts for row in rows if row.starts), default=None)
    return [_session(title, starts, ends, [_item(row) for row in rows], shared)]


def each(rows: Sequence[Understood], **shared: Any) -> list[Plan]:
    """A session for each time, with its row and the rows that share its time as items."""
    groups: list[list[Understood]] = []
    for row in rows:
        if groups and row.joined:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [
        _session(group[0].row.title, group[0].starts, group[0].ends, [_item(row) for row in group], shared)
        for group in groups
    ]


def _session(
    title: str, starts: datetime.time | None, ends: datetime.time | None, items: list[Plan], shared: dict[str, Any]
) -> Plan:
    known = ends if starts and ends and ends > starts else None
    return {"title_vi": title, "starts": starts, "ends": known, "items": items, **shared}


def _item(row: Understood) -> Plan:
    return {"kind": row.kind, "title_vi": row.row.title, "by_vi": row.row.by, "minutes": row.minutes}
