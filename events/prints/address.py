"""Forms of address: "đồng chí" or "ông, bà", one choice for the whole conference."""

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from events import words
from events.programme import Person


class Address(TextChoices):
    """Which form the MC uses."""

    COMRADE = "comrade", _("Comrade (đồng chí)")
    SIR = "sir", _("Mr or Ms (ông, bà)")


COMRADE = "đồng chí"
# How an honorific is said within a sentence. Guests from abroad are never "đồng chí".
VIETNAMESE = {"ông": "ông", "bà": "bà", "anh": "ông", "chị": "bà", "đồng chí": COMRADE}
FOREIGN = {"mr": "ông", "mr.": "ông", "ms": "bà", "ms.": "bà", "mrs": "bà", "mrs.": "bà"}
ENGLISH = {"ông": "Mr", "bà": "Ms", "anh": "Mr", "chị": "Ms"}
UNKNOWN = "ông/bà"


def called(person: Person, address: Address) -> str:
    """ "đồng chí Trần Thị Sen", "bà Trần Thị Sen", "Ms Trần Thị Sen" """
    return f"{_form(person, address)} {person.name}".strip()


def presented(person: Person, address: Address) -> str:
    """Called by name, with position and unit: "đồng chí Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu"."""
    posts = (words.of(person, "position"), words.of(person, "unit"))
    return ", ".join(part for part in (called(person, address), *posts) if part)


def _form(person: Person, address: Address) -> str:
    written = (person.honorific or "").strip()
    known = written.lower()
    if translation.get_language() == "en":
        return "" if known == COMRADE else ENGLISH.get(known, written)
    if known in FOREIGN:
        return FOREIGN[known]
    if address == Address.COMRADE:
        return COMRADE
    # A title such as "TS." is said as it is written.
    return VIETNAMESE.get(known, written) or UNKNOWN
