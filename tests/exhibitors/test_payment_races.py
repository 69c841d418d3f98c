"""Two colleagues match the same payment in one moment: it is matched once."""

from pathlib import Path

import pytest

from exhibitors import payments
from exhibitors.models import Payment, PaymentShare
from tests.conference.test_rotation_races import Threads
from tests.exhibitors.test_fees import priced
from tests.exhibitors.test_payments import paid, taken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def test_a_payment_is_matched_once(threads: Threads) -> None:
    fee = priced().fee
    payment = paid(fee, 5_000_000)
    parts = {fee.pk: 5_000_000}
    told = threads.at_once(*[lambda: payments.match(by=None, payment=payment, parts=parts)] * 4)
    assert sorted(bool(message) for message in told) == [False, True, True, True]
    assert threads.read(lambda: [one.amount for one in PaymentShare.objects.all()]) == [5_000_000]
    assert threads.read(lambda: Payment.objects.get().left) == 0


def test_a_statement_that_two_read_brings_its_payments_once(threads: Threads) -> None:
    fee, row = priced().fee, "05/10/2027;5000000;GH A01;FT1"
    threads.at_once(lambda: taken(fee, row), lambda: taken(fee, row))
    assert threads.read(Payment.objects.count) == 1
