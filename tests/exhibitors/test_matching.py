"""Which payment is for which fee."""

import pytest

from exhibitors.matching import Owed, Proposal, Sureness, propose

FEES = [
    Owed(1, 5_000_000, ("A01",), "Công ty TNHH Gốm sứ Minh Họa", "1100123456"),
    Owed(2, 5_000_000, ("A1", "A02"), "Hợp tác xã Trà Ví Dụ"),
    Owed(3, 3_000_000, ("B-10",), "Cơ sở sản xuất Bánh Thử"),
    Owed(4, 0, ("C01",), "Đã nộp"),
]


@pytest.mark.parametrize(
    ("memo", "amount", "expected"),
    [
        ("HNCT12 GH A01", 5_000_000, Proposal(Sureness.EXACT, {1: 5_000_000})),
        ("MBVCB.123456.hnct12 gha01.CT tu 0123", 5_000_000, Proposal(Sureness.EXACT, {1: 5_000_000})),
        ("nop tien gian hang A 01", 2_000_000, Proposal(Sureness.NAMED, {1: 2_000_000})),
        ("A01 va B10", 8_000_000, Proposal(Sureness.EXACT, {1: 5_000_000, 3: 3_000_000})),
        ("A01, B-10 dot 1", 6_000_000, Proposal(Sureness.NAMED, {1: 5_000_000, 3: 1_000_000})),
        ("B10", 4_000_000, Proposal(Sureness.NAMED, {3: 3_000_000})),
        ("GOM SU MINH HOA chuyen tien", 5_000_000, Proposal(Sureness.LIKELY, {1: 5_000_000})),
        ("MST 1100123456", 5_000_000, Proposal(Sureness.LIKELY, {1: 5_000_000})),
        ("chuyen tien", 3_000_000, Proposal(Sureness.AMOUNT, {3: 3_000_000})),
        ("chuyen tien", 5_000_000, None),
        ("chuyen tien", 4_000_000, None),
        ("C01", 1_000_000, None),
        ("HA01NG A011", 1_000_000, None),
    ],
)
def test_a_payment_is_proposed_for_what_it_names(memo: str, amount: int, expected: Proposal | None) -> None:
    assert propose(memo, amount, FEES) == expected


def test_a_code_is_not_found_within_a_longer_one() -> None:
    assert propose("GH A10", 5_000_000, [Owed(1, 5_000_000, ("A1",)), Owed(2, 5_000_000, ("A2",))]) is None
