"""Which rank a delegate has by the rank table: from whom they come, and what they are. Pure.

Words are compared without accents, capitals and signs, and with the usual abbreviations spelt out: "PGĐ", "Q. Giám đốc"
and "Phó Giám đốc phụ trách" are understood. What is proposed is a proposal: colleagues have the last word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conference.folding import fold
from events.choices import Origin
from events.models.protocol import OTHERS, STEP

# Whole words of what was folded. Those of positions are read where one begins: elsewhere TP is a city, CT the sector.
BEGINNINGS = {
    "gd": "giam doc", "pgd": "pho giam doc", "tgd": "tong giam doc", "ptgd": "pho tong giam doc", "ct": "chu tich",
    "pct": "pho chu tich", "bt": "bi thu", "pbt": "pho bi thu", "tp": "truong phong", "ptp": "pho truong phong",
    "cvp": "chanh van phong", "pcvp": "pho chanh van phong", "cv": "chuyen vien", "qgd": "giam doc", "p": "pho",
    # An acting head has the rank of the office.
    "q": "", "quyen": "",
}  # fmt: skip
WORDS = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc",
    "dbqh": "dai bieu quoc hoi", "tt": "trung tam", "xttm": "xuc tien thuong mai", "sct": "so cong thuong",
    "htx": "hop tac xa", "cty": "cong ty", "tp": "thanh pho", "ct": "cong thuong",
}  # fmt: skip
LEADING = frozenset({"p", "pho", "q", "quyen"})
# What parts one position from another.
PARTS = re.compile(r"[,;]| kiêm | kiem ", re.I)
UNIT_PARTS = re.compile(r"[,;()–]| - ")
FORMER = "nguyen"


@dataclass(frozen=True)
class Group:
    """A row of the table; `levels` are its positions from the highest on, each with its other names."""

    number: int
    origin: Origin
    category: int | None
    units: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, *, number: int, origin: str, category: int | None, units: str, positions: str) -> "Group":
        """From the lines that staff typed."""
        levels = [tuple(_position(one) for one in line.split(";") if one.strip()) for line in positions.splitlines()]
        known = tuple(_unit(line) for line in units.splitlines() if line.strip())
        return cls(number, Origin(origin), category, known, tuple(level for level in levels if level))

    def takes(self, person: "Person") -> bool:
        """Whether the person is of this group: by the category, or by unit and origin. With neither it takes nobody."""
        if self.category is not None and self.category == person.category:
            return True
        if self.origin not in person.origins:
            return False
        return any(part.startswith(f"{unit} ") for unit in self.units for part in person.units) or (
            not self.units and self.origin != Origin.ANY
        )

    def level(self, person: "Person") -> int | None:
        """The line of their highest position, from 1; None where it is in no line."""
        found = [self._level_of(position) for position in person.positions]
        return min((one for one in found if one is not None), default=None)

    def _level_of(self, position: str) -> int | None:
        """The longest name that is in the words decides: "Phó Giám đốc" has "Giám đốc" in it."""
        fitting = [
            (len(name), -place)
            for place, names in enumerate(self.levels, start=1)
            for name in names
            if f" {name} " in position
        ]
        return -max(fitting)[1] if fitting else None


@dataclass(frozen=True)
class Person:
    """A delegate as the table looks at them, in words spelt out."""

    positions: tuple[str, ...]
    units: tuple[str, ...]
    category: int | None
    origins: frozenset[Origin]

    @classmethod
    def read(cls, *, position: str, unit: str, category: int | None, origins: frozenset[Origin]) -> "Person":
        """The last position stands before the unit: "Giám đốc", "Trung tâm Khuyến công" is the head of a centre."""
        *first, last = [_position(part) for part in PARTS.split(position) if part.strip()] or [""]
        said = [*first, f"{last} {_unit(unit)}".strip()]
        positions = tuple(f" {one} " for one in said if not one.startswith(f"{FORMER} "))
        units = tuple(f"{_unit(part)} " for part in UNIT_PARTS.split(unit) if part.strip())
        return cls(positions, units, category, origins)


def rank(groups: Sequence[Group], person: Person) -> int | None:
    """The rank that the table gives, None where no group takes the person.

    The first group that takes them and knows their position, else the first that takes them, as its last line.
    """
    taking = [group for group in groups if group.takes(person)]
    for group in taking:
        if level := group.level(person):
            return group.number * STEP + min(level, OTHERS)
    return taking[0].number * STEP + OTHERS if taking else None


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))


def _position(text: str) -> str:
    words = _words(text)
    begins = 2 if words and words[0] in LEADING else 1
    spelt = [BEGINNINGS.get(word, word) for word in words[:begins]] + [WORDS.get(word, word) for word in words[begins:]]
    return " ".join(filter(None, spelt)).replace("pho phong", "pho truong phong")


def _unit(text: str) -> str:
    return " ".join(WORDS.get(word, word) for word in _words(text))
