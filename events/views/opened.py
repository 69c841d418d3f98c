"""What stands before every public page of a programme: its edition, its live version, or a redirect."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from conference import gates
from conference.models import Edition
from events import programme, published
from events.models import AgendaVersion
from events.programme import Programme


@dataclass(frozen=True)
class Opened:
    """A public edition with its live programme; before the first publication the programme is empty.

    `log` are all publications, the newest first, for pages that asked for them.
    """

    edition: Edition
    version: AgendaVersion | None
    programme: Programme
    log: list[AgendaVersion] = field(default_factory=list)


View = Callable[..., HttpResponse]


def with_programme(view: View) -> View:
    """Hand the view the edition of the year in the address. A former year leads to the new one, a draft is a 404."""
    return _opening(view, lambda year: [version] if (version := published.live(year)) else [], with_log=False)


def with_log(view: View) -> View:
    """Like `with_programme`, and with the log of its publications, for no query more."""
    return _opening(view, published.publications, with_log=True)


def _opening(view: View, find: Callable[[int], list[AgendaVersion]], *, with_log: bool) -> View:
    @functools.wraps(view)
    @require_safe
    def found(request: HttpRequest, year: int, **parts: Any) -> HttpResponse:
        if versions := find(year):
            live, log = versions[0], versions if with_log else []
            return view(request, Opened(live.edition, live, published.programme_of(live), log), **parts)
        try:
            edition = gates.public_edition(year)
        except Http404:
            return moved(request, year, parts)
        return view(request, Opened(edition, None, programme.EMPTY), **parts)

    return found


def with_edition(view: View) -> View:
    """Like `with_programme`, for pages that show nothing of the programme and so do not read it."""

    @functools.wraps(view)
    @require_safe
    def found(request: HttpRequest, year: int, **parts: Any) -> HttpResponse:
        try:
            edition = gates.public_edition(year)
        except Http404:
            return moved(request, year, parts)
        return view(request, edition, **parts)

    return found


def moved(request: HttpRequest, year: int, parts: dict[str, Any]) -> HttpResponse:
    """A former year's page leads to that of the new one; every other unknown year is a 404."""
    edition, match = gates.moved_edition(year), request.resolver_match
    if edition is None or match is None:
        raise Http404
    return HttpResponsePermanentRedirect(reverse(match.view_name, kwargs={**parts, "year": edition.year}))
