"""Pure: what a VietQR code says, so that a bank's app fills in account, amount and memo by itself.

Source: NAPAS QR Switching, Part IV, QR Code Format v1.5.2 (January 2021), a profile of EMVCo's merchant-presented mode.
"""

import binascii
import re
import unicodedata
from dataclasses import dataclass

from conference.folding import MARKS

LONGEST_MEMO = 25
NAPAS = "A000000727"
TO_AN_ACCOUNT = "QRIBFTTA"
DONG = "704"
# What every bank's app takes over unchanged.
NOT_PLAIN = re.compile(r"[^A-Za-z0-9 .-]+")


@dataclass(frozen=True)
class Account:
    """`bank` is the bank's six digits (BIN) with NAPAS, `number` its digits or capital letters."""

    bank: str
    number: str


def payload(account: Account, *, amount: int = 0, memo: str = "") -> str:
    """The text of the code. `amount` is in whole đồng; with 0 the payer types it. `memo` is as `memo_of` makes it."""
    to = _field("00", account.bank) + _field("01", account.number)
    receiver = _field("00", NAPAS) + _field("01", to) + _field("02", TO_AN_ACCOUNT)
    parts = [_field("00", "01"), _field("01", "12" if amount else "11"), _field("38", receiver), _field("53", DONG)]
    if amount:
        parts.append(_field("54", str(amount)))
    parts.append(_field("58", "VN"))
    if memo:
        parts.append(_field("62", _field("08", memo)))
    text = "".join(parts) + "6304"
    return f"{text}{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def memo_of(text: str) -> str:
    """`text` without accents and odd signs, of 25 characters at most: what a bank passes on as it is."""
    bare = MARKS.sub("", unicodedata.normalize("NFD", text)).replace("Đ", "D").replace("đ", "d")
    return " ".join(NOT_PLAIN.sub(" ", bare).split())[:LONGEST_MEMO].strip()


def _field(number: str, value: str) -> str:
    """A field: its number, its length in two digits, its value. Raises ValueError where it is too long to be told."""
    if len(value) > 99:
        raise ValueError(f"field {number} is longer than 99 characters")
    return f"{number}{len(value):02}{value}"
