"""Lists of people go by given name, as Vietnamese lists do."""

import itertools
import unicodedata

import pytest

from conference.name_order import LONGEST, given_name_key

IN_ORDER = [
    "Trần Văn An",
    "Nguyễn Thị Ánh",
    "Lê Văn Ân",
    "Phạm Văn Bình",
    "Bùi Dũng",
    "Đặng Dũng",
    "Lê Đức",
    "Lê Thị Em",
    "Võ Lan",
    "Nguyễn Thị Mai",
    "Trần Thị Mai",
    "Nguyễn Oanh",
    "Nguyễn Ông",
    "Lê Ơn",
    "Trần Ta",
    "Trần Tà",
    "Trần Tả",
    "Trần Tã",
    "Trần Tá",
    "Trần Tạ",
    "Trần Tam",
    "Lý Út",
    "Lý Ưng",
]


@pytest.mark.parametrize(("first", "second"), list(itertools.pairwise(IN_ORDER)))
def test_one_comes_before_the_other(first: str, second: str) -> None:
    assert given_name_key(first) < given_name_key(second)


def test_it_does_not_matter_how_a_name_is_encoded_or_capitalised() -> None:
    name = "Đặng Thị Ngọc Ánh"
    assert given_name_key(unicodedata.normalize("NFD", name.upper())) == given_name_key(name)


@pytest.mark.parametrize("name", ["", " ", "陳大文", "O'Neil-Smith", "🎉", "สมชาย ใจดี", "x" * 500])
def test_any_name_has_a_key_of_digits(name: str) -> None:
    key = given_name_key(name)
    assert key.isascii()
    assert key.isdigit()
    assert len(key) <= LONGEST
