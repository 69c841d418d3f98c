"""What was read of a list: its rows, what is to be mended in them, and what was mended in reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Said:
    """A sentence for the reader, put into their language when it is shown."""

    sentence: Any
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        return str(self.sentence) % {name: str(word) for name, word in self.words.items()}

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Problem(Said):
    """What is to be mended: in the column of that letter and heading, which holds `field`; "" is the whole row."""

    field: str = ""
    column: str = ""
    heading: str = ""

    @property
    def where(self) -> str:
        """ "E (Điện thoại)": the column as Excel and as the list call it; "" where the list has none."""
        return f"{self.column} ({self.heading})" if self.column and self.heading else self.column


@dataclass
class SheetRow:
    """One person of the list.

    `number` is the row as Excel shows it. `values` are ready for `registration.register(person=…)`: the fields whose
    columns the list has, empty cells as the model's empty values, and of a cell that is to be mended nothing;
    "category" is among them where it is known. `typed` is what stood in the cells.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.problems


@dataclass
class Sheet:
    """A list that was read. `problems` concern it as a whole: with one, no row may be there at all."""

    rows: list[SheetRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    fields: tuple[str, ...] = ()

    @property
    def good(self) -> list[SheetRow]:
        return [row for row in self.rows if row.is_good]

    @property
    def to_mend(self) -> list[SheetRow]:
        return [row for row in self.rows if not row.is_good]


class Unreadable(Exception):
    """Nothing can be read of this file; the sentence says what to do."""

    def __init__(self, sentence: Any, **words: Any) -> None:
        self.problem = Problem(sentence, words)
        super().__init__(sentence)
