"""Words broken into lines, as large as their room takes: measured here, so that what does not fit is known before."""

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from conference.prints import measuring
from conference.prints.measuring import CLOSE, MM_A_POINT, Piece
from events.prints.badge.face import Badge, Design

# From one line to the next, in parts of the size: from the top of Ẩ to the foot of Ạ, and air. Between two texts.
LINE, GAP = 1.36, 1.8
# What the letters shrink by, step for step; and a name stays so much larger than what is below it.
STEP, NAME_OVER_TEXT = 0.06, 1.5
LABEL_SIZE, TITLE_SIZE, CODE_SIZE = 12.0, 9.0, 9.0
CUT = "…"


@dataclass(frozen=True)
class Line:
    """One line as it is printed, its size in points."""

    text: str
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Fitted:
    """The lines from top to bottom, groups of them apart; `cut` are the texts that were shortened."""

    groups: tuple[tuple[Line, ...], ...]
    cut: tuple[str, ...] = ()


def fit(badge: Badge) -> Fitted:
    """Name and lines, as large as the room between title and label takes, and shortened where even that is too much."""
    texts = [text for text in (badge.name, *badge.lines) if text]
    room, design = room_for_text(badge), badge.design
    for size in _sizes(design):
        groups = [_set(badge, text, size) for text in texts]
        if all(groups) and height(groups) <= room:
            return Fitted(tuple(tuple(group or ()) for group in groups))
    return _shortened(badge, texts, room)


def room_for_text(badge: Badge) -> float:
    """How much height is left to name and lines, in millimetres."""
    design = badge.design
    return design.height - design.margin - sum(taken(badge).values())


def taken(badge: Badge) -> dict[str, float]:
    """The heights of what else stands on the badge, from top to bottom."""
    design = badge.design
    title = title_lines(badge)
    return {
        "band": design.band,
        "logo": design.logo_height + 2 if design.logo and design.logo_height else 0,
        "title": len(title) * TITLE_SIZE * LINE * MM_A_POINT + 4 if title else 2,
        "label": LABEL_SIZE * 2.2 * MM_A_POINT + 3 if badge.label else 0,
        "qr": design.qr + CODE_SIZE * LINE * MM_A_POINT if badge.code and design.qr else 0,
    }


def title_lines(badge: Badge) -> list[str]:
    return wrapped(badge.title, TITLE_SIZE, _width(badge), bold=False) or [] if badge.title else []


def _width(badge: Badge) -> float:
    return badge.design.width - 2 * badge.design.margin


def _sizes(design: Design) -> list[tuple[float, float]]:
    """Sizes of the name and of the text, from the largest to the smallest."""
    steps = [1 - STEP * number for number in range(round(1 / STEP))]
    least = design.smallest
    found = [(max(design.name_size * one, least * NAME_OVER_TEXT), max(design.text_size * one, least)) for one in steps]
    return list(dict.fromkeys(found))


def _set(badge: Badge, text: str, sizes: tuple[float, float]) -> list[Line] | None:
    """The lines of one text; None where a word of it is wider than the badge."""
    named = text == badge.name
    size = sizes[0] if named else sizes[1]
    lines = wrapped(text, size, _width(badge), bold=named)
    return [Line(one, size, named) for one in lines] if lines else None


def height(groups: Sequence[Sequence[Line] | None]) -> float:
    lines = sum(line.size * LINE * MM_A_POINT for group in groups for line in group or ())
    return lines + GAP * max(len(groups) - 1, 0)


def _shortened(badge: Badge, texts: list[str], room: float) -> Fitted:
    """At the smallest size; the longest text loses words until all of it fits."""
    sizes, cut = _sizes(badge.design)[-1], {}
    shown = {text: _torn(badge, text, sizes) for text in texts}
    while height(list(shown.values())) > room and any(len(lines) > 1 for lines in shown.values()):
        longest = max(shown, key=lambda text: (len(shown[text]), text != badge.name))
        kept = shown[longest][:-1]
        kept[-1] = _with_dots(kept[-1], _width(badge))
        shown[longest], cut[longest] = kept, True
    return Fitted(tuple(tuple(lines) for lines in shown.values()), tuple(cut))


def _with_dots(line: Line, width: float) -> Line:
    """The line ending in dots, without the words or letters that leave them no room."""
    text = line.text.removesuffix(CUT)
    while text and length(f"{text}{CUT}", line.bold) * line.size * MM_A_POINT > width * CLOSE:
        text = text[:-1].rstrip()
    return Line(f"{text}{CUT}", line.size, line.bold)


def _torn(badge: Badge, text: str, sizes: tuple[float, float]) -> list[Line]:
    """As `_set`, and words that are wider than the badge are torn."""
    named = text == badge.name
    size = sizes[0] if named else sizes[1]
    return [Line(one, size, named) for one in wrapped(text, size, _width(badge), bold=named, tear=True)]


@functools.lru_cache(maxsize=5_000)
def wrapped(text: str, size: float, width: float, *, bold: bool, tear: bool = False) -> list[str]:
    """The text in as few lines as it takes, of about the same length; none where a word is too wide (or is torn)."""
    most = width * CLOSE / MM_A_POINT / size
    pieces = _pieces(text, most, bold, tear)
    if any(long > most for _piece, long, _gap in pieces):
        return []
    few = _broken(pieces, most, bold)
    # As narrow as the number of lines allows: two halves read better than a line and a word.
    least, enough = most / max(len(few), 1), most
    for _ in range(6):
        middle = (least + enough) / 2
        least, enough = (least, middle) if len(_broken(pieces, middle, bold)) <= len(few) else (middle, enough)
    return _broken(pieces, enough, bold)


def _pieces(text: str, most: float, bold: bool, tear: bool) -> list[Piece]:
    """Each word, its length, and whether a space stands before it; Chinese breaks between any two characters."""
    found = []
    for word in text.split():
        parts = _parts(word) if (tear and length(word, bold) > most) or _is_wide(word[0]) else [word]
        found += [(part, length(part, bold), number == 0) for number, part in enumerate(parts)]
    return found


def _parts(word: str) -> list[str]:
    """Letters, each with the marks that stand on it."""
    parts: list[str] = []
    for letter in word:
        if parts and unicodedata.category(letter).startswith("M"):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def _broken(pieces: Sequence[Piece], most: float, bold: bool) -> list[str]:
    return measuring.broken(pieces, most, length(" ", bold))


def length(text: str, bold: bool) -> float:
    """How long the text is, in parts of its size."""
    return measuring.length(text, f"BeVietnamPro-{'SemiBold' if bold else 'Regular'}.ttf")


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
