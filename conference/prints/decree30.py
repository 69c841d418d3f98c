"""How Decree 30/2020/NĐ-CP lays out an official document: its measures and fixed words, for the PDF and for Word.

The sections named here are those of the decree's Appendix I, part I. Its twins that draw the page are
`decree30.typ` and `word.py`; neither has a measure of its own that the decree fixes.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Any

# I.1 and I.3: A4, in millimetres. The decree allows 20–25 above and below, 30–35 left, 15–20 right.
WIDTH, HEIGHT = 210, 297
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}

# In points; the decree's range, where it leaves one, stands behind.
SIZES = {
    "page_number": 13,  # I.7: 13–14, upright, centred in the margin above, not on the first page
    "country": 12,  # II.1.a: capitals, 12–13, bold
    "motto": 13,  # II.1.b: 13–14, bold, a line as long as the words below
    "organ": 12,  # II.2: capitals, 12–13; the issuing organ bold, a line of 1/3 to 1/2 of its words below
    "number": 13,  # II.3: 13, upright
    "placed": 13,  # II.4: 13–14, italic
    "title": 14,  # II.5: the kind in capitals, 13–14, bold; below it what it is about, with a line of 1/3 to 1/2
    "body": 13,  # II.6: 13–14, upright
    "signature": 13,  # II.7: authority and position in capitals, 13–14, bold; the name as it is written, bold
    "recipients": 12,  # II.9: the words "Nơi nhận:" 12, bold italic
    "recipient": 11,  # II.9: the list 11, upright
}
# II.6: how far the first line of a paragraph is set in, in millimetres; the decree says 10 or 12.7.
INDENT = 10
# II.2 and II.5: how long the line below is, as a part of the words above it.
SHORT_LINE = 0.4
# A number is not torn from the word that says what it counts.
BOUND = re.compile(r"\b(năm|tháng|ngày|lần thứ) (?=[\dIVXLC])")
# What an officer fills in by hand.
GAP, LONG_GAP = "……", "……………………"

WORDS = {
    "vi": {
        "country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "number": "Số: {number}/{symbol}",
        "recipients": "Nơi nhận:",
        "draft": "DỰ THẢO",
    },
    "en": {
        "country": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "number": "No.: {number}/{symbol}",
        "recipients": "Recipients:",
        "draft": "DRAFT",
    },
}


@dataclass(frozen=True)
class Letterhead:
    """What stands around the text and only the officer knows; what is empty is left as a gap for the pen.

    `superior` is the organ above the issuing one, and may be missing altogether; so may `authority`
    ("TM. BAN TỔ CHỨC", "KT. GIÁM ĐỐC") and the recipients.
    """

    superior: str = ""
    organ: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    dated: datetime.date | None = None
    authority: str = ""
    position: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()


def page(title: str, language: str) -> dict[str, Any]:
    """What `decree30.typ` needs for any page: A4, margins, sizes, language; the title is the file's own."""
    return {
        "title": title,
        "language": language,
        "margins": MARGINS,
        "sizes": SIZES,
        "short_line": SHORT_LINE,
        "indent": INDENT,
    }


def around(letterhead: Letterhead, language: str, *, is_draft: bool) -> dict[str, Any]:
    """The words of the head and of the foot as they are printed, with dots for what is not known."""
    words = WORDS[language]
    return {
        "country": words["country"],
        "motto": words["motto"],
        "superior": letterhead.superior.upper(),
        "organ": letterhead.organ.upper() or LONG_GAP,
        "number": words["number"].format(number=_two_digits(letterhead.number), symbol=letterhead.symbol or GAP),
        "placed": placed(letterhead.place, letterhead.dated, language),
        "draft": words["draft"] if is_draft else "",
        "authority": letterhead.authority.upper(),
        "position": letterhead.position.upper() or LONG_GAP,
        "signer": letterhead.signer or LONG_GAP,
        "recipients_word": words["recipients"],
        "recipients": _listed(letterhead.recipients),
    }


def placed(place: str, day: datetime.date | None, language: str) -> str:
    """Place and date, II.4: "Tây Ninh, ngày 05 tháng 02 năm 2027"; a zero before days under 10, and months 1 and 2."""
    place = place or LONG_GAP
    if language == "en":
        return f"{place}, {day.day} {day:%B} {day.year}" if day else f"{place}, {GAP}{GAP}{GAP}"
    if day is None:
        return f"{place}, ngày {GAP} tháng {GAP} năm {GAP}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"


def kept_together(text: str) -> str:
    """The text with the words that no line should end with bound to the next: "năm 2027", "lần thứ X"."""
    return BOUND.sub("\\1\u00a0", text)


def _two_digits(number: str) -> str:
    """II.3: a zero before numbers under 10."""
    return f"0{number}" if number.isdecimal() and len(number) == 1 else number or GAP


def _listed(recipients: tuple[str, ...]) -> list[str]:
    """II.9: each on a line with a dash before and a semicolon behind, the last with a full stop."""
    marks = [";"] * (len(recipients) - 1) + ["."]
    return [f"- {one.rstrip(' ;.,')}{mark}" for one, mark in zip(recipients, marks, strict=False)]
