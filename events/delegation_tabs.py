"""What a focal person's page shows beside the list and the papers. Other apps add theirs when they are loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.models import Delegation


@dataclass(frozen=True)
class Tab:
    """A further page of a delegation: its address's name, its label, and a short word on it; None where it has none."""

    page: str
    label: Any
    told: Callable[[Delegation], str | None]


@dataclass(frozen=True)
class Shown:
    """A tab as one delegation has it."""

    page: str
    label: Any
    told: str


_tabs: list[Tab] = []


def register(tab: Tab) -> None:
    """Add a page, once; called while the app is loaded."""
    if tab not in _tabs:
        _tabs.append(tab)


def of(delegation: Delegation) -> list[Shown]:
    """The further pages of this delegation."""
    return [Shown(tab.page, tab.label, told) for tab in _tabs if (told := tab.told(delegation)) is not None]
