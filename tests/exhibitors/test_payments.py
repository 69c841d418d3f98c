"""Money that came in, and which fees it is for."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from conference import editions
from conference.errors import Refused
from conference.models import Edition
from exhibitors import booths, exhibiting, payments
from exhibitors.choices import ApplicationState
from exhibitors.models import Fee, Payment, PaymentShare
from exhibitors.payments import Taken
from tests.exhibitors import fairs as made
from tests.exhibitors.test_fees import priced

pytestmark = pytest.mark.django_db

HEAD = "Ngày giao dịch;Số tiền ghi có;Nội dung;Số tham chiếu\n"


def taken(fee: Fee, *rows: str) -> Taken:
    data = (HEAD + "\n".join(rows)).encode()
    return payments.take(by=None, edition=fee.edition, data=data, name="sao-ke.csv")


def paid(fee: Fee, amount: int) -> Payment:
    taken(fee, f"05/10/2027;{amount};tien gian hang;FT{amount}")
    return Payment.objects.latest("pk")


def test_a_statement_read_again_or_overlapping_brings_nothing_twice() -> None:
    fee, row = priced().fee, "05/10/2027;5000000;GH A01;FT1"
    first = taken(fee, row, "06/10/2027;1000;phi;FT2")
    again = taken(fee, row, "07/10/2027;2000;moi;FT3")
    assert ((first.new, first.known), (again.new, again.known)) == ((2, 0), (1, 1))


def test_two_rows_that_look_alike_are_two_payments() -> None:
    fee, row = priced().fee, "05/10/2027;5000000;GH A01;"
    assert taken(fee, row, row).new == 2
    assert taken(fee, row, row).new == 0


def test_a_file_without_payments_is_refused_with_what_to_do() -> None:
    fee = priced().fee
    with pytest.raises(Refused) as refused:
        payments.take(by=None, edition=fee.edition, data=b"%PDF-", name="a.pdf")
    assert refused.value.fields["file"]


def test_paying_all_of_it_confirms_the_exhibitor() -> None:
    fee = priced().fee
    payments.match(by=None, payment=paid(fee, 2_000_000), parts={fee.pk: 2_000_000})
    assert Fee.objects.get().application.state == ApplicationState.RESERVED
    payments.match(by=None, payment=paid(fee, 3_000_000), parts={fee.pk: 3_000_000})
    assert Fee.objects.with_paid().get().paid == 5_000_000
    assert Fee.objects.get().application.state == ApplicationState.CONFIRMED


def test_money_for_an_offer_that_ran_out_is_matched_and_confirms_nothing() -> None:
    application = priced()
    payment = paid(application.fee, 5_000_000)
    payments.match(by=None, payment=payment, parts={application.fee.pk: 5_000_000}, at=made.later(2))
    application.refresh_from_db()
    assert application.state != ApplicationState.CONFIRMED


def test_a_payment_is_shared_and_never_beyond_its_amount() -> None:
    one, fee = priced(), priced().fee
    other = made.offered(fee.edition.fair, made.some_booths(fee.edition.fair, 1))
    second = Fee.objects.create(application=other, amount=5_000_000)
    payment = paid(fee, 8_000_000)
    payments.match(by=None, payment=payment, parts={fee.pk: 5_000_000, second.pk: 3_000_000})
    payment.refresh_from_db()
    assert (payment.matched, payment.left) == (8_000_000, 0)
    with pytest.raises(Refused):
        payments.match(by=None, payment=payment, parts={second.pk: 1})
    with pytest.raises(Refused):
        payments.match(by=None, payment=paid(fee, 9), parts={one.fee.pk: 9})
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(matched=8_000_001)


def test_what_is_taken_back_is_left_over_again() -> None:
    fee = priced().fee
    payment = payments.match(by=None, payment=paid(fee, 10), parts={fee.pk: 10})
    payments.unmatch(by=None, share=(share := PaymentShare.objects.get()))
    payment.refresh_from_db()
    assert payment.left == 10
    assert list(Payment.objects.left_over()) == [payment]
    with pytest.raises(Refused):
        payments.unmatch(by=None, share=share)


def test_what_is_not_of_the_fair_is_set_aside() -> None:
    payment = paid(priced().fee, 10)
    payments.set_aside(by=None, payment=payment, reason="Tiền thuê xe")
    assert not Payment.objects.left_over().exists()
    payments.set_aside(by=None, payment=payment, reason="")
    assert Payment.objects.left_over().exists()


def test_cash_is_noted_and_matched_at_once() -> None:
    fee = priced().fee
    payments.note_cash(by=None, fee=fee, amount=5_000_000, on=datetime.date(2027, 10, 5))
    assert Fee.objects.get().application.state == ApplicationState.CONFIRMED


def test_the_money_of_a_deleted_exhibitor_is_left_over() -> None:
    application = priced()
    payments.match(by=None, payment=paid(application.fee, 10), parts={application.fee.pk: 10})
    booths.release(by=None, application=application)
    exhibiting.delete(by=None, exhibitor=application.exhibitor)
    assert Payment.objects.get().left == 10


def test_a_fictional_edition_goes_with_its_matched_payments() -> None:
    application = priced()
    payments.match(by=None, payment=paid(application.fee, 10), parts={application.fee.pk: 10})
    Edition.objects.filter(pk=application.edition.pk).update(is_fictional=True, ordinal=None)
    editions.remove_fictional(by=None)
    assert not Payment.objects.exists()
