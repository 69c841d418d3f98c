"""What a colleague asks of the outbox: a state, a kind, an edition, a name. It lives in the address.

What cannot be asked is not: a mistyped or outdated address shows everything the colleague may see.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from conference import message_kinds
from conference.choices import MessageState
from conference.models import Edition
from conference.querysets import MessageQuerySet

# A longer term makes SQLite refuse the pattern, and nobody types one.
LONGEST_WORDS = 100
# Messages that belong to no edition, such as those to colleagues of the ministry.
NO_EDITION = "none"


@dataclasses.dataclass(frozen=True)
class Wanted:
    """Each empty where it is not asked for; `edition` is an id or `NO_EDITION`."""

    state: str = ""
    kind: str = ""
    edition: str = ""
    q: str = ""

    def __bool__(self) -> bool:
        return any(dataclasses.astuple(self))

    def query(self, **changes: str | int) -> str:
        """The query that asks for this with some changes: "?state=failed&page=2", or "?" for nothing."""
        return "?" + urlencode({name: value for name, value in (dataclasses.asdict(self) | changes).items() if value})

    def among(self, messages: MessageQuerySet) -> MessageQuerySet:
        """Those of the messages that are asked for, in any state."""
        if self.kind:
            messages = messages.filter(kind=self.kind)
        if self.edition:
            messages = messages.filter(edition=None if self.edition == NO_EDITION else int(self.edition))
        return messages.found_by(self.q) if self.q else messages


def read(query: Mapping[str, str], editions: Iterable[Edition]) -> Wanted:
    """What the query asks, as far as it can be asked by someone who works on these editions."""
    return Wanted(
        state=_known(query.get("state", ""), MessageState.values),
        kind=_known(query.get("kind", ""), [kind.name for kind in message_kinds.known()]),
        edition=_known(query.get("edition", ""), [NO_EDITION, *(str(one.pk) for one in editions)]),
        q=" ".join(query.get("q", "").replace("\0", "").split())[:LONGEST_WORDS],
    )


def by_state(messages: MessageQuerySet) -> list[tuple[MessageState, int]]:
    """How many of the messages are in each state that there is, in the order of the states."""
    counted = messages.order_by().values_list("state").annotate(count=Count("pk"))
    found = dict(counted)
    return [(state, found[state]) for state in MessageState if state in found]


def _known(value: str, known: Iterable[str]) -> str:
    return value if value in known else ""


def resend_path(edition_id: int | None) -> str:
    """The page that sends all failed messages of an edition (None: those of none) again."""
    return reverse("outbox-resend-failed-of", args=[edition_id]) if edition_id else reverse("outbox-resend-failed")
