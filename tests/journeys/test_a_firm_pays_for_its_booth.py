"""A firm applies alone, is offered a booth, pays by the code on its page, and the bank's statement confirms it."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from conference.choices import Role
from exhibitors import fee_codes, fee_lists
from exhibitors.models import Application, BankAccount, BoothType, Fee
from tests import factories
from tests.exhibitors.fairs import DAY, a_fair, today
from tests.exhibitors.pages import portal

pytestmark = pytest.mark.django_db


def test_a_firm_applies_alone_pays_by_vietqr_and_is_confirmed() -> None:
    fair, province, firm = a_fair(), factories.ProvinceFactory(), Client()
    edition = fair.edition
    kind = BoothType.objects.create(edition=edition, name_vi="Tiêu chuẩn", width=3, depth=3, price=9_000_000)
    booth = factories.BoothFactory(hall=factories.HallFactory(edition=edition), type=kind)
    officer = factories.signed_in(factories.officer(Role.FAIR, edition))
    desk = f"/desk/editions/{edition.pk}/fair/"
    officer.post(
        f"{desk}fees/account/",
        {"bank_name": "NH Mẫu", "bank": "970436", "number": "0123456789", "holder": "Sở", "memo_prefix": "HNCT12"},
    )

    wish = {
        "key": uuid.uuid4(), "kind": "enterprise", "name_vi": "Công ty Gốm Ví Dụ", "province": province.pk, "wanted": 1,
        "through": "alone", "contact_name": "Lê Thị Sen", "contact_email": "sen@example.vn", "notice": "on",
    }  # fmt: skip
    assert firm.post(f"/{edition.year}/exhibit/", wish).status_code == 302
    application = Application.objects.get()
    officer.post(
        f"{desk}applications/{application.pk}/offer/", {"booths": [booth.pk], "until": f"{today() + DAY:%d/%m/%Y}"}
    )

    bill = firm.get(portal(application, "exhibitor-fee")).text
    assert "9.000.000" in bill
    assert "fee/qr.png" in bill
    row = fee_lists.row_of(Fee.objects.with_paid().get(), today())
    memo = fee_codes.memo_of(BankAccount.objects.get(), row)
    assert memo == f"HNCT12 GH {booth.code}"

    # The bank has put a number of its own before the memo, and eaten its spaces.
    heard = f"MBVCB.77123.{memo.replace(' ', '')}.CT tu 0011"
    statement = f"Ngày;Ghi có;Nội dung\n{timezone.localdate():%d/%m/%Y};9.000.000;{heard}\n"
    officer.post(f"{desk}payments/", {"file": SimpleUploadedFile("sao-ke.csv", statement.encode())})
    proposed = officer.get(f"{desk}payments/").text
    keys = re.findall(r'name="proposal" value="([^"]+)"[^>]* checked', proposed)
    officer.post(f"{desk}payments/accept/", {"proposal": keys})

    application.refresh_from_db()
    assert application.state == "confirmed"
    assert "Đã nộp đủ" in firm.get(portal(application, "exhibitor-fee")).text
    assert booth.code in firm.get(f"/{edition.year}/exhibitors/cong-ty-gom-vi-du/").text
