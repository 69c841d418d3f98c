"""How an exhibitor pays, as one A5 page: the VietQR code and what it says in words."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from conference import naming
from conference.models import Series
from conference.prints import typesetting
from conference.templatetags.luanluu import figure
from exhibitors import fee_codes
from exhibitors.fee_lists import FeeRow
from exhibitors.models import BankAccount

TEMPLATE = Path(__file__).with_name("payment_slip.typ")


def pdf(account: BankAccount, row: FeeRow, series: Series | None) -> bytes:
    """In the active language, with all that is still owed."""
    return typesetting.pdf(TEMPLATE, _data(account, row, series))


def _data(account: BankAccount, row: FeeRow, series: Series | None) -> dict[str, Any]:
    payload = fee_codes.payload_of(account, row)
    return {
        "language": translation.get_language(),
        "title": naming.official_title(row.fee.edition, series),
        "heading": _("Payment of the fee"),
        "name": str(row.fee),
        "payload": payload,
        "qr": fee_codes.svg(payload),
        "rows": told(account, row),
        "note": _(
            "Scan the code with a bank's app: account, amount and memo are filled in. Please leave the memo as it is."
        ),
    }


def told(account: BankAccount, row: FeeRow) -> list[tuple[str, str]]:
    """What the code says, in words, in the active language."""
    return [
        (_("Booths"), row.booths),
        (_("Amount"), f"{figure(row.standing.owed)} đ"),
        (_("Memo"), fee_codes.memo_of(account, row)),
        (_("Account number"), account.number),
        (_("Account holder"), account.holder),
        (_("Bank"), account.bank_name),
    ]
