"""Publications in plain words, in the active language: what each brought, moved, changed, withdrew."""

import datetime
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import get_language, ngettext

from events import words
from events.change_words import Line, Told, tell
from events.models import AgendaVersion


@dataclass(frozen=True, eq=False)
class Publication:
    """One publication of a programme, in one language. The first one changes nothing: it tells how much there is."""

    number: int
    at: datetime.datetime
    note: str
    first: str
    changes: list[Told]


@dataclass(frozen=True)
class _Frozen:
    """A version as what it is known by; the time tells it from one that a restored database numbers the same."""

    pk: int
    at: datetime.datetime
    version: AgendaVersion = field(compare=False)


def publication(version: AgendaVersion) -> Publication:
    """The words of one publication, from its changes alone; found once a process and language, as it never changes."""
    return _publication(_Frozen(version.pk, version.published_at, version), get_language())


@lru_cache(maxsize=128)
def _publication(frozen: _Frozen, language: str) -> Publication:
    version = frozen.version
    if version.number > 1:
        return Publication(version.number, version.published_at, version.note, "", tell(version.changes))
    first = ngettext(
        "The programme was published with %(size)s session.",
        "The programme was published with %(size)s sessions.",
        len(version.changes),
    )
    return Publication(1, version.published_at, version.note, first % {"size": len(version.changes)}, [])


def plain_lines(told: Publication) -> list[str]:
    """The same as lines of plain text."""
    lines = [text for text in (told.note, told.first) if text]
    for change in told.changes:
        lines.append(f"{change.label}: {words.of(change, 'title')}")
        lines += [f"  {_sentence(line)}" for line in change.lines]
    return lines


def _sentence(line: Line) -> str:
    return f"{line.label}: {line.before} → {line.after}" if line.before or line.after else str(line.label)
