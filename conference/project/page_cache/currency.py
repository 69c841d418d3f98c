"""Whether a kept page is still what Django would say: the last change, and the minute.

What a page shows changes by a write, and by the clock: now and next, a text whose embargo passes, the days to
go. All of these are told to the minute.
"""

import threading
import time
from typing import NamedTuple

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from conference import changes

# Asked so often, and kept so long at the most while one thread asks: together with the half second for which an
# old page is given while the new one is made, it stays under the promised second.
ASK_EVERY = 0.3
TRUST_FOR = 0.45
# After a failure: each further try could hold a visitor up until the network gives up.
PAUSE = 2
MINUTE = 60


class Moment(NamedTuple):
    """For which a page is made. `changed` is when the last change was, as a Unix time."""

    mark: str
    changed: float
    minute: int

    @property
    def began(self) -> int:
        """The second from which on nothing has changed, neither by a write nor by the clock."""
        return max(int(self.changed), self.minute * MINUTE)


class Currency:
    """The mark of the last change, as this process knows it."""

    def __init__(self) -> None:
        self._change = changes.Change("", changes.BEFORE_ANY)
        self._changed = 0.0
        self._asked = float("-inf")
        self._lock = threading.Lock()

    def now(self) -> Moment:
        """The present moment; the database is asked a few times a second, however many visitors there are."""
        age = time.monotonic() - self._asked
        # One thread asks; the others need not wait while what is known is young.
        if age > ASK_EVERY and self._lock.acquire(blocking=age > TRUST_FOR):
            try:
                self._ask()
            finally:
                self._lock.release()
        return Moment(self._change.mark, self._changed, int(timezone.now().timestamp()) // MINUTE)

    def _ask(self) -> None:
        if time.monotonic() - self._asked <= ASK_EVERY:
            return
        try:
            close_old_connections()
            self._change = changes.last()
            self._changed = self._change.at.timestamp()
            pause = 0
        except DatabaseError:
            # While the database is away, what is kept is given until its minute is over.
            pause = PAUSE
        self._asked = time.monotonic() + pause
