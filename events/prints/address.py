"""Forms of address: "đồng chí" or "ông, bà", one choice for the whole conference."""

from django.utils import translation

from events import words
from events.choices import Address
from events.programme import Person

COMRADE = "đồng chí"
# How an honorific is said within a sentence. Guests from abroad are never "đồng chí".
VIETNAMESE = {"ông": "ông", "bà": "bà", "anh": "ông", "chị": "bà", "đồng chí": COMRADE}
FOREIGN = {"mr": "ông", "mr.": "ông", "ms": "bà", "ms.": "bà", "mrs": "bà", "mrs.": "bà"}
ENGLISH = {"ông": "Mr", "bà": "Ms", "anh": "Mr", "chị": "Ms"}
UNKNOWN = "ông/bà"


def called(person: Person, address: Address) -> str:
    """ "đồng chí Trần Thị Sen", "bà Trần Thị Sen", "Ms Trần Thị Sen" """
    return f"{form(person.honorific or '', address)} {person.name}".strip()


def presented(person: Person, address: Address) -> str:
    """Called by name, with position and unit: "đồng chí Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu"."""
    posts = (words.of(person, "position"), words.of(person, "unit"))
    return ", ".join(part for part in (called(person, address), *posts) if part)


def form(honorific: str, address: Address) -> str:
    """How somebody of that honorific is called before the name: "đồng chí", "bà", "Ms"."""
    written = honorific.strip()
    known = written.lower()
    if translation.get_language() == "en":
        return "" if known == COMRADE else ENGLISH.get(known, written)
    if known in FOREIGN:
        return FOREIGN[known]
    if address == Address.COMRADE:
        return COMRADE
    # A title such as "TS." is said as it is written.
    return VIETNAMESE.get(known, written) or UNKNOWN
