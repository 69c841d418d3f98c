"""The name of a person as lists have it: with honorific and title before it, in capitals, numbered, two in a cell."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from conference.folding import fold
from events.sheets.cells import ToMend
from events.sheets.rows import Said

HONORIFICS = {
    "ong": "Ông", "ba": "Bà", "dong chi": "Đồng chí", "d/c": "Đồng chí", "dc": "Đồng chí", "đ/c": "Đồng chí",
        "mr": "Mr", "ms": "Ms",
    "mrs": "Mrs", "mr.": "Mr", "ms.": "Ms", "mrs.": "Mrs", "dr": "Dr", "dr.": "Dr", "prof.": "Prof.", "h.e.": "H.E.",
    "nam": "Ông", "nu": "Bà", "m": "Ông", "f": "Bà", "male": "Mr", "female": "Ms", "anh": "Ông", "chi": "Bà",
    "co": "Bà",
}  # fmt: skip
# "Ông Nguyễn Văn An", "Đ/c: Trần Thị Sen"; not "Bà" alone, and no name that begins with such letters.
BEFORE = re.compile(r"(Ông|Bà|Đồng chí|Đ/c|Đ/C|ĐC|Mr\.?|Ms\.?|Mrs\.?|H\.E\.)(?:\s*[:.]\s*|\s+)(?=\S)", re.IGNORECASE)
NUMBERED = re.compile(r"^\s*(?:\d{1,4}\s*[.)\-/]|[-•*+–])\s*")
TITLES = re.compile(
    r"((?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|Ths|THS|BS|KS|CN|LS|DS|KTS|Dr|Prof|NCS|CKI|CKII)\b\.?\s*[.,–-]?\s*)+)(?=\S)"
)
AND = re.compile(r"\n|;|\s/\s|\s&\s|\s\+\s|\s(?:và|and)\s", re.IGNORECASE)
POSITION = re.compile(
    r"^(q\.|quyền|phó|p\.|pgđ|giám đốc|gđ|tp\.|trưởng|chánh|chuyên viên|cv|chủ tịch|bí thư|cục|vụ|viên chức"
    r"|tổng|thứ trưởng|bộ trưởng|director|deputy|vice|head|chair|manager|thư ký|kế toán|ủy viên)",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")


@dataclass
class Named:
    """A name without what stood around it."""

    name: str
    honorific: str = ""
    academic_title: str = ""
    position: str = ""
    notes: list[Said] = field(default_factory=list)


def read(text: str) -> Named:
    """Raises ToMend for two people, and for what is no name."""
    text = NUMBERED.sub("", text)
    text, position = _without_position(_one_line(text))
    named = Named(text, position=position)
    _strip(named)
    _refuse(named.name)
    named.name = _in_small_letters(named)
    if position:
        named.notes.append(Said(_("“%(position)s” was taken as the position"), {"position": position}))
    return named


def honorific(text: str) -> str:
    """ "Nam" → "Ông"; what is not known stays as it is."""
    return HONORIFICS.get(fold(text).strip(" :"), text)


def is_honorific(text: str) -> bool:
    return fold(text).strip(" :") in HONORIFICS


def _one_line(text: str) -> str:
    lines = [line for line in text.split("\n") if line]
    # A name that was broken for want of room: "Nguyễn Thị\nMinh".
    if len(lines) > 1 and (len(lines[-1].split()) == 1 or len(lines[0].split()) == 1) and not BEFORE.match(lines[-1]):
        return " ".join(lines)
    if len(lines) == 2 and POSITION.match(lines[1]):
        return ", ".join(lines)
    return "\n".join(lines)


def _without_position(text: str) -> tuple[str, str]:
    for mark in (",", " - ", " – ", "("):
        name, found, rest = text.partition(mark)
        if found and POSITION.match(rest.strip()):
            return name.strip(), rest.strip(" )")
    return text, ""


def _strip(named: Named) -> None:
    """Honorific and academic titles before the name, in whatever order."""
    for _round in range(2):
        found = BEFORE.match(named.name)
        if found and not named.honorific and len(named.name[found.end() :].split()) > 1:
            named.honorific, named.name = honorific(found[1]), named.name[found.end() :].strip()
        found = TITLES.match(named.name)
        if found and not named.academic_title:
            named.academic_title, named.name = found[1].strip(" ,-–"), named.name[found.end() :].strip()


def _refuse(name: str) -> None:
    parts = [part for part in AND.split(name) if part.strip()]
    if len(parts) > 1 or ("," in name and all(len(part.split()) > 1 for part in name.split(","))):
        raise ToMend(_("Two people stand in this cell. Give each a row of their own."))
    if DIGIT.search(name) or "@" in name:
        raise ToMend(_("This is no name of a person. Type the full name, and nothing else."))
    if not any(sign.isalpha() for sign in name):
        raise ToMend(_("Type the full name."))


def _in_small_letters(named: Named) -> str:
    name = named.name
    if len(name) < 4 or not (name.isupper() or name.islower()):
        return name
    small = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())
    named.notes.append(Said(_("%(was)s → %(now)s"), {"was": name, "now": small}))
    return small
