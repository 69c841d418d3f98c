"""The door: a code from the camera, a scanner or the keyboard, or a name; the answer in a colour and in words.

A look at a badge is one POST. A script that asks with `X-Fragment` gets the answer alone, everybody else the page.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates
from conference.models import Edition
from conference.permissions import Permission, editions_where
from conference.ready import Given, Ready
from events import arrivals, checkin
from events.choices import RegistrationState, ScanResult
from events.models import Delegate, Event, Registration, Scan
from events.registration_lists import number

MOST_FOUND = 20
LATEST = 8
_EVENT = Ready(
    lambda: Event.objects.select_related("edition").filter(pk=Given("pk"), edition=Given("edition")).order_by()
)


@require_safe
@gates.staff
def editions(request: HttpRequest) -> HttpResponse:
    """The editions whose door the colleague keeps; of one alone, its door."""
    mine = list(editions_where(request.user, Permission.CHECK_IN).select_related("host"))
    if not mine:
        gates.require(request, Permission.CHECK_IN)
    if len(mine) == 1:
        return redirect("desk-edition-scan", mine[0].pk)
    return render(request, "events/desk/scan_editions.html", {"editions": mine})


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def door(request: HttpRequest, edition_id: int) -> HttpResponse:
    """One event's door, once the event and the gate are chosen; `?q=` looks for a name."""
    if request.method == "POST" and (event := _event(request, edition_id, request.POST.get("event", ""))):
        return _scanned(request, event)
    edition = gates.desk_edition(request, edition_id, Permission.CHECK_IN)
    event = Event.objects.filter(edition=edition, pk=number(request.GET.get("event", ""))).first()
    if event is None:
        return render(request, "events/desk/scan_events.html", {"edition": edition, "events": _events(edition)})
    event.edition = edition
    return _door(request, event, request.GET.get("gate", ""), wanted=request.GET.get("q", "").strip())


def _event(request: HttpRequest, edition_id: int, sent: str) -> Event | None:
    """The event with its edition in one query: at seven in the morning each counts. None for a forged one."""
    event = _EVENT.first(pk=number(sent), edition=edition_id)
    if event is not None:
        gates.at_desk(request, event.edition, Permission.CHECK_IN)
    return event


def _scanned(request: HttpRequest, event: Event) -> HttpResponse:
    gate, sent = request.POST.get("gate", ""), request.POST.get("registration", "")
    picked = Registration.objects.filter(event=event, pk=number(sent)).first() if sent else None
    code = "" if picked else request.POST.get("code", "")
    answer = checkin.scan(by=gates.officer(request), event=event, code=code, registration=picked, gate=gate)
    if request.headers.get("X-Fragment"):
        return render(request, "events/desk/_scan_answer.html", {"answer": answer})
    return _door(request, event, gate, answer=answer)


def _door(
    request: HttpRequest, event: Event, gate: str, *, wanted: str = "", answer: checkin.Answer | None = None
) -> HttpResponse:
    scans = Scan.objects.filter(event=event)
    page: dict[str, Any] = {
        "edition": event.edition,
        "event": event,
        "gate": gate.strip()[:60],
        "answer": answer,
        "present": scans.filter(result=ScanResult.FIRST).count(),
        "confirmed": Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED).count(),
        "latest": scans.select_related("registration__delegate")[:LATEST],
        "wanted": wanted,
        "found": _found(event, wanted) if wanted else None,
    }
    return render(request, "events/desk/scan.html", page)


def _found(event: Event, wanted: str) -> list[Registration]:
    """The event's registrations of the people whom the words fit, the live ones first."""
    fitting = Delegate.objects.filter(edition=event.edition).matching(wanted)
    rows = Registration.objects.filter(event=event, delegate__in=fitting)
    known = rows.select_related("delegate__category", "delegate__province").order_by("delegate__name_order", "-pk")
    return sorted(known[:MOST_FOUND], key=lambda one: not one.is_live)


@require_safe
@gates.staff
def arrived(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Who has come: by event, and of one event by category and province."""
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    rows = arrivals.by_event(edition)
    pk = number(request.GET.get("event", ""))
    if pk and pk not in [row.of.pk for row in rows]:
        raise Http404
    chosen = next((row.of for row in rows if not pk or row.of.pk == pk), None)
    page = {
        "edition": edition,
        "rows": rows,
        "event": chosen,
        "categories": arrivals.by_category(chosen) if chosen else [],
        "provinces": arrivals.by_province(chosen) if chosen else [],
    }
    return render(request, "events/desk/arrivals.html", page)


def _events(edition: Edition) -> Any:
    return Event.objects.filter(edition=edition)
