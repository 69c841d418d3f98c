"""The fictional fair's fees: an account of no bank, fees that a source covers, a statement that proposes."""

from django.utils import timezone

from conference.models import Edition
from exhibitors import fairs, fee_lists, fees, payments
from exhibitors.choices import CoverSource
from exhibitors.models import BankAccount

# No bank has this code, so that an app that reads the demo's code pays nobody.
ACCOUNT = {
    "bank": "999999", "bank_name": "Ngân hàng Mẫu (minh họa)", "number": "0000123456",
    "holder": "BAN TO CHUC HOI CHO (MINH HOA)", "memo_prefix": "HNCTMAU",
}  # fmt: skip


def load(edition: Edition) -> None:
    """Once: whoever came through a department is covered, of the others some have paid."""
    if BankAccount.objects.filter(fair__edition=edition).exists():
        return
    fees.set_account(by=None, edition=edition, **ACCOUNT)
    rows = fee_lists.rows(edition, fairs.today_at(timezone.now()))
    through = [row.fee for row in rows if row.fee.application.through_department]
    fees.cover_all(by=None, edition=edition, fees=through, source=CoverSource.LOCAL, note="Quyết định minh họa")
    alone = [row for row in rows if not row.fee.application.through_department and row.standing.owed]
    if alone:
        payments.take(by=None, edition=edition, data=_statement(alone).encode(), name="sao-ke-minh-hoa.csv")


def _statement(owed: list[fee_lists.FeeRow]) -> str:
    """One payment as it was asked for, one that the bank altered, one for another's, one of nobody."""
    day = f"{timezone.localdate():%d/%m/%Y}"
    lines = [(row.standing.owed, fee_lists.memo(ACCOUNT["memo_prefix"], row.codes)) for row in owed[:1]]
    lines += [(row.standing.owed // 2, f"MBVCB.123456.GH{''.join(row.codes)}.dot 1") for row in owed[1:2]]
    lines += [(row.standing.owed, f"{row.fee.application.exhibitor.name_vi} chuyen tien") for row in owed[2:3]]
    lines += [(150_000, "Chuyen tien")]
    return "Ngày giao dịch;Ghi có;Nội dung\n" + "\n".join(f"{day};{amount};{memo}" for amount, memo in lines)
