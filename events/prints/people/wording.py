"""How a delegate stands on paper: name, position, unit, and where they come from."""

from django.utils import translation

from events import countries, words
from events.models import Delegate
from events.prints.address import ENGLISH

UNKNOWN = {"vi": "Ông/Bà", "en": ""}


def language_of(one: Delegate) -> str:
    """In which language a piece is written to them: guests from abroad get English."""
    return "en" if one.country or one.category.is_foreign else "vi"


def written_to(one: Delegate, tongue: str) -> str:
    """The language of their piece: the one that was chosen for all, else their own."""
    return tongue if tongue in UNKNOWN else language_of(one)


def addressed(one: Delegate, *, polite: bool = True) -> str:
    """ "Ông TS. Nguyễn Văn An", "Mr Nguyễn Văn An"; where the honorific is not known, "Ông/Bà …" if polite."""
    language = translation.get_language()
    written = one.honorific.strip()
    if language == "en":
        written = ENGLISH.get(written.lower(), "" if written.lower() == "đồng chí" else written)
    elif not written and polite:
        written = UNKNOWN["vi"]
    return " ".join(part for part in (written, one.academic_title, one.name) if part)


def posts(one: Delegate) -> list[str]:
    """Position and unit, each on a line of its own; what is missing is left out."""
    return [part for part in (one.position, one.unit) if part]


def origin(one: Delegate) -> str:
    """The province or the country, in the active language."""
    if one.country:
        return countries.name_of(one.country)
    return words.of(one.province, "full_name") if one.province else ""
