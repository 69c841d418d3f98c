"""Fees and payments at the desk."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from conference.choices import Role
from exhibitors import exhibiting
from exhibitors.models import Application, BankAccount, Fee, Payment
from tests.exhibitors import fairs as made
from tests.exhibitors.test_fees import priced
from tests.exhibitors.test_payments import HEAD
from tests.factories import officer, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return priced()


@pytest.fixture
def desk(application: Application) -> Client:
    return signed_in(officer(Role.FAIR, application.edition))


def url(application: Application, path: str = "fees/") -> str:
    return f"/desk/editions/{application.edition.pk}/fair/{path}"


def send(desk: Client, application: Application, *rows: str) -> None:
    file = SimpleUploadedFile("sao-ke.csv", (HEAD + "\n".join(rows)).encode())
    answer = desk.post(url(application, "payments/"), {"file": file}, follow=True)
    assert answer.status_code == 200


def test_a_statement_is_read_proposed_and_matched(desk: Client, application: Application) -> None:
    code = application.holdings.get().booth.code
    send(desk, application, f"05/10/2027;5000000;HNCT GH {code};FT1", "05/10/2027;7000;khong ro;FT2")
    page = desk.get(url(application, "payments/")).content.decode()
    payment = Payment.objects.get(reference="FT1")
    key = f"{payment.pk}:{application.fee.pk}=5000000"
    assert f'value="{key}"' in page
    assert page.count(" checked") == 1
    desk.post(url(application, "payments/accept/"), {"proposal": [key, "spoilt", f"999999:{application.fee.pk}=1"]})
    application.refresh_from_db()
    assert application.state == "confirmed"
    assert "7.000" in desk.get(url(application, "payments/")).content.decode()


def test_a_payment_is_matched_by_hand_in_parts(desk: Client, application: Application) -> None:
    send(desk, application, "05/10/2027;7.000.000;khong ro;FT2")
    payment = Payment.objects.get()
    page = url(application, f"payments/{payment.pk}/")
    answer = desk.post(page, {"fee_1": application.fee.pk, "amount_1": "", "fee_2": "", "amount_2": "x1"})
    assert set(answer.context["form"].errors) == {"amount_1", "amount_2"}
    answer = desk.post(page, {"fee_1": application.fee.pk, "amount_1": "8.000.000"})
    assert answer.context["form"].non_field_errors()
    assert desk.post(page, {"fee_1": application.fee.pk, "amount_1": "5.000.000 đ"}).status_code == 302
    payment.refresh_from_db()
    assert payment.left == 2_000_000
    share = payment.shares.get()
    desk.post(url(application, f"fees/shares/{share.pk}/take-back/"))
    payment.refresh_from_db()
    assert payment.left == 7_000_000


def test_a_payment_is_set_aside_and_taken_up_again(desk: Client, application: Application) -> None:
    send(desk, application, "05/10/2027;7000;khong ro;FT2")
    payment = Payment.objects.get()
    for reason in ("Tiền khác", ""):
        desk.post(url(application, f"payments/{payment.pk}/set-aside/"), {"reason": reason})
        payment.refresh_from_db()
        assert payment.set_aside == reason


def test_what_is_no_statement_is_told_at_the_field(desk: Client, application: Application) -> None:
    file = SimpleUploadedFile("sao-ke.pdf", b"%PDF-1.7")
    answer = desk.post(url(application, "payments/"), {"file": file})
    assert answer.context["form"].errors["file"]


def test_a_fee_is_fixed_covered_and_paid_in_cash(desk: Client, application: Application) -> None:
    page = url(application, f"fees/{application.fee.pk}/")
    assert desk.post(page, {"fix": "1", "fix-amount": "4.000.000", "fix-due_on": "01/09/2027"}).status_code == 302
    answer = desk.post(page, {"cover": "1", "cover-covered": "9000000", "cover-source": "local"})
    assert answer.context["form"].errors["covered"]
    desk.post(page, {"cover": "1", "cover-covered": "3000000", "cover-source": "local", "cover-note": "QĐ 12"})
    desk.post(page, {"cash": "1", "cash-amount": "1000000", "cash-on": "05/10/2027"})
    fee = Fee.objects.with_paid().get()
    assert (fee.amount, fee.covered, fee.source_note, fee.paid) == (4_000_000, 3_000_000, "QĐ 12", 1_000_000)
    assert "QĐ 12" in desk.get(page).content.decode()


def test_those_ticked_are_covered_together(desk: Client, application: Application) -> None:
    answer = desk.post(url(application), {"source": "national"})
    assert answer.context["form"].errors["fees"]
    desk.post(url(application), {"source": "national", "fees": [application.fee.pk]})
    assert Fee.objects.get().to_pay == 0


def test_the_account_is_set_with_what_is_wrong_at_its_field(desk: Client, application: Application) -> None:
    page = url(application, "fees/account/")
    given = {"bank_name": "NH Mẫu", "bank": "97", "number": "0123 456 789", "holder": "Sở", "memo_prefix": "hnct12"}
    assert desk.post(page, given).context["form"].errors["bank"]
    assert desk.post(page, given | {"bank": "970436"}).status_code == 302
    account = BankAccount.objects.get()
    assert (account.number, account.memo_prefix) == ("0123456789", "HNCT12")


def test_the_list_goes_out_as_excel_and_runs_nothing(desk: Client, application: Application) -> None:
    exhibiting.edit_profile(by=None, exhibitor=application.exhibitor, name_vi="=1+1")
    sheet = load_workbook(io.BytesIO(desk.get(url(application, "fees/fees.xlsx")).content)).active
    assert (sheet["A2"].value, sheet["D2"].value, sheet["D2"].number_format) == ("'=1+1", 5_000_000, "#,##0")


@pytest.mark.parametrize(("path", "queries"), [("fees/", 8), ("payments/", 9)])
def test_the_pages_ask_as_often_for_one_as_for_twelve(
    path: str, queries: int, desk: Client, application: Application, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fair = application.edition.fair
    with django_assert_num_queries(queries):
        desk.get(url(application, path))
    for taken in made.some_booths(fair, 11):
        Fee.objects.create(application=made.offered(fair, [taken]), amount=10)
    send(desk, application, *[f"05/10/2027;{number};khong ro;" for number in range(1, 12)])
    with django_assert_num_queries(queries):
        desk.get(url(application, path))


def test_the_fees_of_another_edition_are_not_found(desk: Client, application: Application) -> None:
    other = priced()
    assert desk.get(url(application, f"fees/{other.fee.pk}/")).status_code == 404
    assert desk.get(url(other)).status_code == 404
    assert signed_in(officer(Role.CONTENT, application.edition)).get(url(application)).status_code == 403
