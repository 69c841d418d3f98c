"""One row of the draft's table, edited in place: the table, with a form where the row stood."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.models import Edition
from events import agenda
from events.forms import looking_again, people
from events.forms.people import OnceEach
from events.forms.rows import ChairsInRow, ItemRowForm, SessionRowForm, SpeakersInRow
from events.views.desk import draft, items, reach, sessions


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def session(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    initial = sessions.shown(session, ("starts", "ends", "title_vi", "room"))
    form = SessionRowForm(request.POST or None, edition=session.edition, initial=initial)
    chairs = _people(request, session.edition, ChairsInRow, sessions.chairs_shown(session))
    # Both are asked, so that everything to be mended is told at once.
    if all([form.is_valid(), chairs.is_valid()]):
        try:
            agenda.edit_session(
                by=gates.officer(request), session=session, seen=form.cleaned_data["seen"], chairs=chairs.people,
                **form.fields_only,
            )  # fmt: skip
            return reach.back(request, session.edition, _("The session is saved."), f"session-{session.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, sessions.fingerprint(session.pk))
    return _table(request, session.edition, {"form": form, "rows": chairs, "open_session": session.pk})


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def item(request: HttpRequest, edition_id: int, item_id: int) -> HttpResponse:
    item = reach.item_of(request, edition_id, item_id)
    named = items.speakers_shown(item)
    form = ItemRowForm(request.POST or None, edition=item.edition, initial=items.shown(item), with_speakers=bool(named))
    speakers = _people(request, item.edition, SpeakersInRow, named)
    if all([form.is_valid(), speakers.is_valid()]):
        try:
            agenda.edit_item(
                by=gates.officer(request), item=item, seen=form.cleaned_data["seen"], speakers=speakers.people,
                **form.fields_only,
            )  # fmt: skip
            return reach.back(request, item.edition, _("The item is saved."), f"item-{item.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, items.fingerprint(item.pk))
    return _table(request, item.edition, {"form": form, "rows": speakers, "open_item": item.pk})


def _people(request: HttpRequest, edition: Edition, rows: type[OnceEach], named: list[dict[str, Any]]) -> OnceEach:
    known = {"speakers": people.choices(edition)}
    return rows(request.POST or None, prefix="people", initial=named, form_kwargs=known)


def _table(request: HttpRequest, edition: Edition, row: dict[str, Any]) -> HttpResponse:
    return render(request, "events/desk/draft.html", draft.table_page(request, edition) | row)
