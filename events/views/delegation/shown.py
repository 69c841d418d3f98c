"""The focal person's page: what is asked, the list as it stands, and the papers. A GET changes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from conference.errors import Refused
from events import delegations
from events.choices import RegistrationState
from events.models import Delegation
from events.views.delegation.opened import page, to_list, with_list

TOLD = {
    "added": _("The person is on the list. Nothing is sent yet."),
    "saved": _("The row is saved. Nothing is sent yet."),
    "sent": _("The list has been sent. The Organising Committee approves it and then you find the passes here."),
    "asked": _("What fits has been sent. The places beyond the quota have been asked for; those people stay below."),
    "same": _("No change: the list stands as it was."),
    "taken": _("The list is taken over. Nothing is sent yet."),
    "signed": _("The signed list is stored."),
}


@with_list("GET", "HEAD", "POST")
def shown(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """What is asked, until the focal person begins; then the list."""
    if request.method == "POST":
        try:
            delegations.open_list(token=token)
        except Refused as refused:
            return page(request, token, delegation, "invitation.html", trouble=refused.message)
        return to_list(token)
    if delegation.opened_at is None:
        return page(request, token, delegation, "invitation.html")
    return list_page(request, token, delegation, told=TOLD.get(request.GET.get("told", "")))


def list_page(request: HttpRequest, token: str, delegation: Delegation, **more: Any) -> HttpResponse:
    """The list with what may be done about it."""
    rows = delegations.rows_of(delegation)
    return page(
        request, token, delegation, "people.html", rows=rows, here="people",
        pending=delegations.pending(rows), wrong=sum(bool(row.problems) for row in rows),
        first_wrong=next((row for row in rows if row.problems), None),
        confirmed=[row for row in rows if row.registration_state == RegistrationState.CONFIRMED],
        coming=sum(not row.entry.is_removed for row in rows), several=len(delegation.quotas.all()) > 1, **more,
    )  # fmt: skip


@with_list("GET", "HEAD")
def papers(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """The papers that the department is asked for, each with its last day and state; their links are their own."""
    return page(request, token, delegation, "papers.html", here="papers")
