"""What the pages of an exhibitor have in common: the link that opens them, and their frame."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conference.views.token_pages import token_page
from exhibitors import directory, fairs, portal_links
from exhibitors.models import Application, Exhibitor, ExhibitorContact, Fair

TOLD = {
    "saved": _("Saved."),
    "to_pay": _("Thank you: the booth is yours. It is confirmed once the fee has come in; see the tab with the fee."),
    "confirmed": _("Thank you: your booth is confirmed."),
    "withdrawn": _("You have withdrawn. Your booth is free for others."),
    "reopened": _("Your application stands again."),
    "added": _("Added."),
    "removed": _("Removed."),
    "invited": _("Added. The link of the page is on its way to the new person."),
}


@dataclass(frozen=True)
class Portal:
    """A portal that was opened: by whom, for which exhibitor, and how its application stands."""

    token: str
    contact: ExhibitorContact
    fair: Fair
    application: Application

    @property
    def exhibitor(self) -> Exhibitor:
        found: Exhibitor = self.contact.exhibitor
        return found


View = Callable[..., HttpResponseBase]


def with_portal(*methods: str) -> Callable[[Any], View]:
    """Let in whoever holds a link of an exhibitor; 404 for what is no link of ours."""

    def gate(view: Any) -> View:
        @token_page
        @sensitive_post_parameters()
        @require_http_methods(list(methods))
        @functools.wraps(view)
        def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
            portal = _opened(token)
            if portal is None:
                return render(request, "exhibitors/portal/closed.html", status=404)
            answer: HttpResponseBase = view(request, portal, **kwargs)
            return answer

        return opened

    return gate


def _opened(token: str) -> Portal | None:
    contact = portal_links.opened_by(token)
    if contact is None:
        return None
    rows = Application.objects.filter(exhibitor=contact.exhibitor)
    application = rows.select_related("exhibitor__edition", "wanted_type", "allotment").last()
    fair = fairs.of(contact.exhibitor.edition)
    return Portal(token, contact, fair, application) if fair and application else None


def back(portal: Portal, name: str = "exhibitor", told: str = "") -> HttpResponse:
    """To a page of the portal; a token page keeps no session, so what is told stands in the address."""
    response = redirect(name, portal.token)
    if told:
        response["Location"] += f"?told={told}"
    return response


def page(
    request: HttpRequest, portal: Portal, template: str, *, here: str, status: int = 200, **more: Any
) -> HttpResponse:
    """A page in the exhibitor's frame."""
    today = fairs.today_at(timezone.now())
    shown = {
        "token": portal.token, "contact": portal.contact, "exhibitor": portal.exhibitor, "fair": portal.fair,
        "edition": portal.exhibitor.edition, "application": portal.application, "today": today, "here": here,
        "state": portal.application.state_on(today), "told": TOLD.get(request.GET.get("told", "")),
        "is_public": directory.is_public(portal.exhibitor),
    }  # fmt: skip
    return render(request, f"exhibitors/portal/{template}", shown | more, status=status)
