"""A table from Word or Excel into the draft: paste, look at what was understood, mend, save."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from events import agenda, pasted_sessions
from events.forms import pasting as forms
from events.forms.pasting import RowFormSet, Rows, TableForm, TargetForm
from events.models import Session
from events.views.desk import reach


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def paste(request: HttpRequest, edition_id: int) -> HttpResponse:
    """First the text; nothing is saved before the rows have been looked at."""
    edition = reach.edition_of(request, edition_id)
    if not edition.events.exists():
        return render(request, "events/desk/no_events.html", {"edition": edition})
    if "rows-TOTAL_FORMS" in request.POST:
        return _preview(request, edition)
    form = TableForm(request.POST or None)
    if form.is_valid():
        first = edition.events.all()[0]
        target = TargetForm(edition=edition, initial={"event": first.pk, "day": first.starts_on or edition.starts_on})
        rows = RowFormSet(forms.as_posted(form.rows), prefix="rows")
        rows.is_valid()
        return _rows_page(request, edition, target, rows)
    return render(request, "events/desk/paste.html", {"edition": edition, "form": form})


def _preview(request: HttpRequest, edition: Edition) -> HttpResponse:
    target = TargetForm(request.POST, edition=edition)
    rows = RowFormSet(request.POST, prefix="rows")
    # Both are asked, so that everything to be mended is told at once.
    if all([target.is_valid(), rows.is_valid()]):
        try:
            made = _save(request, target, rows)
            items = len(rows.understood)
            told = ngettext("%(count)d row is in the draft.", "%(count)d rows are in the draft.", items)
            return reach.back(request, edition, told % {"count": items}, f"session-{made[0].pk}")
        except Refused as refused:
            refusals.show(target, refused)
    return _rows_page(request, edition, target, rows)


def _save(request: HttpRequest, target: TargetForm, rows: Rows) -> list[Session]:
    said: dict[str, Any] = target.cleaned_data
    shared = {"day": said["day"], "room": said["room"]}
    if said["take_as"] == TargetForm.ONE:
        plan = pasted_sessions.one(rows.understood, title=said["title"] or said["event"].name_vi, **shared)
    else:
        plan = pasted_sessions.each(rows.understood, **shared)
    return agenda.add_table(by=gates.officer(request), event=said["event"], sessions=plan)


def _rows_page(request: HttpRequest, edition: Edition, target: TargetForm, rows: Rows) -> HttpResponse:
    to_mend = sum(1 for form in rows.forms if form.errors)
    page = {"edition": edition, "form": target, "rows": rows, "to_mend": to_mend}
    return render(request, "events/desk/paste_rows.html", page)
