"""Drawing a hall: by hand in the editor, or by typing. Both end in the one writer, on the revision that was seen."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from exhibitors import drawing, fairs, files, halls, standing
from exhibitors.choices import BoothFront, LandmarkKind
from exhibitors.drawing import Drawing, Row
from exhibitors.forms.halls import BoothForm, CopyForm, LandmarkForm, RowForm
from exhibitors.models import BoothType, Hall
from exhibitors.views.desk.halls import hall_of

Change = Callable[[Drawing, dict[str, Any]], Drawing]


@require_safe
@gates.staff
def shown(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    return _page(request, hall_of(request, edition_id, hall_id))


@require_POST
@gates.staff
def draw(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    """What the editor drew. Where a colleague was faster, it stays on the screen, and the next time it counts."""
    hall = hall_of(request, edition_id, hall_id)
    sent = request.POST.get("drawing", "")
    try:
        _store(request, hall, drawing.read(sent), _("Drawn in the editor"), _seen(request))
        return redirect("desk-hall", edition_id, hall_id)
    except Refused as refused:
        messages.error(request, refused.message)
        return _page(request, hall_of(request, edition_id, hall_id), kept=sent)


@require_POST
@gates.staff
def undo(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    hall = hall_of(request, edition_id, hall_id)
    try:
        step = halls.undo(by=gates.officer(request), hall=hall, seen=_seen(request))
        messages.success(request, _("Undone: %(step)s") % {"step": step.label})
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-hall", edition_id, hall_id)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def row(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    """Booths side by side, numbered at once."""
    hall = hall_of(request, edition_id, hall_id)
    form = RowForm(request.POST or None, edition=hall.edition, initial={"seen": hall.revision})
    return _form(
        request, hall, form, _("Number a row"), lambda drawn, _typed: drawing.with_row(drawn, Row(**form.values))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def copy(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    hall = hall_of(request, edition_id, hall_id)
    form = CopyForm(request.POST or None, initial={"seen": hall.revision})

    def copied(drawn: Drawing, typed: dict[str, Any]) -> Drawing:
        known = {one["code"] for one in drawn["booths"]}
        if unknown := [code for code in typed["codes"] if code not in known]:
            raise Refused(fields={"codes": [_("Not in this hall: %(codes)s.") % {"codes": ", ".join(unknown)}]})
        return drawing.with_copy(drawn, typed["codes"], typed["first"], typed["right"], typed["down"])

    return _form(request, hall, form, _("Copy a block"), copied)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def booth(request: HttpRequest, edition_id: int, hall_id: int, booth_id: int | None = None) -> HttpResponse:
    """A new booth, or one that is there."""
    hall = hall_of(request, edition_id, hall_id)
    known = _known(hall, "booths", booth_id)
    form = BoothForm(request.POST or None, edition=hall.edition, initial=known | {"seen": hall.revision})
    title = _("Booth %(code)s") % {"code": known["code"]} if known else _("Add a booth")
    return _form(request, hall, form, title, lambda drawn, _typed: _with(drawn, "booths", booth_id, form.values), known)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def landmark(request: HttpRequest, edition_id: int, hall_id: int, landmark_id: int | None = None) -> HttpResponse:
    """A pillar, a stage, a door: a new one, or one that is there."""
    hall = hall_of(request, edition_id, hall_id)
    known = _known(hall, "landmarks", landmark_id)
    form = LandmarkForm(request.POST or None, initial=known | {"seen": hall.revision})
    title = _("Landmark") if known else _("Add a landmark")
    return _form(
        request, hall, form, title, lambda drawn, _typed: _with(drawn, "landmarks", landmark_id, form.values), known
    )


def _form(
    request: HttpRequest, hall: Hall, form: forms.Form, title: str, change: Change, known: dict[str, Any] | None = None
) -> HttpResponse:
    """The form's page; once it is valid, the drawing with its change, or without `known` where that was asked for."""
    try:
        if request.method == "POST" and "remove" in request.POST and known:
            drawn = {name: [one for one in rows if one != known] for name, rows in halls.drawn(hall).items()}
            _store(request, hall, drawn, _("Removed: %(what)s") % {"what": title}, _seen(request))
            return redirect("desk-hall", hall.edition_id, hall.pk)
        if form.is_valid():
            wanted = change(halls.drawn(hall), form.cleaned_data)
            _store(request, hall, wanted, title, form.cleaned_data["seen"])
            return redirect("desk-hall", hall.edition_id, hall.pk)
    except Refused as refused:
        form.is_valid()
        refusals.show(form, refused)
    page = {"edition": hall.edition, "hall": hall, "form": form, "title": title, "known": known}
    return render(request, "exhibitors/desk/hall_form.html", page)


def _store(request: HttpRequest, hall: Hall, wanted: Drawing, label: str, seen: int) -> None:
    stored = halls.draw(by=gates.officer(request), hall=hall, wanted=wanted, label=label, seen=seen)
    messages.success(request, _("Saved.") if stored.revision != seen else _("Nothing was changed."))
    if pairs := drawing.overlaps(wanted):
        told = ", ".join(f"{one} – {other}" for one, other in pairs[:10])
        messages.warning(request, _("These booths overlap: %(pairs)s.") % {"pairs": told})


def _page(request: HttpRequest, hall: Hall, kept: str = "") -> HttpResponse:
    plan = standing.hall_plan(hall, fairs.today_at(timezone.now()))
    page = {
        "edition": hall.edition,
        "hall": hall,
        "shape": plan.halls[0],
        "step": hall.earlier.select_related("by").defer("before").first(),
        "held": [one.code for one in plan.booths if one.stand.state != "free"],
        "kept": kept,
        "editor": _editor(hall, kept),
    }
    return render(request, "exhibitors/desk/hall.html", page)


def _editor(hall: Hall, kept: str) -> dict[str, Any]:
    """All that the editor's script is told."""
    return {
        "hall": {"width": float(hall.width), "depth": float(hall.depth)},
        "drawing": halls.drawn(hall),
        "kept": kept,
        "background": files.hall_picture(hall) if hall.background else "",
        "types": [
            {"id": one.pk, "name": one.name, "width": float(one.width), "depth": float(one.depth)}
            for one in BoothType.objects.filter(edition=hall.edition)
        ],
        "fronts": {str(value): str(label) for value, label in BoothFront.choices},
        "kinds": {str(value): str(label) for value, label in LandmarkKind.choices},
    }


def _known(hall: Hall, what: str, pk: int | None) -> dict[str, Any]:
    """What stands there with that id, {} for something new; 404 where it is in no place of this hall."""
    if pk is None:
        return {}
    found = next((one for one in halls.drawn(hall)[what] if one["id"] == pk), None)
    if found is None:
        raise Http404
    return found


def _with(drawn: Drawing, what: str, pk: int | None, values: dict[str, Any]) -> Drawing:
    """The drawing with one more, or with one put in the place of what it was."""
    kept = [one for one in drawn[what] if pk is None or one["id"] != pk]
    return drawn | {what: [*kept, {"id": pk, "note": "", **values}]}


def _seen(request: HttpRequest) -> int:
    """The revision that the page showed. A forged one is none that was ever seen."""
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else -1
