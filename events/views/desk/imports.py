"""A list of people from Excel at the desk: sent, looked at row by row, confirmed, and how far it has come."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, Worker
from conference.permissions import Permission
from events import importing, sheets
from events.choices import ImportState
from events.forms.importing import ListForm
from events.models import DelegateImport

EDIT = Permission.EDIT_DELEGATES
SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def send(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Choose a file or paste cells; nobody is registered before the list has been looked at."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    latest = DelegateImport.objects.filter(edition=edition).exclude(state=ImportState.READ)[:5]
    page: dict[str, Any] = {"edition": edition, "latest": latest}
    try:
        category, events = importing.usual(edition)
    except Refused as refused:
        return render(request, "events/desk/import.html", page | {"empty": refused.message})
    initial = {"category": category.pk, "events": [event.pk for event in events]}
    form = ListForm(request.POST or None, request.FILES or None, edition=edition, initial=initial)
    if form.is_valid():
        try:
            kept = importing.keep(by=gates.officer(request), edition=edition, **form.sent)
            return redirect("desk-import-list", edition.pk, kept.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/import.html", page | {"form": form})


@require_safe
@gates.staff
def template(request: HttpRequest, edition_id: int) -> HttpResponse:
    """An empty list to fill in, in the reader's language."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    body = sheets.template(sheets.Known.load(edition), translation.get_language() or "vi")
    answer = HttpResponse(body, content_type=sheets.MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="delegates-{edition.year or edition.pk}.xlsx"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def listed(request: HttpRequest, edition_id: int, import_id: int) -> HttpResponse:
    """What was read, until it is confirmed; then how far the registering is, and what was refused."""
    kept = _kept(request, edition_id, import_id)
    refusal = ""
    if request.method == "POST":
        try:
            importing.confirm(by=gates.officer(request), kept=kept)
            return redirect("desk-import-list", edition_id, kept.pk)
        except Refused as refused:
            refusal = refused.message
    if kept.state == ImportState.READ:
        return _looked_at(request, kept, refusal)
    alive = Worker.objects.alive(timezone.now()).exists()
    return render(request, "events/desk/import_progress.html", {"edition": kept.edition, "kept": kept, "alive": alive})


@require_POST
@gates.staff
def drop(request: HttpRequest, edition_id: int, import_id: int) -> HttpResponse:
    """Forget a list that was only looked at."""
    try:
        importing.drop(by=gates.officer(request), kept=_kept(request, edition_id, import_id))
        messages.success(request, _("The list is forgotten; nobody was registered."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-import", edition_id)


def _kept(request: HttpRequest, edition_id: int, import_id: int) -> DelegateImport:
    edition: Edition = gates.desk_edition(request, edition_id, EDIT)
    rows = DelegateImport.objects.select_related("category", "province", "by")
    kept: DelegateImport = get_object_or_404(rows, pk=import_id, edition=edition)
    kept.edition = edition
    return kept


def _looked_at(request: HttpRequest, kept: DelegateImport, refusal: str) -> HttpResponse:
    plan = importing.planned(kept)
    page = {
        "edition": kept.edition,
        "kept": kept,
        "sheet": plan.sheet,
        "events": plan.events,
        "known": importing.count_registered(plan),
        "good": plan.sheet.good[:SHOWN],
        "more": max(len(plan.sheet.good) - SHOWN, 0),
        "refusal": refusal,
    }
    return render(request, "events/desk/import_rows.html", page)
