"""Cells that say one of a list."""

from functools import cache

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from conference.folding import fold
from events import words
from events.choices import Language, Lodging, Transport
from events.models import Category
from events.sheets.cells import ToMend
from events.sheets.known import Known

YES = ("co", "x", "yes", "y", "can", "dang ky", "v", "true", "1", "✓", "✔")
NO = ("khong", "no", "n", "khong can", "not needed", "false")
OF_OTHERS: dict[type[TextChoices], dict[str, str]] = {
    Lodging: {"tu tuc": Lodging.OWN, "tu lo": Lodging.OWN, "tu bo tri": Lodging.OWN, "tu thu xep": Lodging.OWN,
              "btc bo tri": Lodging.WANTED, "nho bo tri": Lodging.WANTED, "ban to chuc bo tri": Lodging.WANTED,
              **dict.fromkeys(YES, Lodging.WANTED), **dict.fromkeys(NO, "")},
    Transport: {"tu tuc": Transport.OWN, "xe rieng": Transport.OWN, "xe co quan": Transport.OWN,
        "o to co quan": Transport.OWN,
                "xe don vi": Transport.OWN, "nho don": Transport.PICK_UP,
                **dict.fromkeys(YES, Transport.PICK_UP), **dict.fromkeys(NO, "")},
    Language: {"vi": "vi", "en": "en", "viet": "vi", "anh": "en", "tieng viet": "vi", "tieng anh": "en",
        "viet nam": "vi"},
}  # fmt: skip


def one_of(choices: type[TextChoices], text: str) -> str:
    """The stored value of what is written in either language, or as lists say it. Raises ToMend naming the choices."""
    folded = fold(text).strip(" .")
    known = _words(choices)
    if folded not in known:
        listed = _Listed(choices)
        raise ToMend(_("“%(text)s” is none of: %(list)s."), text=text, list=listed)
    return known[folded]


@cache
def _words(choices: type[TextChoices]) -> dict[str, str]:
    found = dict(OF_OTHERS[choices])
    for language in ("vi", "en"):
        with translation.override(language):
            found |= {fold(str(label)): value for value, label in choices.choices}
    return found


class _Listed:
    """The choices in the language of whoever reads the sentence."""

    def __init__(self, choices: type[TextChoices]) -> None:
        self.choices = choices

    def __str__(self) -> str:
        return ", ".join(f"“{label}”" for label in self.choices.labels)


def category(text: str, known: Known) -> Category:
    """Raises ToMend naming the edition's categories."""
    found = known.category_words.get(fold(text))
    if found is None:
        listed = ", ".join(f"“{words.of(one, 'name')}”" for one in known.categories) or "–"
        raise ToMend(_("“%(text)s” is none of: %(list)s."), text=text, list=listed)
    return found
