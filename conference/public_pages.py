"""Pages that are the same for everybody: they may be kept and given to the next one who asks."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

View = Callable[..., HttpResponse]


def public_page(*query: str) -> Callable[[View], View]:
    """Mark a view whose answer depends on its address, on public data and on the minute, and on nothing of the visitor.

    `query` names the parameters that it reads. It sees no others, so that what a link shared on Zalo or
    Facebook carries along makes no other page of it.
    """

    def mark(view: View) -> View:
        @functools.wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.GET = _only(request.GET, query)  # type: ignore[assignment]
            response = view(request, *args, **kwargs)
            response.public_query = query  # type: ignore[attr-defined]
            return response

        return marked

    return mark


def query_of(response: Any) -> tuple[str, ...] | None:
    """The parameters on which a public page's answer depends; None for every other answer."""
    return getattr(response, "public_query", None)


def _only(asked: QueryDict, names: tuple[str, ...]) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in names:
        if name in asked:
            kept.setlist(name, asked.getlist(name))
    return kept
