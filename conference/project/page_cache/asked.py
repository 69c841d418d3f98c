"""Which requests may be answered with a kept page, and by what it is found again."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from django.conf import settings

from conference.project.middleware import address_of, scheme_of

Environ = dict[str, Any]
# Django has its own word on a longer query, and on one with a NUL.
LONGEST_QUERY = 500


class Place(NamedTuple):
    """What the site takes from an address to make a page, but for the query."""

    scheme: str
    host: str
    path: str


class Asked(NamedTuple):
    """A page with the parameters that it reads: two requests with equal ones get the same bytes."""

    place: Place
    query: tuple[tuple[str, str], ...]


def place_of(environ: Environ) -> Place | None:
    """The place where anybody's answer will do; None where only Django can tell.

    Everything that speaks of a person leads to Django, and so does everything that Django may refuse.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("CONTENT_LENGTH", "") not in ("", "0"):
        return None
    if "HTTP_AUTHORIZATION" in environ or _is_somebody(environ.get("HTTP_COOKIE", "")):
        return None
    if "HTTP_HOST" not in environ or not _is_plain(environ.get("QUERY_STRING", "")):
        return None
    if settings.DEMO and not _is_at_home(environ):
        return None
    return Place(scheme_of(environ), environ["HTTP_HOST"], environ.get("PATH_INFO", ""))


def query_of(environ: Environ, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Of the request's query, what a page reads that asks for those names."""
    query = environ.get("QUERY_STRING", "")
    if not query or not names:
        return ()
    return tuple(pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] in names)


def _is_somebody(cookies: str) -> bool:
    """Whether a cookie of ours is among them. Those of a proxy in front, or of a neighbouring site, say nothing."""
    if not cookies:
        return False
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
    # A quoted cookie can hold what Django refuses.
    return '"' in cookies or any(name in cookies for name in ours)


def _is_plain(query: str) -> bool:
    return not query or (len(query) <= LONGEST_QUERY and "%00" not in query and "\0" not in query)


def _is_at_home(environ: Environ) -> bool:
    client = address_of(environ.get("REMOTE_ADDR", ""))
    return client is not None and client.is_loopback
