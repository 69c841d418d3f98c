"""The door of the site: a kept page is given here, before Django begins; all else is Django's."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connections

from conference.project.page_cache.asked import Asked, Environ, Place, place_of, query_of
from conference.project.page_cache.currency import Currency
from conference.project.page_cache.page import FOR_MANY, FOR_ONE, Headers, Page, coding_for
from conference.project.page_cache.store import MOST_BYTES, Kept, Store
from conference.public_pages import query_of as public_query_of

StartResponse = Callable[..., Any]
Site = Callable[[Environ, StartResponse], Any]
OK = "200 OK"
# How long a page that was current just now is still given while the new one is made.
OLD_FOR = 0.5
# Whoever waits longer than this for another thread's page makes it for himself.
PATIENCE = 10
# An answer with one of these headers is somebody's, or has been thought about already.
NOT_FOR_ALL = frozenset({"set-cookie", "cache-control", "vary", "etag", "last-modified", "content-encoding"})


class PageCache:
    """A WSGI application before another."""

    def __init__(self, site: Site, most_bytes: int = MOST_BYTES) -> None:
        self.site = site
        self.store = Store(most_bytes)
        self._currency = Currency()
        # The parameters that each public page reads, learned from its first answer.
        self._queries: dict[str, tuple[str, ...]] = {}
        self._making: dict[Asked, threading.Event] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        place = place_of(environ)
        names = self._queries.get(place.path) if place else None
        if place is None or names is None:
            return self._ask(environ, start, place)
        asked, moment = Asked(place, query_of(environ, names)), self._currency.now()
        kept = self.store.get(asked)
        if kept is None or kept.moment != moment:
            return self._remake(asked, kept, environ, start)
        kept.seen = time.monotonic()
        return self._give(kept, asked, environ, start)

    # --- giving ------------------------------------------------------------------------------------

    def _give(
        self, kept: Kept, asked: Asked, environ: Environ, start: StartResponse, *, is_new: bool = False
    ) -> list[bytes]:
        is_new = is_new or not kept.page.has(_coding(environ))
        answer = _answer(kept.page, environ, start)
        if is_new:
            self.store.put(asked, kept)
        return answer

    # --- making ------------------------------------------------------------------------------------

    def _remake(self, asked: Asked, old: Kept | None, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """One thread makes it. A page that was current just now is given meanwhile; for an older one, all wait."""
        with self._lock:
            others = self._making.get(asked)
            if others is None:
                mine = self._making[asked] = threading.Event()
        if old and time.monotonic() - old.seen <= OLD_FOR:
            if others is None:
                behind = (asked, old, {**environ, "REQUEST_METHOD": "GET"}, mine)
                threading.Thread(target=self._make_behind, args=behind, daemon=True).start()
            return self._give(old, asked, environ, start)
        if others is None:
            with self._ending(asked, mine):
                return self._made_meanwhile(asked, environ, start) or self._ask(environ, start, asked.place, old)
        others.wait(PATIENCE)
        return self._made_meanwhile(asked, environ, start) or self._ask(environ, start, asked.place)

    def _make_behind(self, asked: Asked, old: Kept, environ: Environ, mine: threading.Event) -> None:
        """In a thread of its own: where the server has one for all visitors, it goes on answering them."""
        try:
            with self._ending(asked, mine):
                answer: Any = self._ask(environ, lambda *_: None, asked.place, old)
                if not isinstance(answer, list):
                    answer.close()
        finally:
            connections.close_all()

    @contextlib.contextmanager
    def _ending(self, asked: Asked, mine: threading.Event) -> Iterator[None]:
        try:
            yield
        finally:
            del self._making[asked]
            mine.set()

    def _made_meanwhile(self, asked: Asked, environ: Environ, start: StartResponse) -> Iterable[bytes] | None:
        kept = self.store.get(asked)
        if kept is None or kept.moment != self._currency.now():
            return None
        return self._give(kept, asked, environ, start)

    def _ask(
        self, environ: Environ, start: StartResponse, place: Place | None, old: Kept | None = None
    ) -> Iterable[bytes]:
        """Django's answer; a public page is finished the same whether it is then kept or not."""
        moment = self._currency.now()
        told: list[Any] = []
        response = self.site(environ, lambda *status_and_headers: told.extend(status_and_headers))
        names, (status, headers) = public_query_of(response), told[:2]
        if names is None or status != OK or not _is_for_all(headers):
            start(*told)
            return response  # type: ignore[no-any-return]
        to_keep = place if environ["REQUEST_METHOD"] == "GET" else None
        page = Page(response.content, headers, moment.began, FOR_MANY if place else FOR_ONE)
        response.close()
        if to_keep is None:
            return _answer(page, environ, start)
        asked = Asked(to_keep, query_of(environ, names))
        if old and old.page.says_the_same_as(page):
            # Its age and its codings stand.
            page = old.page
        self._queries[to_keep.path] = names
        return self._give(Kept(page, moment, time.monotonic()), asked, environ, start, is_new=True)


def _is_for_all(headers: Headers) -> bool:
    return not any(name.lower() in NOT_FOR_ALL for name, _ in headers)


def _coding(environ: Environ) -> str:
    return coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))


def _answer(page: Page, environ: Environ, start: StartResponse) -> list[bytes]:
    body, headers = page.coded(_coding(environ))
    if page.is_known_to(environ):
        start("304 Not Modified", list(page.not_modified))
        return [b""]
    start(OK, list(headers))
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
