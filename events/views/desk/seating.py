"""Halls at the desk: their plans and blocks in numbers, filled in one action, told on the passes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.permissions import Permission
from events import seating, seats
from events.forms.seating import BlockForm, PlanForm
from events.models import SeatBlock, SeatingPlan

EDIT = Permission.EDIT_SEATS


def plan_of(request: HttpRequest, edition_id: int, plan_id: int) -> SeatingPlan:
    """A plan of that edition; 404 for one of another."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    plan: SeatingPlan = get_object_or_404(
        SeatingPlan.objects.select_related("event", "room"), pk=plan_id, event__edition=edition
    )
    plan.event.edition = edition
    return plan


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def halls(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The plans there are, and the form that begins one."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    form = PlanForm(request.POST or None, edition=edition)
    if form.is_valid():
        try:
            plan = seating.open_plan(by=gates.officer(request), **form.cleaned_data)
            return redirect("desk-seat-block-add", edition.pk, plan.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": edition, "plans": list(seats.plans(edition)), "form": form}
    return render(request, "events/desk/seat_plans.html", page)


@require_POST
@gates.staff
def act(request: HttpRequest, edition_id: int, plan_id: int, act: str) -> HttpResponse:
    """Fill, clear, tell or remove a whole hall."""
    plan = plan_of(request, edition_id, plan_id)
    if act not in ACTS:
        raise Http404
    try:
        messages.success(request, ACTS[act](gates.officer(request), plan))
    except Refused as refused:
        messages.error(request, refused.message)
    if act == "remove" and not SeatingPlan.objects.filter(pk=plan.pk).exists():
        return redirect("desk-seats", edition_id)
    return redirect("desk-seating", edition_id, plan_id)


def _fill(by: Any, plan: SeatingPlan) -> str:
    filled = seating.fill(by=by, plan=plan)
    said = _("%(seated)s people have a seat.") % {"seated": filled.seated}
    if filled.standing:
        said += " " + _("%(standing)s have none: the hall is full.") % {"standing": filled.standing}
    return said


def _clear(by: Any, plan: SeatingPlan) -> str:
    return _("%(count)s seats are free again. Who was moved by hand stays.") % {
        "count": seating.clear(by=by, plan=plan)
    }


def _tell(by: Any, plan: SeatingPlan) -> str:
    seating.tell(by=by, plan=plan, told=True)
    return _("The passes show the seats now.")


def _hide(by: Any, plan: SeatingPlan) -> str:
    seating.tell(by=by, plan=plan, told=False)
    return _("The passes show no seats any more.")


def _remove(by: Any, plan: SeatingPlan) -> str:
    seating.remove_plan(by=by, plan=plan)
    return _("Removed: %(what)s.") % {"what": plan}


ACTS = {"fill": _fill, "clear": _clear, "tell": _tell, "hide": _hide, "remove": _remove}


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add_block(request: HttpRequest, edition_id: int, plan_id: int) -> HttpResponse:
    return _block_page(request, plan_of(request, edition_id, plan_id), None)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def block(request: HttpRequest, edition_id: int, plan_id: int, block_id: int) -> HttpResponse:
    plan = plan_of(request, edition_id, plan_id)
    return _block_page(request, plan, get_object_or_404(SeatBlock, pk=block_id, plan=plan))


def _block_page(request: HttpRequest, plan: SeatingPlan, stored: SeatBlock | None) -> HttpResponse:
    blank = SeatBlock(plan=plan, label="A", rows=10, seats_a_row=20)
    form = BlockForm(request.POST or None, instance=stored or blank, edition=plan.edition)
    if form.is_valid():
        try:
            seating.save_block(by=gates.officer(request), plan=plan, block=stored, said=form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk-seating", plan.edition.pk, plan.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": plan.edition, "plan": plan, "form": form, "stored": stored}
    return render(request, "events/desk/seat_block.html", page)


@require_POST
@gates.staff
def remove_block(request: HttpRequest, edition_id: int, plan_id: int, block_id: int) -> HttpResponse:
    plan = plan_of(request, edition_id, plan_id)
    row = get_object_or_404(SeatBlock, pk=block_id, plan=plan)
    try:
        seating.remove_block(by=gates.officer(request), plan=plan, block=row)
        messages.success(request, _("Removed: %(what)s.") % {"what": row})
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("desk-seat-block", edition_id, plan_id, block_id)
    return redirect("desk-seating", edition_id, plan_id)
