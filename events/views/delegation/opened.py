"""What the pages of a focal person have in common: the link that opens them, and their frame."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from conference.views.token_pages import token_page
from events import delegation_tabs, delegations, papers
from events.models import Delegation, PaperInvitation
from events.structure import today_at

View = Callable[..., HttpResponseBase]


def with_list(*methods: str) -> Callable[[Any], View]:
    """Let in whoever holds the link of a delegation; 404 for what is no link of ours."""

    def gate(view: Any) -> View:
        @token_page
        @require_http_methods(list(methods))
        @functools.wraps(view)
        def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
            delegation = delegations.by_link(token)
            if delegation is None:
                return render(request, "events/delegation/closed.html", status=404)
            answer: HttpResponseBase = view(request, token, delegation, **kwargs)
            return answer

        return opened

    return gate


def to_list(token: str, told: str = "", place: str = "") -> HttpResponse:
    """Back to the list; a token page keeps no session, so what is told stands in the address."""
    query = f"?told={told}" if told else ""
    return redirect(reverse("delegation", args=[token]) + query + (f"#{place}" if place else ""))


def page(
    request: HttpRequest, token: str, delegation: Delegation, template: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """A page in the delegation's frame."""
    today = today_at(timezone.now())
    shown = {
        "token": token, "delegation": delegation, "edition": delegation.edition, "today": today,
        "accepts": delegation.accepts_on(today), "quota": sum(quota.size for quota in delegation.quotas.all()),
        "papers": papers_of(delegation), "tabs": delegation_tabs.of(delegation),
    }  # fmt: skip
    # Other apps' pages in this frame say where they lie.
    path = template if "/" in template else f"events/delegation/{template}"
    return render(request, path, shown | more, status=status)


def papers_of(delegation: Delegation) -> list[PaperInvitation]:
    """The papers that the delegation's department is asked for."""
    if delegation.province_id is None or delegation.unit:
        return []
    return [
        paper
        for paper in papers.of_edition(delegation.edition)
        if paper.province_id == delegation.province_id and not paper.unit
    ]
