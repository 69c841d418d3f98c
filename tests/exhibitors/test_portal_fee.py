"""What an exhibitor sees of its fee, and the code that a bank's app reads."""

import subprocess
from pathlib import Path

import pytest
from django.test import Client

from exhibitors import fees, payments
from exhibitors.models import Application, Fee
from tests.exhibitors.pages import get, portal
from tests.exhibitors.test_fees import priced
from tests.exhibitors.test_payments import paid

pytestmark = pytest.mark.django_db
ACCOUNT = {"bank": "970436", "bank_name": "NH Mẫu", "number": "0123456789", "holder": "Sở", "memo_prefix": "HNCT12"}


@pytest.fixture
def application() -> Application:
    made = priced()
    fees.set_account(by=None, edition=made.edition, **ACCOUNT)
    return made


def read(picture: Path) -> str:
    told = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def expected(application: Application) -> str:
    code = application.holdings.get().booth.code
    memo = f"HNCT12 GH {code}"
    return f"0208QRIBFTTA5303704540750000005802VN62{len(memo) + 4:02}08{len(memo):02}{memo}6304"


def test_the_code_on_the_page_and_on_paper_is_read(application: Application, tmp_path: Path) -> None:
    picture = tmp_path / "fee.png"
    picture.write_bytes(Client().get(portal(application, "exhibitor-fee-qr")).content)
    assert expected(application) in read(picture)
    slip = tmp_path / "slip.pdf"
    slip.write_bytes(Client().get(portal(application, "exhibitor-fee-pdf")).content)
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", slip, tmp_path / "slip"], check=True)
    assert read(tmp_path / "slip.png") == read(picture)


def test_the_page_tells_what_is_owed_and_where_to(application: Application) -> None:
    page = get(portal(application, "exhibitor-fee"))
    assert all(text in page for text in ("5.000.000", "0123456789", "HNCT12 GH", "NH Mẫu"))


def test_what_was_paid_or_is_covered_is_owed_no_more(application: Application) -> None:
    payments.match(by=None, payment=paid(application.fee, 2_000_000), parts={application.fee.pk: 2_000_000})
    assert "3.000.000" in get(portal(application, "exhibitor-fee"))
    fees.cover(by=None, fee=Fee.objects.get(), covered=3_000_000, source="local")
    assert "HNCT12" not in get(portal(application, "exhibitor-fee"))
    assert Client().get(portal(application, "exhibitor-fee-qr")).status_code == 404


def test_without_a_fee_or_an_account_the_page_says_so() -> None:
    free, dear = priced(price=0), priced()
    assert "HNCT12" not in get(portal(free, "exhibitor-fee")) + get(portal(dear, "exhibitor-fee"))
    assert Client().get(portal(dear, "exhibitor-fee-pdf")).status_code == 404
