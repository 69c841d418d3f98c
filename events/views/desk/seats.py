"""One hall at the desk: who sits where, and people moved: a seat is chosen, then where to, then it is confirmed.

Choosing is in the address and changes nothing; every step is a link or a plain form, so the keyboard does it all.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.models import User
from events import registration, seating, seats
from events.models import Registration, Seat
from events.registration_lists import number
from events.seats import Hall
from events.views.desk.seating import plan_of


@require_safe
@gates.staff
def hall(request: HttpRequest, edition_id: int, plan_id: int) -> HttpResponse:
    """The drawing; `seat` is the one in hand, `to` where its guest is to go, `who` is one who has no seat yet."""
    plan = plan_of(request, edition_id, plan_id)
    return render(request, "events/desk/hall.html", _page(seats.of(plan), request.GET))


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int, plan_id: int) -> HttpResponse:
    """The drawing's twin: who sits where, by given name."""
    plan = plan_of(request, edition_id, plan_id)
    page = {"edition": plan.edition, "plan": plan, "rows": seats.by_name(plan), "standing": seats.standing(plan)}
    return render(request, "events/desk/seat_list.html", page)


def _page(drawn: Hall, sent: Any) -> dict[str, Any]:
    chosen = drawn.seat(number(sent.get("seat", "")))
    to = drawn.seat(number(sent.get("to", ""))) or drawn.coded(sent.get("code", ""))
    who = next((one for one in drawn.standing if one.pk == number(sent.get("who", ""))), None)
    # A second press on the same seat lets it go.
    return {
        "edition": drawn.plan.edition, "plan": drawn.plan, "hall": drawn,
        "here": reverse("desk-seating", args=[drawn.plan.edition.pk, drawn.plan.pk]),
        "chosen": chosen, "who": who, "to": to if to and (who or (chosen and chosen.who)) and to != chosen else None,
        "query": f"seat={chosen.seat.pk}&to=" if chosen and chosen.who else f"who={who.pk}&to=" if who else "seat=",
        "unknown": sent.get("code", "").strip() if to is None else "",
    }  # fmt: skip


@require_POST
@gates.staff
def act(request: HttpRequest, edition_id: int, plan_id: int, act: str) -> HttpResponse:
    """One thing done to one seat; a refusal is told above the drawing, which then shows how things stand now."""
    plan = plan_of(request, edition_id, plan_id)
    seat = Seat.objects.filter(plan=plan, pk=number(request.POST.get("seat", ""))).select_related("plan").first()
    if act not in ACTS or seat is None:
        raise Http404
    at = seat
    try:
        at = ACTS[act](gates.officer(request), seat, request.POST)
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(f"{reverse('desk-seating', args=[edition_id, plan_id])}?seat={at.pk}#seat-{at.pk}")


def _move(by: User, seat: Seat, sent: Any) -> Seat:
    to = Seat.objects.filter(plan=seat.plan_id, pk=number(sent.get("to", ""))).first()
    if to is None:
        raise Refused(_("Choose a seat of this hall."))
    return seating.move(by=by, seat=seat, to=to, who=number(sent.get("who", "")))


def _seat(by: User, seat: Seat, sent: Any) -> Seat:
    person = Registration.objects.filter(event=seat.plan.event_id, pk=number(sent.get("who", ""))).first()
    if person is None:
        raise Refused(_("A colleague has removed this."))
    return seating.seat_at(by=by, seat=seat, registration=person)


def _reviewed(by: User, seat: Seat, sent: Any) -> Seat:
    person = Registration.objects.select_related("delegate").filter(pk=seat.registration_id).first()
    if person:
        registration.reviewed(by=by, delegate=person.delegate, what="seat_to_review")
    return seat


ACTS: dict[str, Callable[[User, Seat, Any], Seat]] = {
    "move": _move,
    "seat": _seat,
    "take-out": lambda by, seat, sent: seating.take_out(by=by, seat=seat, who=number(sent.get("who", ""))),
    "keep": lambda by, seat, _sent: seating.keep(by=by, seat=seat, kept=True),
    "free": lambda by, seat, _sent: seating.keep(by=by, seat=seat, kept=False),
    "loosen": lambda by, seat, _sent: seating.loosen(by=by, seat=seat),
    "reviewed": _reviewed,
}
