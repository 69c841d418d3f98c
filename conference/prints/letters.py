"""Which letters the prints' font has: what it lacks is told before anything is printed, and not found on paper."""

import functools
import unicodedata
from collections.abc import Iterable
from typing import Any

from PIL import ImageFont

from conference.prints.typesetting import FONTS

# In this order a print looks for a letter.
SHIPPED = ("Tinos-Regular.ttf", "NotoSansKhmer-Regular.ttf", "NotoSansLao-Regular.ttf", "NotoSansCJKsc-GB2312.otf")
# In pixels: large enough to tell one letter from another.
SIZE = 40
# Beside the signs of the category "format": they choose the form of the sign before them, and have none themselves.
SELECTORS = range(0xFE00, 0xFE10)


def lacking(texts: Iterable[str]) -> list[str]:
    """The characters that would be an empty box in a PDF, each once, in the order in which they come."""
    return list(dict.fromkeys(letter for text in texts for letter in text if not _has(letter)))


def width(letter: str, own: str) -> float | None:
    """How wide a letter is that our `own` font lacks, in parts of the size: 0 for a mark; None where it has it."""
    name = _shown_by(letter, own) or own
    # As bold as ours: that is wider.
    shown = name.replace("Regular", "Bold") if "Bold" in own else name
    return None if name == own else float(_font(shown).getlength(letter)) / SIZE


def _has(letter: str) -> bool:
    return _shown_by(letter, SHIPPED[0]) is not None


@functools.cache
def _shown_by(letter: str, own: str) -> str | None:
    if letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc") or ord(letter) in SELECTORS:
        return own
    return next((name for name in (own, *SHIPPED) if bytes(_font(name).getmask(letter)) != _box(name)), None)


@functools.cache
def _box(name: str) -> bytes:
    """What stands where the font has nothing: the box that it draws for a sign that is none."""
    return bytes(_font(name).getmask("\uffff"))


@functools.cache
def _font(name: str) -> Any:
    # The simple layout: the other one would put a mark that stands alone on a dotted circle.
    return ImageFont.truetype(FONTS / name, SIZE, layout_engine=ImageFont.Layout.BASIC)
