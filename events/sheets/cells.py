"""What stands in one cell, as text, and what is to be said of it."""

import datetime
import re
import unicodedata
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.sheets.rows import Said
from events.sheets.table import Cell, NoResult

# Written where there is nothing to say.
NOTHING = frozenset({"-", "--", "---", "–", "—", ".", "..", "...", "…", "x", "0", "/", "\\", "n/a", "na", "none",
    "không", "ko", "k", "không có",
                     "chưa có", "nt"})  # fmt: skip
# TCVN3 and VNI write Vietnamese with the signs of other alphabets, which no name of today has.
OLD_FONT = re.compile(r"(?<=[A-Za-zÀ-ÿ])[¡-©¬-¯±-¶¸-º¼-¿](?=[a-zÀ-ÿ])|[eE][áàãäåâ]|[aA][âêëäå](?=\w)|[oO][äåâ]")


# How a workbook writes a sign that XML does not allow. Source: ECMA-376 part 1, 22.4.2.4.
WRITTEN_OUT = re.compile(r"_x00[01][0-9A-Fa-f]_")


class ToMend(Exception):
    """The cell cannot be read as it is; the sentence says what to do."""

    def __init__(self, sentence: Any, **words: Any) -> None:
        self.said = Said(sentence, words)
        super().__init__(sentence)


def shown(cell: Cell | None) -> str:
    """The cell as its writer sees it, more or less."""
    if cell is None:
        return ""
    if isinstance(cell, NoResult):
        return cell.shown
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, datetime.datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == datetime.time() else f"{cell:%H:%M %d/%m/%Y}"
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, datetime.time):
        return f"{cell:%H:%M}"
    return str(cell)


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    """NFC, without what cannot be seen; the lines stay lines."""
    if text.isprintable() and "_x0" not in text and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", WRITTEN_OUT.sub("", text)).replace("\v", "\n").replace("\r\n", "\n")
    kept = (sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs"))
    lines = (" ".join(line.split()) for line in "".join(kept).split("\n"))
    return "\n".join(line for line in lines if line)


def text_of(cell: Cell | None) -> str:
    """The cell as lines of clean text. Raises ToMend for a formula without result, and for an old font."""
    if isinstance(cell, NoResult):
        if cell.shown.startswith("="):
            raise ToMend(_("This formula has no result. Copy the cell, then paste it as a value."))
        raise ToMend(_("Excel shows the error %(error)s here. Type the value itself."), error=cell.shown)
    text = visible(shown(cell))
    # The mark before what a spreadsheet program would run is not part of the text.
    text = text[1:].strip() if text[:1] in ("'", "’") and len(text) > 1 else text
    if OLD_FONT.search(text):
        raise ToMend(_("These letters are of an old font (TCVN3, VNI). Convert the list to Unicode."))
    return text


def line_of(cell: Cell | None) -> str:
    """As `text_of`, in one line."""
    return " ".join(text_of(cell).split())


def says_nothing(text: str) -> bool:
    return text.strip().lower() in NOTHING


def refuse_formula(text: str) -> None:
    """A text that another program would run when the list is opened there."""
    if text[:1] in ("=", "@") or re.match(r"[+-]\s*[\w(]+\(", text):
        raise ToMend(_("This begins like a formula. Type it without the sign at the beginning."))
