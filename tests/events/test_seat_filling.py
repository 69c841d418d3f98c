"""Who sits where, by itself: no rank behind a lower one of its block, everybody once, kept seats free."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from events.seat_filling import UNRANKED, Block, Chair, Guest, fill

PRESS = 7


def a_block(first: int, rows: int, width: int, **more: object) -> Block:
    chairs = [
        Chair(first + row * width + number, row + 1, number + 1) for row in range(rows) for number in range(width)
    ]
    return Block(chairs=chairs, width=width, **more)  # type: ignore[arg-type]


def a_guest(id: int, rank: int | None = 1, delegation: str = "", category: int | None = None) -> Guest:
    return Guest(id=id, rank=rank, delegation=delegation, name_order=f"{id:04}", category=category)


def by_row(block: Block, seated: dict[int, int]) -> list[list[int | None]]:
    """The guests of each row from the left, None on a free seat."""
    rows: dict[int, list[int | None]] = {}
    for chair in block.chairs:
        rows.setdefault(chair.row, []).append(seated.get(chair.id))
    return list(rows.values())


def test_the_highest_rank_sits_in_the_middle_of_the_first_row() -> None:
    block = a_block(1, 2, 5)
    seated = fill([block], [a_guest(number, rank=number) for number in range(1, 8)])
    assert by_row(block, seated) == [[4, 2, 1, 3, 5], [None, 7, 6, None, None]]


def test_from_the_left_where_the_block_says_so() -> None:
    block = a_block(1, 1, 4, from_centre=False)
    assert by_row(block, fill([block], [a_guest(number, rank=number) for number in (3, 1, 2)])) == [[1, 2, 3, None]]


def test_delegations_of_one_rank_sit_together() -> None:
    block = a_block(1, 1, 6)
    guests = [a_guest(number, delegation="ab"[number % 2]) for number in range(1, 7)]
    assert by_row(block, fill([block], guests)) == [[2, 4, 6, 1, 3, 5]]


def test_the_press_has_its_block_and_overflows_into_the_open_one() -> None:
    front, back = a_block(1, 1, 3), a_block(50, 1, 2, category=PRESS)
    guests = [a_guest(number, rank=9, category=PRESS) for number in (1, 2, 3)] + [a_guest(4, rank=1)]
    seated = fill([front, back], guests)
    assert {seated.get(50), seated.get(51)} == {1, 2}
    assert {guest for chair, guest in seated.items() if chair < 50} == {3, 4}


def test_whom_no_chair_is_left_for_are_the_lowest() -> None:
    block = a_block(1, 1, 2)
    assert set(fill([block], [a_guest(1, rank=None), a_guest(2, rank=5), a_guest(3, rank=1)]).values()) == {2, 3}


def a_hall(dice: random.Random) -> tuple[list[Block], list[Guest]]:
    blocks, first = [], 1
    for _ in range(dice.randint(1, 3)):
        rows, width = dice.randint(1, 5), dice.randint(1, 6)
        category = dice.choice([None, None, PRESS])
        whole = a_block(first, rows, width, from_centre=dice.choice([True, False]), category=category)
        free = [chair for chair in whole.chairs if dice.random() > 0.2]
        blocks.append(Block(free, width, whole.from_centre, whole.category))
        first += rows * width
    ranks = [None, *range(1, 9)]
    guests = [
        a_guest(number, dice.choice(ranks), dice.choice("ab"), dice.choice([None, PRESS]))
        for number in range(dice.randint(0, 60))
    ]
    return blocks, guests


@given(st.randoms(use_true_random=False))
def test_no_rank_is_behind_a_lower_one_of_its_block(dice: random.Random) -> None:
    blocks, guests = a_hall(random.Random(dice.random()))
    seated, known = fill(blocks, guests), {guest.id: guest for guest in guests}
    assert len(set(seated.values())) == len(seated)
    for block in blocks:
        last = 0
        for row in by_row(block, seated):
            ranks = [known[one].rank or UNRANKED for one in row if one is not None]
            assert not ranks or min(ranks) >= last
            last = max([*ranks, last])
            categories = {known[one].category for one in row if one is not None}
            assert block.category is None or categories <= {block.category}
    open_chairs = [chair.id for block in blocks if block.category is None for chair in block.chairs]
    assert len(seated) == len(guests) or all(chair in seated for chair in open_chairs)


def test_five_hundred_and_fifty_are_put_in_order_at_once() -> None:
    began = time.perf_counter()
    assert len(fill([a_block(1, 22, 25)], [a_guest(number, rank=number % 90) for number in range(550)])) == 550
    assert time.perf_counter() - began < 0.3
