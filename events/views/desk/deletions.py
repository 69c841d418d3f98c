"""Requests for deletion at the desk: who asked, until when to answer, what would be gone, and the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from conference import gates, phones
from conference.errors import Refused
from conference.forms import refusals
from conference.permissions import Permission
from events import deletion_messages, deletions, own_data, registration
from events.choices import HoldState
from events.forms.deletions import DeletionForm, RefusalForm
from events.models import DeletionRequest, Hold

ANSWERED_SHOWN = 50


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Those that wait, the first due first; then the answered ones, without names."""
    edition = gates.desk_edition(request, edition_id, Permission.PROTECT_DATA)
    rows = DeletionRequest.objects.filter(edition=edition)
    answered = rows.exclude(answered_at=None).select_related("answered_by").order_by("-answered_at")
    page = {
        "edition": edition,
        "waiting": rows.filter(answered_at=None).select_related("delegate__category", "delegate__province"),
        "answered": answered[:ANSWERED_SHOWN],
        "today": timezone.localdate(),
    }
    return render(request, "events/desk/deletions.html", page)


@require_safe
@gates.staff
def one(request: HttpRequest, edition_id: int, request_id: int) -> HttpResponse:
    """What would be deleted, and how the delegate is told before."""
    return _page(request, _asked(request, edition_id, request_id))


def _asked(request: HttpRequest, edition_id: int, request_id: int) -> DeletionRequest:
    edition = gates.desk_edition(request, edition_id, Permission.PROTECT_DATA)
    rows = DeletionRequest.objects.select_related("delegate__category", "delegate__province", "answered_by")
    found: DeletionRequest = get_object_or_404(rows, pk=request_id, edition=edition)
    found.edition = edition
    if found.delegate:
        found.delegate.edition = edition
    return found


def _page(request: HttpRequest, asked: DeletionRequest, **forms: Any) -> HttpResponse:
    page: dict[str, Any] = {"edition": asked.edition, "asked": asked, "today": timezone.localdate()}
    theirs = asked.delegate
    if theirs and asked.answered_at is None:
        way = deletion_messages.farewell(theirs)
        page |= {
            "delegate": theirs,
            "phone": phones.readable(theirs.phone) if theirs.phone else "",
            "parts": own_data.of(theirs),
            "farewell": way,
            "places": Hold.objects.filter(registration__delegate=theirs, state=HoldState.HELD).count(),
            "deletion": DeletionForm(by_hand=way.by_hand),
            "refusal": RefusalForm(),
        }
    return render(request, "events/desk/deletion.html", page | forms)


@require_POST
@gates.staff
def delete(request: HttpRequest, edition_id: int, request_id: int) -> HttpResponse:
    """The person is told, then gone."""
    asked = _asked(request, edition_id, request_id)
    form = DeletionForm(request.POST, by_hand=True)
    if form.is_valid():
        try:
            registration.delete_on_request(by=gates.officer(request), request=asked, **form.cleaned_data)
            messages.success(request, _("The data is deleted, and the request answered."))
            return redirect("desk-deletions", edition_id)
        except Refused as refused:
            refusals.show(form, refused)
    return _page(request, asked, deletion=form)


@require_POST
@gates.staff
def refuse(request: HttpRequest, edition_id: int, request_id: int) -> HttpResponse:
    """The data is kept, and the person told why."""
    asked = _asked(request, edition_id, request_id)
    form = RefusalForm(request.POST)
    if form.is_valid():
        try:
            deletions.refuse(by=gates.officer(request), request=asked, reason=form.cleaned_data["reason"])
            messages.success(request, _("The request is answered: the delegate is told why the data is kept."))
            return redirect("desk-deletions", edition_id)
        except Refused as refused:
            refusals.show(form, refused)
    return _page(request, asked, refusal=form)
