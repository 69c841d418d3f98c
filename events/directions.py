"""What the ministry directed at an edition, gathered by whom it addressed."""

from typing import NamedTuple

from conference.models import Edition
from events.models import Direction


class Addressed(NamedTuple):
    """All that was said to one addressee; `first` names them and the source."""

    first: Direction
    directions: list[Direction]


def of(edition: Edition) -> list[Addressed]:
    """The directions in the order of the report, each addressee once."""
    groups: dict[str, list[Direction]] = {}
    for direction in Direction.objects.filter(edition=edition):
        groups.setdefault(direction.addressed_to_vi, []).append(direction)
    return [Addressed(group[0], group) for group in groups.values()]
