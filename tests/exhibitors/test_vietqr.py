"""The codes that a bank's app reads."""

import json
from pathlib import Path
from typing import Any

import pytest

from exhibitors import vietqr
from exhibitors.vietqr import Account

VECTORS = json.loads((Path(__file__).parent / "vietqr.json").read_text("utf-8"))["test_vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["expect"][-4:])
def test_the_known_codes_come_out_to_the_letter(vector: dict[str, Any]) -> None:
    account = Account(vector["bin"], vector["account"])
    told = vietqr.payload(account, amount=vector.get("amount", 0), memo=vector.get("memo", ""))
    assert told == vector["expect"]


@pytest.mark.parametrize(
    ("text", "memo"),
    [
        ("HNCT12 GH A01", "HNCT12 GH A01"),
        ("Hội nghị Đồng Tháp: gian hàng A01, A02", "Hoi nghi Dong Thap gian h"),
        ("  A01 /A02\n", "A01 A02"),
        ("Tiền 😀", "Tien"),
    ],
)
def test_a_memo_is_plain_and_short(text: str, memo: str) -> None:
    assert vietqr.memo_of(text) == memo


def test_what_is_too_long_for_a_field_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 99"):
        vietqr.payload(Account("970416", "1" * 100))
