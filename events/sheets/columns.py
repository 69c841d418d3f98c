"""The columns of a list of people: how they are called here, and by which words they are known elsewhere."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from conference.folding import fold

NUMBER = "number"
# The hidden sheet of a template that holds what may be chosen.
LISTS = _("Lists")
ASIDE = re.compile(r"\([^)]*\)")
NOT_A_WORD = re.compile(r"[^a-z0-9#]+")


@dataclass(frozen=True)
class Column:
    """One column of the template. `field` is the name of what is read, `words` are folded headings of others."""

    field: str
    heading: Any
    words: tuple[str, ...]
    width: int
    says: Any

    @property
    def is_text(self) -> bool:
        """Excel must not make a number or a day of it."""
        return self.field != NUMBER


COLUMNS = (
    Column(NUMBER, _("No."), ("stt", "tt", "so tt", "no", "so thu tu", "#"), 6, _("Not needed.")),
    Column(
        "honorific", _("Honorific"),
        ("danh xung", "ong ba", "ong hoac ba", "xung ho", "gioi tinh", "honorific", "salutation", "gender", "sex",
         "mr ms",
         "nam nu"), 11, _("Ông, Bà or Đồng chí; may also stand before the name."),
    ),
    Column(
        "name", _("Full name"),
        ("ho ten", "ho va ten", "ho ten dai bieu", "ho va ten dai bieu", "ten dai bieu", "dai bieu",
         "ho va ten can bo",
         "ho ten can bo", "ten", "full name", "name", "delegate", "name of delegate", "participant"),
        28, _("Needed. One person a row."),
    ),
    Column(
        "academic_title", _("Academic title"),
        ("hoc ham hoc vi", "hoc vi", "hoc ham", "trinh do", "academic title", "degree"), 13,
        _("ThS., TS., PGS. TS. …"),
    ),
    Column(
        "position", _("Position"), ("chuc vu", "chuc danh", "chuc vu chuc danh", "position", "job title", "title"), 26,
        _("In full: Phó Giám đốc."),
    ),
    Column(
        "unit", _("Unit of work"),
        ("don vi", "don vi cong tac", "co quan", "co quan don vi", "noi cong tac", "co quan cong tac",
         "co quan don vi cong tac",
         "cong ty", "doanh nghiep", "ten don vi", "to chuc", "unit", "unit of work", "organisation", "organization",
         "company",
         "department"), 36, _("Needed, unless the whole list is of one unit."),
    ),
    Column(
        "province", _("Province or city"),
        ("tinh", "tinh thanh", "tinh thanh pho", "dia phuong", "tinh tp", "province", "province or city",
         "province city"), 20,
        _("Today's name; of an earlier province the present one is found. Empty for central bodies."),
    ),
    Column("country", _("Country"), ("quoc gia", "nuoc", "quoc tich", "country", "nationality"), 16,
           _("For guests from abroad, in place of the province.")),
    Column(
        "category", _("Category"),
        ("thanh phan", "doi tuong", "loai dai bieu", "thanh phan tham du", "thanh phan dai bieu", "category",
         "type"), 20,
        _("One of the list in the cell."),
    ),
    Column(
        "phone", _("Mobile phone"),
        ("dien thoai", "so dien thoai", "dien thoai di dong", "so dien thoai di dong", "dtdd", "so dtdd", "dt",
         "sdt", "so dt",
         "dt di dong", "di dong", "dien thoai lien he", "so dien thoai lien he", "so dien thoai lien lac",
         "dien thoai lien lac",
         "lien he", "so zalo", "zalo", "dien thoai zalo", "mobile", "phone", "mobile phone", "phone number", "tel",
         "telephone"),
        17, _("One number: 0912 345 678; from abroad with + and the country's code."),
    ),
    Column(
        "email", _("E-mail"),
        ("email", "e mail", "thu dien tu", "dia chi email", "dia chi e mail", "mail", "hop thu", "dia chi thu dien tu",
         "email address"), 28, _("One address. A phone or an e-mail is enough."),
    ),
    Column("arrives_on", _("Day of arrival"),
           ("ngay den", "ngay gio den", "thoi gian den", "ngay toi", "ngay co mat", "day of arrival", "arrival date",
            "date of arrival",
            "arrives"), 14, _("dd/mm/yyyy, as text: 13/10/2027.")),
    Column("arrives_time", _("Hour of arrival"), ("gio den", "gio toi", "hour of arrival", "arrival time", "gio",
        "time"), 12,
           _("14:30 or 14h30.")),
    Column(
        "arrival", _("Flight, train or car"),
        ("chuyen bay", "so hieu chuyen bay", "chuyen bay tau xe", "phuong tien", "phuong tien di lai",
         "phuong tien di chuyen",
         "flight", "flight no", "flight number", "flight train or car"), 20, _("For example VN1265."),
    ),
    Column(
        "transport", _("From the airport or station"),
        ("don san bay", "dua don", "nhu cau dua don", "dang ky dua don", "don tai san bay nha ga", "transport",
         "pick up",
         "from the airport or station"), 22, _("One of the list in the cell, or empty."),
    ),
    Column(
        "lodging", _("Lodging"),
        ("luu tru", "noi o", "cho o", "khach san", "nhu cau luu tru", "dang ky luu tru", "dang ky phong",
         "nhu cau cho o", "lodging",
         "hotel", "accommodation"), 22, _("One of the list in the cell, or empty."),
    ),
    Column("lodging_note", _("About the lodging"), ("ghi chu luu tru", "ve luu tru", "loai phong",
        "about the lodging", "room"), 22,
           _("For example the nights, or with whom the room is shared.")),
    Column("diet", _("Diet"), ("an uong", "che do an", "an kieng", "an chay", "diet", "meals"), 16,
           _("Only what the kitchen has to know.")),
    Column("interpretation", _("Interpretation into"), ("phien dich", "interpretation", "interpretation into"), 18,
           _("The language in which a guest would like to follow.")),
    Column("language", _("Language of messages"), ("ngon ngu", "ngon ngu thu", "language", "language of messages"), 18,
           _("Tiếng Việt or English; empty is Vietnamese.")),
)  # fmt: skip
BY_FIELD = {column.field: column for column in COLUMNS}
# What others divide in two, or put together.
FAMILY, GIVEN, WORK = "family", "given", "work"
FURTHER = {
    FAMILY: ("ho", "ho va ten dem", "ho dem", "ho lot", "ho va chu lot", "ho va dem", "last name", "family name",
        "surname"),
    GIVEN: ("ten", "first name", "given name"),
    WORK: ("chuc vu don vi", "chuc vu don vi cong tac", "chuc vu co quan", "chuc vu noi cong tac",
        "chuc vu va don vi cong tac",
           "chuc danh don vi", "don vi chuc vu", "position and unit", "position unit"),
}  # fmt: skip
# Headings that belong to a list and are not read.
PASSED_OVER = ("ghi chu", "chu ky", "ky nhan", "ky ten", "note", "notes", "remarks", "ngay sinh", "nam sinh", "cccd",
    "so cccd",
               "so cmnd", "cmnd", "cmnd cccd", "so cccd cmnd", "date of birth", "id number", "passport")  # fmt: skip


@cache
def known_words() -> dict[str, str]:
    """Folded heading → field; our own headings in both languages among them."""
    found = {word: field for field, words in FURTHER.items() for word in words}
    for column in COLUMNS:
        found |= dict.fromkeys(column.words, column.field)
        found |= dict.fromkeys(map(plain, in_both(column.heading)), column.field)
    return found


def in_both(words: Any) -> set[str]:
    """The words in Vietnamese and in English."""
    found = set()
    for language in ("vi", "en"):
        with translation.override(language):
            found.add(str(words))
    return found


def plain(text: str) -> str:
    """ "Họ và tên\\n(chữ in hoa) *" → "ho va ten" """
    return NOT_A_WORD.sub(" ", fold(ASIDE.sub(" ", text))).strip()
