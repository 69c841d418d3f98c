"""What stands before every page of a pass: its delegate, or a designed end."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from conference.views.token_pages import token_page
from events import passes
from events.passes import Pass

View = Callable[..., HttpResponse]
Page = Callable[..., HttpResponseBase]


def with_pass(*methods: str, live: bool = False) -> Callable[[View], Page]:
    """Hand the view the pass that the link opens; a link that opens none gets a page that says so.

    With `live`, whoever has nothing to change any more is led back to the pass, which says why.
    """

    def mark(view: View) -> Page:
        @functools.wraps(view)
        @token_page
        @sensitive_post_parameters()
        @sensitive_variables()
        @require_http_methods([*methods])
        def found(request: HttpRequest, token: str, **parts: Any) -> HttpResponse:
            delegate = passes.find(token)
            if delegate is None:
                return render(request, "events/pass/over.html", status=410)
            mine = passes.of(delegate)
            if live and not mine.live:
                return back_to(mine)
            return view(request, mine, **parts)

        return found

    return mark


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, an empty form included; None where it was only asked for."""
    return request.POST if request.method == "POST" else None


def back_to(mine: Pass, told: str = "", page: str = "pass") -> HttpResponse:
    """The pass, with a word on what was done."""
    path = reverse(page, args=[mine.delegate.pass_token])
    return redirect(f"{path}?told={told}" if told else path)
