"""The plan of the fair: who stands where, in pictures and as a list."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conference.models import Edition, Series
from conference.public_pages import public_page
from events.views.opened import with_edition
from exhibitors import plan_svg, standing
from exhibitors.choices import BoothState
from exhibitors.floorplan import Plan
from exhibitors.plan_filters import Wanted, left_out
from exhibitors.prints import plan as prints


@public_page("booth", "q", "state", "province", "colour")
@with_edition
def floor_plan(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The plan, its legend and its list; `?booth=A12` marks where that one is."""
    plan, wanted = standing.public_plan(edition, timezone.localdate()), Wanted.read(request.GET)
    here, out = plan.booth(request.GET.get("booth", "")), left_out(plan, wanted)
    page = {
        "edition": edition,
        "plan": plan,
        "svg": plan_svg.svg(plan, faint=out, here=here),
        "here": here,
        "wanted": wanted,
        "out": out,
        "found": len(plan.booths) - len(out),
        "colours": plan_svg.COLOURS,
        **_choices(plan),
    }
    return render(request, "exhibitors/floor_plan.html", page)


def _choices(plan: Plan) -> dict[str, Any]:
    """What the legend and the filter tell: each state with how many booths, each province with its number."""
    states = [one.stand.state for one in plan.booths]
    numbered = enumerate(plan.provinces, 1)
    return {
        "states": [(state, state.label, states.count(state)) for state in BoothState],
        "provinces": [(number, (number - 1) % plan_svg.COLOURS + 1, province) for number, province in numbered],
    }


@public_page()
@with_edition
def plan_pdf(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The plan to scale on A3, in the language of the address; 404 before there is one."""
    plan = standing.public_plan(edition, timezone.localdate())
    if not plan.halls:
        raise Http404
    response = HttpResponse(prints.pdf(plan, edition, Series.objects.first()), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="floor-plan-{edition.year}.pdf"'
    return response
