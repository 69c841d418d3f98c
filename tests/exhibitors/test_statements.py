"""Bank statements as they come."""

import datetime
import io

import pytest
from openpyxl import Workbook

from exhibitors import statements

DAY = datetime.date(2027, 10, 5)


def book(*rows: list[object]) -> bytes:
    made, data = Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(data)
    return data.getvalue()


def test_a_statement_with_titles_debits_and_balances_gives_what_came_in() -> None:
    data = book(
        ["SAO KÊ TÀI KHOẢN"],
        ["Từ ngày 01/10/2027 đến ngày 31/10/2027"],
        ["STT", "Ngày giao dịch\nTransaction date", "Ghi nợ / Debit", "Ghi có / Credit", "Nội dung", "Số tham chiếu"],
        ["", "01/10/2027", "", "", "Số dư đầu kỳ", ""],
        [1, "05/10/2027 08:15:22", "", 5_000_000, "HNCT GH A01", "FT2728"],
        [2, datetime.datetime(2027, 10, 5, 9, 0), "1,100", "", "Phí SMS", "FT2729"],
        [3, DAY, "", "12.500.000", "htx vi du gian  hang A 02", ""],
        ["", "", "", "17.500.000", "Cộng phát sinh", ""],
    )
    found = statements.read(data, "sao-ke.xlsx")
    assert [(one.number, one.booked_on, one.amount, one.memo, one.reference) for one in found.entries] == [
        (5, DAY, 5_000_000, "HNCT GH A01", "FT2728"),
        (7, DAY, 12_500_000, "htx vi du gian hang A 02", ""),
    ]
    assert (found.outgoing, found.problems) == (1, [])


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("+5,000,000.00 VND", 5_000_000),
        ("5.000.000 đ", 5_000_000),
        ("5 000 000", 5_000_000),
        ("5000000,00", 5_000_000),
        ("700000", 700_000),
    ],
)
def test_amounts_are_read_however_a_bank_writes_them(typed: str, amount: int) -> None:
    data = f'Ngày;Số tiền;Nội dung\n2027-10-05;"{typed}";A01\n'.encode()
    assert [one.amount for one in statements.read(data, "sao-ke.csv").entries] == [amount]


@pytest.mark.parametrize(
    ("day", "amount"), [("31/02/2027", "5"), ("05/10/2027", "5,5"), ("hôm nay", "5"), ("05/10/2027", "x1")]
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_stand(day: str, amount: str) -> None:
    data = f'Ngày;Số tiền;Nội dung\n{day};"{amount}";A01\n05/10/2027;"-7.000";phí\n05/10/2027;8000;A02\n'.encode()
    found = statements.read(data, "sao-ke.csv")
    assert [one.words["row"] for one in found.problems] == [2]
    assert ([one.amount for one in found.entries], found.outgoing) == ([8000], 1)


def test_a_file_that_is_no_statement_says_what_to_do() -> None:
    assert statements.read(b"%PDF-1.7", "sao-ke.pdf").problems
    assert statements.read(book(["Họ và tên", "Chức vụ"]), "ds.xlsx").problems
    assert statements.read(b"", "").problems
