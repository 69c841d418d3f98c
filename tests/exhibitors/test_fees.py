"""What exhibitors pay, and who pays it for them."""

import datetime

import pytest

from conference.errors import Refused
from exhibitors import booths, exhibiting, fees
from exhibitors.choices import CoverSource, FeeState
from exhibitors.fee_standing import Standing, standing
from exhibitors.models import Application, BoothType, Fee
from tests import factories
from tests.exhibitors import fairs as made

pytestmark = pytest.mark.django_db


def priced(count: int = 1, price: int = 5_000_000) -> Application:
    """An exhibitor to whom so many booths of that price are offered."""
    fair = made.a_fair()
    kind = BoothType.objects.create(edition=fair.edition, name_vi=f"Loại {price}", width=3, depth=3, price=price)
    hall = factories.HallFactory(edition=fair.edition)
    return made.offered(fair, [factories.BoothFactory(hall=hall, type=kind) for _ in range(count)])


def test_the_fee_follows_the_booths_and_the_services() -> None:
    application = priced(2)
    fair = application.edition.fair
    service = fair.services.create(name_vi="Điện", price=300_000, most=5)
    exhibiting.order_services(by=None, application=application, quantities={service: 2})
    assert Fee.objects.get().amount == 10_600_000
    dear = BoothType.objects.create(edition=fair.edition, name_vi="Góc", width=3, depth=3, price=8_000_000)
    corner = factories.BoothFactory(hall=application.holdings.first().booth.hall, type=dear)
    booths.move(by=None, holding=application.holdings.first(), booth=corner)
    assert Fee.objects.get().amount == 13_600_000


def test_booths_without_a_price_have_no_fee() -> None:
    priced(price=0)
    assert not Fee.objects.exists()


def test_a_fee_fixed_by_hand_stays_until_it_is_let_go() -> None:
    application = priced()
    fee = fees.fix(by=None, fee=application.fee, amount=2_000_000, due_on=datetime.date(2027, 9, 1))
    fees.reckon(application)
    fee.refresh_from_db()
    assert (fee.amount, fee.is_fixed) == (2_000_000, True)
    assert fees.fix(by=None, fee=fee, amount=None, due_on=None).amount == 5_000_000


def test_a_fee_is_covered_by_a_source_in_part_or_whole() -> None:
    fee = priced().fee
    with pytest.raises(Refused) as refused:
        fees.cover(by=None, fee=fee, covered=5, source="")
    assert "source" in refused.value.fields
    with pytest.raises(Refused) as refused:
        fees.cover(by=None, fee=fee, covered=5_000_001, source=CoverSource.LOCAL)
    assert "covered" in refused.value.fields
    fee = fees.cover(by=None, fee=fee, covered=3_000_000, source=CoverSource.LOCAL, note="QĐ 12")
    assert (fee.to_pay, fee.source, fee.source_note) == (2_000_000, "local", "QĐ 12")
    assert fees.cover_all(by=None, edition=fee.edition, fees=[fee], source=CoverSource.TRADE) == 1
    fee.refresh_from_db()
    assert (fee.to_pay, fee.source) == (0, "trade")


def test_what_is_covered_in_full_stays_so_when_the_fee_grows() -> None:
    application = priced()
    fees.cover(by=None, fee=application.fee, covered=5_000_000, source=CoverSource.NATIONAL)
    Fee.objects.get()
    service = application.edition.fair.services.create(name_vi="Bàn", price=100_000, most=5)
    exhibiting.order_services(by=None, application=application, quantities={service: 1})
    assert Fee.objects.get().to_pay == 0


def test_fees_of_another_edition_are_not_covered_along() -> None:
    fee, other = priced().fee, priced().fee
    assert fees.cover_all(by=None, edition=fee.edition, fees=[other], source=CoverSource.TRADE) == 0


@pytest.mark.parametrize(
    ("amount", "covered", "paid", "holds", "expected"),
    [
        (5, 0, 0, True, Standing(FeeState.OWED, owed=5)),
        (5, 2, 1, True, Standing(FeeState.PART, owed=2)),
        (5, 2, 3, True, Standing(FeeState.PAID)),
        (5, 5, 0, True, Standing(FeeState.COVERED)),
        (5, 0, 7, True, Standing(FeeState.OVERPAID, back=2)),
        (5, 0, 5, False, Standing(FeeState.BACK, back=5)),
        (5, 0, 0, False, Standing(FeeState.NOTHING)),
        (0, 0, 0, True, Standing(FeeState.NOTHING)),
    ],
)
def test_how_a_fee_stands(amount: int, covered: int, paid: int, holds: bool, expected: Standing) -> None:
    assert standing(amount=amount, covered=covered, paid=paid, holds=holds) == expected


def test_an_account_has_to_be_one() -> None:
    fair = made.a_fair()
    with pytest.raises(Refused) as refused:
        fees.set_account(
            by=None, edition=fair.edition, bank="12", bank_name="NH", number="01 23", holder="Sở", memo_prefix="HỘI"
        )
    assert set(refused.value.fields) == {"bank", "number", "memo_prefix"}
    details = {"bank": "970436", "bank_name": "NH Mẫu", "number": "0123456789", "holder": "Sở", "memo_prefix": "HNCT12"}
    account = fees.set_account(by=None, edition=fair.edition, **details)
    assert account.for_code.bank == "970436"
