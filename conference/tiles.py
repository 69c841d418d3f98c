"""The schematic tile map: members as tiles, the flag's way as a line in the gutters between them.

Pure. Positions come from facts/tiles.json; all lengths are whole units of the drawing, which is
WIDTH units wide, so that the smallest text stays above 11 px on a phone.
"""

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from conference.journey import Passing, Stop
from conference.lineage import Lineage
from conference.models import Province

FACTS = Path(__file__).resolve().parent / "facts" / "tiles.json"
WIDTH = 352
GUTTER_X, GUTTER_Y, TOP = 6, 14, 18
LINE = 13
STRIP, STRIP_PITCH = 15, 17
CORNER = 5
PADDING = 2
LANE = 2
FONT = 12
BADGE = 16

Positions = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Line:
    """One line of text in a tile, at its baseline."""

    text: str
    y: int
    is_old: bool = False
    """Whether it names a unit from before the merger."""

    @property
    def top(self) -> int:
        """Where the strip behind an old unit's name begins."""
        return self.y - STRIP + 4


@dataclass
class Tile:
    """One member. `tone` is the colour it shares with what it became; 0 where that is no member."""

    province: Province
    x: int
    y: int
    width: int
    height: int
    tone: int
    lines: list[Line]
    badge: str = ""
    years: str = ""
    has_flag: bool = False
    step: int = 0

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def anchor(self) -> int:
        """The height of the gutter above the tile, where its badge sits and the flag comes by."""
        return self.y - GUTTER_Y // 2

    @property
    def inner_x(self) -> int:
        return self.x + PADDING + 1

    @property
    def inner_width(self) -> int:
        return self.width - 2 * (PADDING + 1)

    @property
    def foot(self) -> int:
        """The baseline of the years, at the foot of the tile."""
        return self.y + self.height - 5

    @property
    def badge_width(self) -> int:
        return max(28, _breadth(self.badge) + 12)

    @property
    def badge_x(self) -> int:
        return self.middle - self.badge_width // 2

    @property
    def badge_y(self) -> int:
        return self.anchor - BADGE // 2

    @property
    def badge_foot(self) -> int:
        return self.anchor + 4

    @property
    def flag(self) -> str:
        """A small flag on its pole, in the middle of the badge."""
        return f"M{self.middle - 4} {self.anchor + 5}v-10l9 3l-9 3"


@dataclass(frozen=True)
class Join:
    """Two tiles that became parts of one."""

    x1: int
    y1: int
    x2: int
    y2: int
    tone: int


@dataclass(frozen=True)
class Leg:
    """The way from one stop to the next: a handover that is known, or only the order of the editions."""

    path: str
    known: bool
    step: int
    tip: str


@dataclass
class Map:
    """Everything that is drawn."""

    height: int
    tiles: list[Tile]
    joins: list[Join] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)
    width: int = WIDTH

    @property
    def provinces(self) -> list[Province]:
        return [tile.province for tile in self.tiles]

    def tile(self, province: Province | None) -> Tile | None:
        return next((tile for tile in self.tiles if province and tile.province.pk == province.pk), None)


@functools.cache
def positions() -> dict[str, dict[str, tuple[int, int]]]:
    """Column and row of each member's tile, for the 20 and for the 8."""
    stored = json.loads(FACTS.read_text("utf-8"))
    return {count: {pk: (cell[0], cell[1]) for pk, cell in stored[count].items()} for count in ("20", "8")}


def maps(lineage: Lineage, stops: list[Stop]) -> tuple[Map, Map]:
    """The map of the 20 members and that of the 8, with the stops that lie on each."""
    now = [pk for pk in positions()["8"] if pk in lineage.by_id]
    tones = {pk: tone for tone, pk in enumerate(sorted(now), start=1)}
    drawn = (
        _draw(lineage, positions()["20"], tones, row_height=72),
        _draw(lineage, positions()["8"], tones, row_height=104),
    )
    drawn[0].joins.extend(_joins(drawn[0].tiles))
    step = 0
    for one in drawn:
        step = _mark(one, stops, step)
    return drawn


def _draw(lineage: Lineage, cells: Positions, tones: Mapping[str, int], row_height: int) -> Map:
    cells = {pk: cell for pk, cell in cells.items() if pk in lineage.by_id}
    if not cells:
        return Map(height=0, tiles=[])
    first, last = min(cell[0] for cell in cells.values()), max(cell[0] for cell in cells.values())
    pitch = (WIDTH - 2) // (last - first + 1)
    tiles = []
    for pk, (column, row) in cells.items():
        province = lineage.by_id[pk]
        x, y = (column - first) * pitch + 1 + GUTTER_X // 2, row * row_height + TOP
        width, height = pitch - GUTTER_X, row_height - GUTTER_Y
        tone = tones.get(lineage.became(province).pk, 0)
        lines = _lines(province, lineage.predecessors(province), width, y, height)
        tiles.append(Tile(province, x, y, width, height, tone, lines))
    return Map(height=max(tile.y + tile.height for tile in tiles) + 2, tiles=tiles)


def _lines(province: Province, predecessors: list[Province], width: int, top: int, height: int) -> list[Line]:
    names = wrapped(province.name, width)
    whole = LINE * len(names) + STRIP_PITCH * len(predecessors) + 2
    first = top + (height - whole) // 2 + LINE - 3
    under = first + LINE * len(names) + 6
    lines = [Line(text, first + place * LINE) for place, text in enumerate(names)]
    return lines + [Line(one.name, under + place * STRIP_PITCH, True) for place, one in enumerate(predecessors)]


def wrapped(name: str, width: int) -> list[str]:
    """The name in as few lines as fit a tile of that width; "TP." stands alone where it takes more than one."""
    room = width - 2 * PADDING
    if _breadth(name) <= room:
        return [name]
    lines: list[str] = []
    for word in name.split(" "):
        if lines and not lines[-1].endswith(".") and _breadth(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _breadth(text: str) -> int:
    """About how wide the text is in the drawing's units, a little too wide rather than too narrow."""
    narrow, wide = "ijlítfrìỉĩị.-' I", "mwMW"
    ems = sum(0.31 if sign in narrow else 0.88 if sign in wide else 0.68 if sign.isupper() else 0.58 for sign in text)
    return round(ems * FONT)


def _joins(tiles: list[Tile]) -> list[Join]:
    """Lines that tie the tiles of one tone together, the shortest first, none twice."""
    joins = []
    for tone in sorted({tile.tone for tile in tiles if tile.tone}):
        tied, rest = [], [tile for tile in tiles if tile.tone == tone]
        tied.append(rest.pop(0))
        while rest:
            near, far = min(((a, b) for a in tied for b in rest), key=lambda pair: _distance(*pair))
            joins.append(Join(near.middle, near.y + near.height // 2, far.middle, far.y + far.height // 2, tone))
            tied.append(far)
            rest.remove(far)
    return joins


def _distance(one: Tile, other: Tile) -> int:
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2


def _mark(drawn: Map, stops: Iterable[Stop], step: int) -> int:
    """Put the stops and the ways between them on the map; returns the last step of the drawing."""
    before: Stop | None = None
    for stop in stops:
        if tile := drawn.tile(stop.host):
            tile.badge = _listed(tile.badge, stop.edition.ordinal_label)
            _add_year(tile, stop.edition.year)
            came_from = drawn.tile(before.host) if before else None
            if before and came_from and came_from is not tile:
                step += 1
                drawn.legs.append(_leg(came_from, tile, known=before.passing is not None, step=step))
            step += 1
            tile.step = tile.step or step
        if stop.passing and stop.passing.inherited:
            step = _mark_receiver(drawn, stop.passing, step)
        before = stop
    return step


def _add_year(tile: Tile, year: int | None) -> None:
    """Write the year at the tile's foot, and move the name up where it stands in the way."""
    tile.years = _listed(tile.years, str(year or ""))
    shift = max(0, tile.lines[-1].y + LINE - tile.foot) if tile.years else 0
    tile.lines = [replace(line, y=line.y - shift) for line in tile.lines]


def _listed(words: str, word: str) -> str:
    return ", ".join(part for part in (words, word) if part)


def _mark_receiver(drawn: Map, passing: Passing, step: int) -> int:
    """Draw the flag going to a province that became the next host only later."""
    giver, receiver = drawn.tile(passing.giver), drawn.tile(passing.receiver)
    if giver is None or receiver is None:
        return step
    drawn.legs.append(_leg(giver, receiver, known=True, step=step + 1))
    receiver.has_flag, receiver.step = True, receiver.step or step + 2
    return step + 2


def _leg(start: Tile, end: Tile, *, known: bool, step: int) -> Leg:
    """A way along the gutters: across, up or down beside the tile that is reached, across, and its tip."""
    leftwards = end.middle <= start.middle
    towards = -1 if leftwards else 1
    stop = end.middle - towards * (end.badge_width // 2 + 7)
    if start.anchor == end.anchor:
        return Leg(f"M{start.middle} {start.anchor}H{stop}", known, step, _tip(stop, end.anchor, towards))
    y1, y2 = start.anchor + LANE, end.anchor - LANE
    lane = end.x + end.width + GUTTER_X // 2 if leftwards else end.x - GUTTER_X // 2
    out = CORNER if lane >= start.middle else -CORNER
    along = CORNER if y2 > y1 else -CORNER
    path = (
        f"M{start.middle} {y1}H{lane - out}Q{lane} {y1} {lane} {y1 + along}"
        f"V{y2 - along}Q{lane} {y2} {lane + towards * CORNER} {y2}H{stop}"
    )
    return Leg(path, known, step, _tip(stop, y2, towards))


def _tip(x: int, y: int, towards: int) -> str:
    return f"M{x} {y - 4}l{towards * 6} 4l{-towards * 6} 4z"
