"""One row of the draft's table, edited in place: the table, with a form where the row stood."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from events import agenda
from events.forms import looking_again
from events.forms.rows import ItemRowForm, SessionRowForm
from events.views.desk import draft, items, reach, sessions


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def session(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    initial = sessions.shown(session, ("starts", "ends", "title_vi", "room"))
    form = SessionRowForm(request.POST or None, edition=session.edition, initial=initial)
    if form.is_valid():
        try:
            agenda.edit_session(
                by=gates.officer(request), session=session, seen=form.cleaned_data["seen"], **form.fields_only
            )
            return reach.back(request, session.edition, _("The session is saved."), f"session-{session.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, sessions.fingerprint(session.pk))
    return _table(request, session.edition, form, {"open_session": session.pk})


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def item(request: HttpRequest, edition_id: int, item_id: int) -> HttpResponse:
    item = reach.item_of(request, edition_id, item_id)
    named = item.speakers.exists()
    form = ItemRowForm(request.POST or None, edition=item.edition, initial=items.shown(item), with_speakers=named)
    if form.is_valid():
        try:
            agenda.edit_item(by=gates.officer(request), item=item, seen=form.cleaned_data["seen"], **form.fields_only)
            return reach.back(request, item.edition, _("The item is saved."), f"item-{item.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, items.fingerprint(item.pk))
    return _table(request, item.edition, form, {"open_item": item.pk})


def _table(request: HttpRequest, edition: Any, form: Any, row: dict[str, int]) -> HttpResponse:
    return render(request, "events/desk/draft.html", draft.table_page(request, edition) | {"form": form} | row)
