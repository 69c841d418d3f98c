"""Sessions of the draft at the desk: a form page each, and acts of one press."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from events import agenda, structure
from events.forms import looking_again, people
from events.forms.sessions import MoveForm, SessionForm
from events.models import Event, Session
from events.views.desk import reach

FIELDS = (
    "event", "title_vi", "title_en", "day", "starts", "ends", "room", "track", "interpretation", "text_vi", "text_en",
)  # fmt: skip
LONGEST_SHIFT = 720


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = reach.edition_of(request, edition_id)
    if not edition.events.exists():
        return render(request, "events/desk/no_events.html", {"edition": edition})
    form = SessionForm(request.POST or None, edition=edition, initial=_suggested(request, edition))
    rows = people.ChairRows(request.POST or None, prefix="chairs", form_kwargs={"speakers": people.choices(edition)})
    if form.is_valid() and rows.is_valid():
        try:
            session = agenda.add_session(by=gates.officer(request), chairs=rows.people, **form.fields_only)
            return reach.back(request, edition, _("The session is in the draft."), f"session-{session.pk}")
        except Refused as refused:
            refusals.show(form, refused)
    return _form_page(request, edition, form, rows, _("Add a session"))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    form = SessionForm(request.POST or None, edition=session.edition, initial=shown(session, FIELDS))
    rows = people.ChairRows(
        request.POST or None,
        prefix="chairs",
        initial=chairs_shown(session),
        form_kwargs={"speakers": people.choices(session.edition)},
    )
    if form.is_valid() and rows.is_valid():
        try:
            agenda.edit_session(
                by=gates.officer(request), session=session, seen=form.cleaned_data["seen"], chairs=rows.people,
                **form.fields_only,
            )  # fmt: skip
            return reach.back(request, session.edition, _("The session is saved."), f"session-{session.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, fingerprint(session.pk))
    return _form_page(request, session.edition, form, rows, _("Edit the session"), session)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def move(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    """To another room or time: what dragging would do, by keyboard."""
    session = reach.session_of(request, edition_id, session_id)
    initial = shown(session, ("day", "starts", "ends", "room"))
    form = MoveForm(request.POST or None, edition=session.edition, initial=initial)
    if form.is_valid():
        try:
            agenda.edit_session(
                by=gates.officer(request), session=session, seen=form.cleaned_data["seen"], **form.fields_only
            )
            return reach.back(request, session.edition, _("The session is moved."), f"session-{session.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, fingerprint(session.pk))
    back = "grid" in (request.GET.get("back"), request.POST.get("back"))
    page = {"edition": session.edition, "form": form, "session": session, "back": back}
    return render(request, "events/desk/move.html", page)


@require_POST
@gates.staff
def shift(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    minutes = _minutes(request.POST.get("minutes", ""))
    if minutes is None:
        messages.error(request, _("Enter minutes between -720 and 720, but not 0."))
        return reach.back(request, session.edition, place=f"session-{session.pk}")
    return _pressed(request, session, lambda **who: agenda.shift(minutes=minutes, **who), _moved)


@require_POST
@gates.staff
def close_gaps(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    none = _("There were no gaps to close.")
    return _pressed(request, session, agenda.close_gaps, lambda moved: _moved(moved) if moved else none)


@require_POST
@gates.staff
def duplicate(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    done = _("The session is copied; its copy has no room yet.")
    return _pressed(request, session, agenda.duplicate_session, lambda copy: done)


@require_POST
@gates.staff
def remove(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    done = _("The session is removed from the draft. You can undo this below.")
    return _pressed(request, session, agenda.remove_session, lambda _nothing: done)


def _pressed(
    request: HttpRequest, session: Session, act: Callable[..., Any], told: Callable[[Any], str]
) -> HttpResponse:
    place = session.pk
    try:
        result = act(by=gates.officer(request), session=session)
    except Refused as refused:
        messages.error(request, refused.message)
        return reach.back(request, session.edition, place=f"session-{place}")
    return reach.back(request, session.edition, told(result), f"session-{getattr(result, 'pk', place)}")


def _moved(count: int) -> str:
    return ngettext("%(count)d session is moved.", "%(count)d sessions are moved.", count) % {"count": count}


def _minutes(text: str) -> int | None:
    number = int(text) if re.fullmatch(r"-?[0-9]{1,3}", text) else 0
    return number if number and abs(number) <= LONGEST_SHIFT else None


def _suggested(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """After the last session of the day and event the officer was at; else the first event's first day."""
    event = _asked_event(request, edition)
    last = Session.objects.filter(event=event).exclude(ends=None).order_by("-day", "-ends").first()
    return {
        "event": event.pk,
        "day": last.day if last else event.starts_on or edition.starts_on,
        "starts": last.ends if last else None,
        "room": last.room_id if last else None,
    }


def _asked_event(request: HttpRequest, edition: Edition) -> Event:
    asked = request.GET.get("event", "")
    event = edition.events.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 18 else None
    first: Event = event or edition.events.all()[0]
    return first


def shown(session: Session, names: tuple[str, ...]) -> dict[str, Any]:
    """What a form over those fields begins with."""
    values = {name: getattr(session, f"{name}_id" if name in ("event", "room", "track") else name) for name in names}
    return values | {"seen": structure.session_print(session)}


def chairs_shown(session: Session) -> list[dict[str, Any]]:
    """What the rows of its chairs begin with."""
    names = ("speaker_id", "part", "position_vi", "unit_vi", "position_en", "unit_en")
    rows = session.chairs.values(*names)
    return [{**row, "speaker": row["speaker_id"]} for row in rows]


def fingerprint(pk: int) -> str | None:
    """Of the session as it is stored now; None where it no longer is."""
    stored = Session.objects.filter(pk=pk).first()
    return structure.session_print(stored) if stored else None


def _form_page(
    request: HttpRequest, edition: Edition, form: SessionForm, rows: Any, title: str, session: Session | None = None
) -> HttpResponse:
    page = {"edition": edition, "form": form, "rows": rows, "title": title, "session": session}
    return render(request, "events/desk/session_form.html", page)
