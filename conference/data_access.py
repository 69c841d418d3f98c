"""WRITER  Who looked at a list of people's phones, addresses or lodging."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from conference.choices import PeopleList
from conference.models import DataAccess, Edition, User

# What is typed there may be a name, a phone or an address: that somebody looked for one is all that is kept.
TYPED = frozenset({"q"})


def note(
    *, by: User, what: PeopleList, rows: int, edition: Edition | None = None, narrowed: Mapping[str, Any] | None = None,
    taken_as: str = "",
) -> DataAccess:  # fmt: skip
    """Note a look at a list with so many rows, or that it was taken away (`taken_as` "xlsx", "csv", "pdf", …).

    `narrowed` are the list's filters as its address has them; empty ones and what was typed are left out.
    """
    kept = {name: True if name in TYPED else value for name, value in (narrowed or {}).items() if value}
    made: DataAccess = DataAccess.objects.create(
        by=by, edition=edition, at=timezone.now(), what=what, narrowed=kept, rows=rows, taken_as=taken_as
    )
    return made


def forget(pks: list[int]) -> int:
    """Delete looks whose term is over; returns how many."""
    return DataAccess.objects.filter(pk__in=pks).delete()[0]
