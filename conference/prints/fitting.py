"""Words as large as their room takes: measured here, for a typesetter that tries size after size takes far longer."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PIL import ImageFont

from conference.prints import letters
from conference.prints.typesetting import FONTS

MM_A_POINT = 25.4 / 72
# Tinos from the top of Ẩ to the foot of Ạ, and what stands between two lines, in parts of the size.
LINE, LEADING = 1.11, 0.18
# The typesetter's own sums differ by a hair.
CLOSE = 0.985
# Where a word may be torn: see `breakable`.
BREAK = "\u200b"
# Words with their lengths, in parts of the size, and whether a space stands before each.
Measured = Sequence[tuple[float, bool]]
# A word longer than this is torn where the line ends, rather than run into the margin.
LONGEST_WORD = 24


def largest(texts: Sequence[str], sizes: Sequence[int], *, width: float, height: float, bold: bool = False) -> int:
    """The first of these sizes, in points, in which all texts fit, one below the other; else the last. Room in mm."""
    measured = [[(_length(word, bold), gap) for word, gap in _words(text)] for text in texts]
    fitting = (size for size in sizes if _fit(measured, size, width / MM_A_POINT * CLOSE, height / MM_A_POINT))
    return next(fitting, sizes[-1])


def breakable(text: str) -> str:
    """The text with places to tear what is longer than any word of a language is."""
    return " ".join(BREAK.join(_torn(word)) for word in text.split(" "))


def all_breakable(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same of every text of a structure."""
    return {name: _all_breakable(value) for name, value in data.items()}


def _all_breakable(value: Any) -> Any:
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, Mapping):
        return all_breakable(value)
    return [_all_breakable(one) for one in value] if isinstance(value, list | tuple) else value


def _fit(texts: Sequence[Measured], size: int, width: float, height: float) -> bool:
    if any(length * size > width for words in texts for length, _gap in words):
        return False
    lines = sum(_lines(words, width / size) for words in texts)
    return (lines * LINE + (lines - 1) * LEADING) * size <= height


def _lines(words: Measured, width: float) -> int:
    """Into how many lines they break, each filled as far as it goes."""
    lines, used = 1, 0.0
    for length, gap in words:
        before = _space() if gap and used else 0.0
        if used + before + length > width:
            lines, used = lines + 1, length
        else:
            used += before + length
    return lines


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word or part of a torn one, and whether a space stands before it."""
    for word in breakable(text).split():
        for number, part in enumerate(word.split(BREAK)):
            yield part, number == 0


def _torn(word: str) -> Iterator[str]:
    if len(word) <= LONGEST_WORD:
        yield word
        return
    for start in range(0, len(word), LONGEST_WORD // 3):
        yield word[start : start + LONGEST_WORD // 3]


def _length(text: str, bold: bool) -> float:
    """How long it is, in parts of the size; letters of other scripts as wide as their own font draws them."""
    others = {letter: letters.width(letter) for letter in set(text)}
    ours = "".join(letter for letter in text if not others[letter])
    return float(_font(bold).getlength(ours)) / 100 + sum(others[letter] for letter in text)


@functools.cache
def _space() -> float:
    return _length(" ", False)


@functools.cache
def _font(bold: bool) -> Any:
    return ImageFont.truetype(FONTS / f"Tinos-{'Bold' if bold else 'Regular'}.ttf", 100)
