"""Pure: halls and booths to shapes on one plan, in metres, for the page, the list beside it, and the print.

The halls stand one below the other. Nothing is read from the database: who stands where is told.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from conference.folding import fold
from conference.models import Province
from exhibitors.choices import BoothState
from exhibitors.models import Booth, Hall, Landmark

# Around each hall, so that its name and walls have room; in metres.
MARGIN = 1.5
HEADING = 4.0
NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Stand:
    """Who holds a booth, as visitors may know it. An exhibitor off the public pages is None."""

    state: BoothState
    exhibitor: Any = None
    province: Province | None = None


FREE = Stand(BoothState.FREE)


@dataclass(frozen=True)
class Box:
    """A rectangle in metres."""

    x: float
    y: float
    width: float
    depth: float

    @classmethod
    def of(cls, one: Booth | Landmark) -> Self:
        return cls(float(one.x), float(one.y), float(one.width), float(one.depth))

    def moved(self, by: tuple[float, float]) -> "Box":
        return Box(self.x + by[0], self.y + by[1], self.width, self.depth)

    def overlaps(self, other: "Box") -> bool:
        """Whether they share ground; walls may touch."""
        apart_x = self.x + self.width <= other.x + 1e-6 or other.x + other.width <= self.x + 1e-6
        apart_y = self.y + self.depth <= other.y + 1e-6 or other.y + other.depth <= self.y + 1e-6
        return not (apart_x or apart_y)


@dataclass(frozen=True)
class BoothShape:
    """A booth where it stands on the plan; `number` is its province's in the legend, 0 without one."""

    booth: Booth
    hall: Hall
    stand: Stand
    box: Box
    number: int = 0

    @property
    def code(self) -> str:
        return self.booth.code


@dataclass(frozen=True)
class LandmarkShape:
    landmark: Landmark
    box: Box


@dataclass(frozen=True)
class HallShape:
    """A hall's floor on the plan with what stands on it, booths in the order of their codes."""

    hall: Hall
    box: Box
    booths: list[BoothShape]
    landmarks: list[LandmarkShape]

    @property
    def has_exhibitors(self) -> bool:
        """Whether visitors are told of somebody who stands here."""
        return any(one.stand.exhibitor for one in self.booths)


@dataclass(frozen=True)
class Plan:
    """All halls below one another; `provinces` are those on the plan, in the order of their numbers."""

    halls: list[HallShape]
    width: float
    depth: float
    provinces: list[Province]

    @property
    def booths(self) -> list[BoothShape]:
        return [booth for hall in self.halls for booth in hall.booths]

    def booth(self, code: str) -> BoothShape | None:
        """The booth with that code, however it is written."""
        wanted = code.strip().upper()
        return next((one for one in self.booths if one.code == wanted), None)


def drawn(
    halls: Sequence[Hall], booths: Iterable[Booth], landmarks: Iterable[Landmark], stands: Mapping[int, Stand]
) -> Plan:
    """The plan of these halls; `stands` tells by a booth's id who holds it, and a booth it does not name is free."""
    provinces = _numbered(stands.values())
    numbers = {province.pk: number for number, province in enumerate(provinces, 1)}
    by_hall: dict[int, list[Booth]] = {}
    for booth in booths:
        by_hall.setdefault(booth.hall_id, []).append(booth)
    fixed: dict[int, list[Landmark]] = {}
    for landmark in landmarks:
        fixed.setdefault(landmark.hall_id, []).append(landmark)
    shapes, top = [], 0.0
    for hall in halls:
        corner = (MARGIN, top + HEADING)
        box = Box(*corner, float(hall.width), float(hall.depth))
        placed = [
            _placed(booth, hall, corner, stands.get(booth.pk, FREE), numbers) for booth in by_hall.get(hall.pk, [])
        ]
        around = [LandmarkShape(one, Box.of(one).moved(corner)) for one in fixed.get(hall.pk, [])]
        shapes.append(HallShape(hall, box, sorted(placed, key=lambda one: in_order(one.code)), around))
        top += HEADING + box.depth + MARGIN
    return Plan(shapes, max((one.box.width for one in shapes), default=0) + 2 * MARGIN, top, provinces)


def in_order(code: str) -> list[tuple[int, str]]:
    """The key by which A2 comes before A10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in NUMBER.split(code) if part]


def wrapped(text: str, width: float, size: float, most: int) -> list[str]:
    """The text in at most so many lines for letters of that size; what does not fit ends with "…"."""
    room, lines = max(int(width / (size * 0.56)), 2), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += "…"
    return [line if len(line) <= room else f"{line[: room - 1].rstrip(' …')}…" for line in kept]


def overlapping(boxes: Mapping[str, Box]) -> list[tuple[str, str]]:
    """The pairs of names whose boxes share ground, each once, in the order of the names."""
    names = sorted(boxes, key=lambda name: boxes[name].x)
    pairs = []
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if boxes[other].x >= boxes[one].x + boxes[one].width:
                break
            if boxes[one].overlaps(boxes[other]):
                pairs.append((one, other) if in_order(one) <= in_order(other) else (other, one))
    return sorted(pairs, key=lambda pair: (in_order(pair[0]), in_order(pair[1])))


def _placed(booth: Booth, hall: Hall, corner: tuple[float, float], stand: Stand, numbers: dict[str, int]) -> BoothShape:
    number = numbers.get(stand.province.pk, 0) if stand.province else 0
    return BoothShape(booth, hall, stand, Box.of(booth).moved(corner), number)


def _numbered(stands: Iterable[Stand]) -> list[Province]:
    """The provinces of those who stand on the plan, by name."""
    found = {stand.province.pk: stand.province for stand in stands if stand.province}
    return sorted(found.values(), key=lambda one: fold(one.name))
