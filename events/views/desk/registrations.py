"""Registrations at the desk: counts against places, the list with its filters, and acts on many at once."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.models import Edition, User
from conference.permissions import Permission, may
from events import desk_acts, registration_lists
from events.choices import RegistrationState
from events.models import Registration
from events.registration_lists import Wanted

A_PAGE = 50
MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Outcome:
    """What became of one row: `why` is the reason of a refusal, "" where it went through."""

    row: Registration
    why: str = ""


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """How the events stand, then every registration that fits the filters, by given name."""
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    wanted = Wanted.read(request.GET)
    page = Paginator(registration_lists.rows(edition, wanted), A_PAGE).get_page(request.GET.get("page"))
    events = registration_lists.by_event(edition)
    shown = {
        "edition": edition,
        "wanted": wanted,
        "page": page,
        "events": events,
        "categories": registration_lists.by_category(edition, wanted.event),
        "provinces": registration_lists.by_province(edition, wanted.event),
        "states": RegistrationState,
        "acts": [(name, desk_acts.ACTS[name]) for name in desk_acts.IN_BULK],
        "may_approve": may(request.user, Permission.APPROVE_DELEGATES, edition),
        "may_edit": may(request.user, Permission.EDIT_DELEGATES, edition),
    }
    return render(request, "events/desk/registrations.html", shown)


@require_POST
@gates.staff
def acts(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Do one thing to many: each goes through or is refused by itself, and the page says which and why."""
    edition = gates.desk_edition(request, edition_id, desk_acts.PERMISSION)
    name, wanted = request.POST.get("act", ""), Wanted.read(request.POST)
    page: dict[str, Any] = {"edition": edition, "wanted": wanted, "what": request.POST.get("what", "")}
    found = _chosen(request, edition, wanted)
    if name not in desk_acts.IN_BULK or not found:
        page["trouble"] = _("Choose registrations, and what is to be done.")
    elif name == "ask" and not page["what"].strip():
        page |= {"trouble": _("Say what is to be supplied."), "rows": found, "needs_text": True}
    else:
        page |= {"act": desk_acts.ACTS[name], "outcomes": _done(gates.officer(request), name, found, request.POST)}
    return render(request, "events/desk/registration_acts.html", page)


def _chosen(request: HttpRequest, edition: Edition, wanted: Wanted) -> list[Registration]:
    """The rows that were ticked, or all that fit the filters."""
    if request.POST.get("all"):
        return list(registration_lists.rows(edition, wanted)[:MOST_AT_ONCE])
    ticked = [registration_lists.number(one) for one in request.POST.getlist("registration")][:MOST_AT_ONCE]
    return list(registration_lists.rows(edition, Wanted()).filter(pk__in=ticked))


def _done(by: User, name: str, found: list[Registration], sent: Any) -> list[Outcome]:
    outcomes = []
    for row in found:
        try:
            desk_acts.ACTS[name].do(by=by, on=row, sent=sent)
            row.refresh_from_db(fields=["state"])
            outcomes.append(Outcome(row))
        except Refused as refused:
            outcomes.append(Outcome(row, refused.message))
    return sorted(outcomes, key=lambda outcome: not outcome.why)


def registration_of(edition: Edition, delegate_id: int, sent: str) -> Registration:
    """A registration of that delegate in that edition; 404 for any other."""
    rows = Registration.objects.select_related("event__edition", "delegate__edition")
    row: Registration | None = rows.filter(
        pk=registration_lists.number(sent), delegate=delegate_id, event__edition=edition
    ).first()
    if row is None:
        raise Http404
    return row
