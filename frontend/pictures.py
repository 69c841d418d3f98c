"""Draws the mark as PNG, for what does not take SVG: shared links, touch screens, old browsers.

`python frontend/pictures.py` writes conference/static/luanluu/{share,favicon,apple-touch-icon}.png;
run it after a change of the mark and commit the files.
"""

import math
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parent.parent / "conference" / "static" / "luanluu"
SMOOTH = 4  # drawn so many times larger, then scaled down

RED, DEEP_RED, SHADOW_RED = "#b5191e", "#860f14", "#6f0b10"
FOLD, GOLD, WOOD, PAPER = "#9a1419", "#d99a1c", "#8f7a66", "#fffdf8"
RING = "#f0dcb4"
# colour, height of the edge, swing of its wave: parts of the picture's height
FOLDS = [(GOLD, 0.765, 0.04), (RED, 0.785, 0.04), (DEEP_RED, 0.865, 0.028), (SHADOW_RED, 0.95, 0.014)]

Point = tuple[float, float]


def main() -> None:
    save(share(), "share.png")
    save(icon(48, None), "favicon.png")
    save(icon(180, PAPER), "apple-touch-icon.png")


def save(picture: Image.Image, name: str) -> None:
    picture.save(TARGET / name, optimize=True)


def icon(size: int, ground: str | None) -> Image.Image:
    """The mark on a square; on `ground` it keeps the margin that rounded corners need."""
    side = size * SMOOTH
    picture = Image.new("RGBA", (side, side), ground or (0, 0, 0, 0))
    margin = side * 0.14 if ground else 0.0
    draw_mark(ImageDraw.Draw(picture), (margin, margin), side - 2 * margin)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def share() -> Image.Image:
    """The picture of a shared link, 1200 x 630: the mark over the flag's cloth."""
    width, height = 1200 * SMOOTH, 630 * SMOOTH
    picture = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(picture)
    for radius, line in ((0.46, 0.004), (0.40, 0.02), (0.33, 0.004)):
        ring(draw, (width / 2, height * 0.40), radius * width, line * width)
    draw_mark(draw, (width / 2 - height * 0.27, height * 0.10), height * 0.54)
    for colour, top, swing in FOLDS:
        cloth(draw, colour, wave(width, height * top, height * swing), height)
    return picture.resize((1200, 630), Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE)


def ring(draw: ImageDraw.ImageDraw, centre: Point, radius: float, line: float) -> None:
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RING, width=round(line))


def wave(width: int, level: float, swing: float) -> Callable[[float], float]:
    return lambda x: level + swing * math.sin(2.4 + 7.2 * x / width)


def cloth(draw: ImageDraw.ImageDraw, colour: str, edge: Callable[[float], float], bottom: int) -> None:
    width = draw.im.size[0]
    top = [(x, edge(x)) for x in range(0, width + SMOOTH, SMOOTH)]
    draw.polygon([*top, (width, bottom), (0, bottom)], fill=colour)


def draw_mark(draw: ImageDraw.ImageDraw, corner: Point, size: float) -> None:
    """The flag in its ring of two arrows, as in mark.svg, whose grid is 64 by 64."""
    unit = size / 64

    def at(points: Iterable[Point]) -> list[Point]:
        return [(corner[0] + x * unit, corner[1] + y * unit) for x, y in points]

    for turn in (0, 180):
        draw.polygon(at(band(205 + turn, 316 + turn)), fill=GOLD)
        draw.polygon(at([polar(33, 315 + turn), polar(21, 315 + turn), polar(28.5, 334 + turn)]), fill=GOLD)
    draw.rectangle([*at([(19, 16)])[0], *at([(22, 49)])[0]], fill=WOOD)
    draw.polygon(at(flag(22, 42)), fill=RED)
    draw.polygon(at(flag(32, 42)), fill=FOLD)


def polar(radius: float, degrees: float) -> Point:
    """A point of the mark's ring, whose centre is (32, 32)."""
    return 32 + radius * math.cos(math.radians(degrees)), 32 + radius * math.sin(math.radians(degrees))


def band(start: int, end: int) -> list[Point]:
    degrees = range(start, end + 1)
    return [*(polar(29.5, angle) for angle in degrees), *(polar(24.5, angle) for angle in reversed(degrees))]


def flag(left: int, right: int) -> list[Point]:
    """The waving cloth between two x; 18 high, one full wave from 22 to 42."""
    steps = [left + (right - left) * n / 40 for n in range(41)]
    top = [(x, 18 - 2 * math.sin((x - 22) / 20 * 2 * math.pi)) for x in steps]
    return [*top, *((x, y + 18) for x, y in reversed(top))]


if __name__ == "__main__":
    main()
