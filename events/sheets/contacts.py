"""Phones and e-mails as lists have them: zeros lost, two in a cell, spaces and commas in between."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from conference import phones
from events.sheets.cells import ToMend
from events.sheets.rows import Said

ASIDE = re.compile(r"\([^)\d]*\)|(?i:zalo|đtdđ|đt|tel|mobile|mob|phone|sđt|dđ|fax|viber|whatsapp)\s*[:.]?")
BETWEEN = re.compile(r"[;/,\n|]|\s[-–]\s|\s{3,}|\s(?:và|hoặc|or)\s")
SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
# The eleven digits of mobile phones before 2018 and the prefixes they have had since.
# Source: Decision 798/QĐ-BTTTT of 31 May 2018.
MOVED = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083", "0124": "084",
        "0125": "085",
    "0127": "081", "0129": "082", "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037",
    "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


def phone(text: str, notes: list[Said]) -> str:
    """E.164. Raises ToMend for what is none; of two numbers the first is kept, and said so."""
    if SCIENTIFIC.fullmatch(text.strip()):
        raise ToMend(_("Excel has shortened this number. Set the column to the format “Text” and type it again."))
    plain = ASIDE.sub(" ", text).strip()
    whole = _one(plain, notes)
    if whole:
        return whole
    told: list[Said] = []
    found = [number for part in BETWEEN.split(plain) if part.strip() and (number := _one(part.strip(), told))]
    if not found:
        raise ToMend(_("This is no phone number. Write it like 0912 345 678, or with + and the country's code."))
    if len(set(found)) > 1:
        told.append(Said(_("two numbers: %(number)s was kept"), {"number": phones.readable(found[0])}))
    notes += told
    return found[0]


def _one(text: str, notes: list[Said]) -> str:
    digits = re.sub(r"[^\d+]", "", text)
    if not 8 <= len(digits) <= 17 or re.search(r"[A-Za-z]{2,}", text):
        return ""
    if text.startswith("+") or digits.startswith("+"):
        return _e164(digits)
    if digits.startswith("00"):
        return _e164(f"+{digits[2:]}")
    if digits.startswith("84") and len(digits) in (11, 12):
        return _e164(f"+{digits}")
    if digits[:4] in MOVED and len(digits) == 11:
        number = _e164(MOVED[digits[:4]] + digits[4:])
        if number:
            notes.append(Said(_("%(was)s → %(now)s"), {"was": text, "now": phones.readable(number)}))
        return number
    # A number cell of Excel has lost the zero.
    return _e164(digits) if digits.startswith("0") else _e164(f"0{digits}") or _e164(digits)


def _e164(digits: str) -> str:
    try:
        return phones.e164(digits)
    except ValueError:
        return ""


def email(text: str, notes: list[Said]) -> str:
    """In the form that is written to. Raises ToMend for what is none; of two addresses the first is kept."""
    text = re.sub(r"(?i)^(e-?mail|mailto)\s*:\s*", "", text.strip())
    parts = [part for part in re.split(r"[;\n]|,\s|\s(?:và|or|hoặc)\s|\s/\s|/(?=\S+@)", text) if "@" in part]
    if len(parts) > 1:
        first = _address(parts[0])
        notes.append(Said(_("two addresses: %(address)s was kept"), {"address": first}))
        return first
    several = [one for one in text.split() if one.count("@") == 1]
    if len(several) > 1:
        first = _address(several[0])
        notes.append(Said(_("two addresses: %(address)s was kept"), {"address": first}))
        return first
    address = _address(text)
    if address.lower() != text.lower():
        notes.append(Said(_("%(was)s → %(now)s"), {"was": text, "now": address}))
    return address


def _address(text: str) -> str:
    found = re.search(r"<([^<>]+@[^<>]+)>", text)
    address = re.sub(r"\s+", "", found[1] if found else text).strip(".,;:<>()'\"").replace(",", ".")
    name, _at, host = address.rpartition("@")
    address = f"{name}@{host.lower()}" if name else address
    try:
        validate_email(address)
    except ValidationError as error:
        raise ToMend(_("This is no e-mail address. It looks like ten@donvi.gov.vn.")) from error
    return address
