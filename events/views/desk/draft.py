"""The draft as officers know it, a table; and as a grid of rooms and time."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.models import Edition
from conference.permissions import Permission, may
from events import agenda, conflicts, programme, structure, timegrid, wording
from events.forms.sessions import MoveForm
from events.models import AgendaDraft, AgendaVersion
from events.programme import Event, Programme, Session
from events.views.desk import reach
from events.wording import ToldClash

SHIFTS = ("10", "30", "-10", "-30")


@dataclass(frozen=True)
class Row:
    """A session of the table with what clashes in it."""

    session: Session
    clashes: list[ToldClash]


@dataclass(frozen=True)
class Group:
    """The sessions of one event on one day, in order."""

    event: Event
    rows: list[Row]


@dataclass(frozen=True)
class Day:
    """One day of the table; None holds what has no day yet."""

    day: datetime.date | None
    groups: list[Group]


@require_safe
@gates.staff
def table(request: HttpRequest, edition_id: int) -> HttpResponse:
    return render(request, "events/desk/draft.html", table_page(request, reach.edition_of(request, edition_id)))


def table_page(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """All that the table shows; a row opened in it comes on top."""
    page, read, told = _page(request, edition)
    return page | {"days": _days(read, told), "shifts": SHIFTS}


@require_safe
@gates.staff
def grid(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = reach.edition_of(request, edition_id)
    page, read, told = _page(request, edition)
    clashing = {session.id for one in told for session in one.sessions}
    return render(
        request,
        "events/desk/grid.html",
        page | {"grids": timegrid.grids(read, clashing), "moved_fields": MoveForm.base_fields},
    )


@require_POST
@gates.staff
def undo(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = reach.edition_of(request, edition_id)
    try:
        step = agenda.undo(by=gates.officer(request), edition=edition, seen=_seen(request))
    except Refused as refused:
        messages.error(request, refused.message)
        return reach.back(request, edition)
    return reach.back(request, edition, _("Undone: %(step)s") % {"step": step.label})


def _seen(request: HttpRequest) -> int | None:
    """The revision that the page showed. A forged one is none that was ever seen."""
    sent = request.POST.get("revision")
    if sent is None:
        return None
    return int(sent) if sent.isdecimal() and len(sent) < 10 else -1


def _page(request: HttpRequest, edition: Edition) -> tuple[dict[str, Any], Programme, list[ToldClash]]:
    content = structure.of_draft(edition)
    read = programme.read(content)
    told = wording.tell(conflicts.clashes(content), read)
    draft = AgendaDraft.objects.filter(edition=edition).first()
    page = {
        "edition": edition,
        "programme": read,
        "prints": structure.session_prints(content),
        "told": told,
        "revision": draft.revision if draft else 0,
        "step": draft.steps.select_related("by").defer("before").first() if draft else None,
        "version": AgendaVersion.objects.filter(edition=edition).defer("content", "changes").first(),
        "may_publish": may(request.user, Permission.PUBLISH_EDITION, edition),
    }
    return page, read, told


def _days(read: Programme, told: list[ToldClash]) -> list[Day]:
    clashes: dict[int, list[ToldClash]] = {}
    for one in told:
        for session in one.sessions:
            clashes.setdefault(session.id, []).append(one)
    return [
        Day(day, _groups([session for session in read.sessions if session.day == day], clashes)) for day in read.days
    ]


def _groups(sessions: list[Session], clashes: dict[int, list[ToldClash]]) -> list[Group]:
    """By event, in the order in which the day meets them."""
    groups: dict[int, Group] = {}
    for session in sessions:
        group = groups.setdefault(session.event.id, Group(session.event, []))
        group.rows.append(Row(session, clashes.get(session.id, [])))
    return list(groups.values())
