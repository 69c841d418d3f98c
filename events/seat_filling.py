"""Who sits where when a hall is filled: by rank, and within a rank by delegation. Pure.

In a block nobody sits in a row behind somebody of a lower rank. People whose category has blocks of its own sit there
as far as they fit; the open blocks are filled by all others, nearest to the stage first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

UNRANKED = 1_000_000


@dataclass(frozen=True)
class Chair:
    """A seat that may be given."""

    id: int
    row: int
    number: int


@dataclass(frozen=True)
class Block:
    """Seats that stand together, in the order in which blocks are filled; `width` is the seats of a whole row."""

    chairs: Sequence[Chair]
    width: int
    from_centre: bool = True
    category: int | None = None


@dataclass(frozen=True)
class Guest:
    """One who is to sit; `delegation` and `name_order` put those of one rank in order."""

    id: int
    rank: int | None
    delegation: str
    name_order: str
    category: int | None = None

    @property
    def order(self) -> tuple[int, str, str, int]:
        return self.rank or UNRANKED, self.delegation, self.name_order, self.id


def fill(blocks: Sequence[Block], guests: Iterable[Guest]) -> dict[int, int]:
    """Which guest, by id, sits on which chair. Whom no chair is left for is in none."""
    waiting, seated = sorted(guests, key=lambda guest: guest.order), dict[int, int]()
    for block in sorted(blocks, key=lambda block: block.category is None):
        fitting = [guest for guest in waiting if block.category in (None, guest.category)][: len(block.chairs)]
        seated |= _in_block(block, fitting)
        gone = {guest.id for guest in fitting}
        waiting = [guest for guest in waiting if guest.id not in gone]
    return seated


def _in_block(block: Block, guests: Sequence[Guest]) -> dict[int, int]:
    seated, left = dict[int, int](), list(guests)
    rows = groupby(sorted(block.chairs, key=lambda chair: chair.row), key=lambda chair: chair.row)
    for _row, chairs in rows:
        best = sorted(chairs, key=lambda chair: _worth(block, chair))
        here, left = left[: len(best)], left[len(best) :]
        seated |= dict(_in_row(best, here))
    return seated


def _worth(block: Block, chair: Chair) -> tuple[float, int]:
    middle = (block.width + 1) / 2
    return (abs(chair.number - middle) if block.from_centre else 0, chair.number)


def _in_row(best: Sequence[Chair], guests: Sequence[Guest]) -> Iterator[tuple[int, int]]:
    """Those of one rank share the chairs that their rank gets from left to right, so that delegations sit together."""
    taken = 0
    for _rank, equals in groupby(guests, key=lambda guest: guest.rank):
        those = list(equals)
        chairs = sorted(best[taken : taken + len(those)], key=lambda chair: chair.number)
        yield from ((chair.id, guest.id) for chair, guest in zip(chairs, those, strict=True))
        taken += len(those)
