"""The kept answers; of more than fit, those go that nobody has asked for the longest."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

from conference.project.page_cache.currency import Moment
from conference.project.page_cache.page import Page

MOST_BYTES = 24 * 1024 * 1024


class Kept:
    """A page with the moment for which it was made; `seen` is when it was last found current, by `monotonic`."""

    __slots__ = ("moment", "page", "seen", "size")

    def __init__(self, page: Page, moment: Moment, seen: float) -> None:
        self.page, self.moment, self.seen = page, moment, seen
        self.size = page.size


class Store:
    """At most so many bytes of answers, in this process."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept:
                self._pages.move_to_end(key)
            return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep it, or count it anew where it has grown by a coding."""
        with self._lock:
            former = self._pages.pop(key, None)
            self.bytes -= former.size if former else 0
            kept.size = kept.page.size
            self._pages[key] = kept
            self.bytes += kept.size
            while self.bytes > self.most_bytes:
                _, gone = self._pages.popitem(last=False)
                self.bytes -= gone.size
