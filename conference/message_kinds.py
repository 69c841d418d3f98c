"""The kinds of messages there are. Each app declares its own when it is loaded:

    INVITATION = register(Kind(name="invitation", label=_("Invitation"), placeholders=(…), texts={"vi": …, "en": …}))

Staff may then change the texts, edition by edition (`conference.message_texts`), and writers send
with `conference.outbox.queue(kind=INVITATION, …)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conference.models import Edition

# Stands in a stored text where the secret link goes: a character that no text of ours or of others holds.
HIDDEN = "\ue000"


@dataclass(frozen=True)
class Placeholder:
    """What may stand in braces: its name, what it means (shown to staff), and an example.

    `needed`: the text makes no sense without it. `secret`: it opens an account; it is neither shown
    in the outbox nor kept once the message is sent. At most one of a kind is secret.
    """

    name: str
    meaning: Any
    example: Any
    needed: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Texts:
    """One message in one language. An empty `zalo` means that the body serves for Zalo, too."""

    subject: str
    body: str
    zalo: str = ""


Example = Callable[["Edition | None", str], Mapping[str, str] | None]


@dataclass(frozen=True)
class Kind:
    """One kind of message: what it is called, what may stand in it, and the texts it is shipped with.

    `example(edition, language)` gives the values of a real case for the preview, or None where
    there is none yet; the placeholders' own examples serve then. A `fleeting` message is the last thing
    known of its reader: it is deleted once it is sent or given up, and cannot be stopped.
    """

    name: str
    label: Any
    placeholders: tuple[Placeholder, ...]
    texts: Mapping[str, Texts]
    example: Example | None = None
    fleeting: bool = False

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.placeholders]

    @property
    def needed(self) -> list[str]:
        return [one.name for one in self.placeholders if one.needed]

    @property
    def secret(self) -> str:
        """The name of the placeholder that is secret, "" where none is."""
        return next((one.name for one in self.placeholders if one.secret), "")

    def example_values(self, edition: "Edition | None", language: str) -> dict[str, str]:
        """Values for the preview, in the language that is active."""
        own = self.example(edition, language) if self.example else None
        return {one.name: str(one.example) for one in self.placeholders} | dict(own or {})


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make the kind known; called while the app is loaded. Raises ValueError for what cannot be sent."""
    if kind.name in _kinds or len(kind.name) > 40:
        raise ValueError(f"{kind.name}: a name is its own, and has at most 40 characters")
    if set(kind.texts) != {"vi", "en"}:
        raise ValueError(f"{kind.name}: texts in vi and en are needed")
    _kinds[kind.name] = kind
    return kind


def known() -> list[Kind]:
    """All kinds, by name."""
    return [_kinds[name] for name in sorted(_kinds)]


def get(name: str) -> Kind | None:
    return _kinds.get(name)


def label(name: str) -> str:
    """What the kind is called in the reader's language; its name where it is no longer there."""
    kind = _kinds.get(name)
    return str(kind.label) if kind else name
