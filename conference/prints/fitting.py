"""Words of Tinos as large as their room takes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conference.prints.measuring import CLOSE, MM_A_POINT, Piece, broken, length

# Tinos from the top of Ẩ to the foot of Ạ, and what stands between two lines, in parts of the size.
LINE, LEADING = 1.11, 0.18
# Where a word may be torn: see `breakable`.
BREAK = "\u200b"
# A word longer than this is torn where the line ends, rather than run into the margin.
LONGEST_WORD = 24


def largest(texts: Sequence[str], sizes: Sequence[int], *, width: float, height: float, bold: bool = False) -> int:
    """The first of these sizes, in points, in which all texts fit, one below the other; else the last. Room in mm."""
    measured = [[(word, _length(word, bold), gap) for word, gap in _words(text)] for text in texts]
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


def _fit(texts: Sequence[Sequence[Piece]], size: int, width: float, height: float) -> bool:
    if any(long * size > width for words in texts for _word, long, _gap in words):
        return False
    lines = sum(len(broken(words, width / size, _length(" ", False))) for words in texts)
    return (lines * LINE + (lines - 1) * LEADING) * size <= height


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
    return length(text, f"Tinos-{'Bold' if bold else 'Regular'}.ttf")
