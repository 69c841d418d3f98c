"""Which letters the prints' font has: what it lacks is told before anything is printed, and not found on paper."""

import functools
import unicodedata
from collections.abc import Iterable
from typing import Any

from PIL import ImageFont

from conference.prints.typesetting import FONTS

# In this order a print looks for a letter.
SHIPPED = ("Tinos-Regular.ttf", "NotoSansKhmer-Regular.ttf", "NotoSansLao-Regular.ttf", "NotoSansCJKsc-GB2312.otf")
# Beside the signs of the category "format": they choose the form of the sign before them, and have none themselves.
SELECTORS = range(0xFE00, 0xFE10)


def lacking(texts: Iterable[str]) -> list[str]:
    """The characters that would be an empty box in a PDF, each once, in the order in which they come."""
    return list(dict.fromkeys(letter for text in texts for letter in text if not _has(letter)))


@functools.cache
def _has(letter: str) -> bool:
    if letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc") or ord(letter) in SELECTORS:
        return True
    return any(bytes(_font(name).getmask(letter)) != _box(name) for name in SHIPPED)


@functools.cache
def _box(name: str) -> bytes:
    """What stands where the font has nothing: the box that it draws for a sign that is none."""
    return bytes(_font(name).getmask("\uffff"))


@functools.cache
def _font(name: str) -> Any:
    # The simple layout: the other one would put a mark that stands alone on a dotted circle.
    return ImageFont.truetype(FONTS / name, 40, layout_engine=ImageFont.Layout.BASIC)
