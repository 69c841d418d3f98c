"""A visitor of the site as the server sees it: with the page cache before Django."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from conference.project.page_cache.front import PageCache


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Counting:
    """Django, counting how often it is asked."""

    def __init__(self) -> None:
        self.django, self.asked = WSGIHandler(), 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        self.asked += 1
        return self.django(environ, start)


class Site:
    """One process: a page cache of its own before Django."""

    def __init__(self, django: Any = None, **options: Any) -> None:
        self.django = django or Counting()
        self.cache = PageCache(self.django, **options)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """`headers` are names of the environment: HTTP_COOKIE="…"."""
        return ask(self.cache, RequestFactory().generic(method, path, **{"HTTP_HOST": "testserver"} | headers).environ)

    @property
    def asked(self) -> int:
        return int(self.django.asked)


def ask(site: Any, environ: dict[str, Any]) -> Answer:
    """As Django's own test client does: a request does not close the connection that the test's transaction is on."""
    signals = (request_started, request_finished)
    cut = [signal for signal in signals if signal.disconnect(close_old_connections)]
    try:
        return _asked(site, environ)
    finally:
        for signal in cut:
            signal.connect(close_old_connections)


def _asked(site: Any, environ: dict[str, Any]) -> Answer:
    told: list[Any] = []
    given: Iterable[bytes] = site(environ, lambda status, headers: told.extend((status, headers)))
    body = b"".join(given)
    if hasattr(given, "close"):
        given.close()
    names = [name for name, _ in told[1]]
    assert len(names) == len(set(names)), names
    return Answer(int(told[0].split()[0]), dict(told[1]), body)
