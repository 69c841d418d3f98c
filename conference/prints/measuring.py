"""How long words are on paper and how they fill lines: measured here, for a typesetter that tries takes far longer."""

import functools
from collections.abc import Sequence
from typing import Any

from PIL import ImageFont

from conference.prints import letters
from conference.prints.typesetting import FONTS

MM_A_POINT = 25.4 / 72
# The typesetter's own sums differ by a hair.
CLOSE = 0.985
# A word or part of one, its length in parts of the size, and whether a space stands before it.
Piece = tuple[str, float, bool]


@functools.lru_cache(maxsize=20_000)
def length(text: str, font: str) -> float:
    """How long the text is, in parts of its size; letters of other scripts as wide as their own font draws them."""
    widths = {letter: letters.width(letter, font) for letter in set(text)}
    ours = "".join(letter for letter in text if widths[letter] is None)
    return float(_font(font).getlength(ours)) / 100 + sum(widths[letter] or 0 for letter in text)


def broken(pieces: Sequence[Piece], most: float, space: float) -> list[str]:
    """The lines into which they break, each filled as far as it goes; a space is so long."""
    lines: list[str] = []
    used = 0.0
    for piece, long, gap in pieces:
        before = space if gap else 0
        if lines and used + before + long <= most:
            lines[-1], used = f"{lines[-1]}{' ' if gap else ''}{piece}", used + before + long
        else:
            lines.append(piece)
            used = long
    return lines


@functools.cache
def _font(name: str) -> Any:
    return ImageFont.truetype(FONTS / name, 100)
