"""The programme: on the screen, day by day, and as the table officers know, for paper."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString

from conference.public_pages import public_page
from events import directions, filters, published, slots, telling, words
from events.choices import ItemKind
from events.filters import Wanted
from events.programme import Programme, Session
from events.views.opened import Opened, with_log, with_programme


class Choice(NamedTuple):
    value: object
    label: object
    chosen: bool
    query: str = ""


@public_page("day", "event", "track", "kind")
@with_log
def agenda(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Three queries and one for a version not read yet, whatever the programme's size."""
    now = timezone.now()
    programme = opened.programme
    wanted = filters.read(request.GET, programme)
    page = {
        "edition": opened.edition,
        "version": opened.version,
        "programme": programme,
        "wanted": wanted,
        "no_times": not any(session.starts for session in programme.sessions),
        "days": list(_days(opened, wanted, now)),
        "tabs": list(_tabs(programme, wanted)),
        "now": programme.under_way_at(now),
        "next": _next(programme, now),
        **_afterwards(opened),
        **_choices(programme, wanted),
    }
    return render(request, "events/agenda.html", page)


def _afterwards(opened: Opened) -> dict[str, object]:
    """What has changed; a closed edition is a record, and has the directions instead."""
    if opened.edition.is_closed:
        return {"directions": directions.of(opened.edition)}
    return {"log": [telling.publication(version) for version in opened.log]}


@public_page()
@with_programme
def printed(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The whole programme in three columns."""
    days = filters.by_day(list(opened.programme.sessions))
    page = {"edition": opened.edition, "version": opened.version, "programme": opened.programme, "days": list(days)}
    return render(request, "events/agenda_print.html", page)


def _next(programme: Programme, now: datetime.datetime) -> list[Session]:
    """What begins next, from the day before the conference on: a month ahead it is no news."""
    return [one for one in programme.next_after(now) if one.begins and one.begins - now < datetime.timedelta(days=1)]


def _days(opened: Opened, wanted: Wanted, now: datetime.datetime) -> Iterator[tuple[datetime.date | None, SafeString]]:
    """Each day with its sessions, of which the page shows those items that were asked for."""
    written = slots.of(opened.programme, opened.edition.year)
    readable, coming = published.marks(opened.edition, now), set(_next(opened.programme, now))
    for day, sessions in filters.by_day(wanted.sessions(opened.programme)):
        rows = [written.slot(one, wanted.items(one), readable, state=_state(one, now, coming)) for one in sessions]
        yield day, SafeString("\n".join(rows))


def _state(session: Session, now: datetime.datetime, coming: set[Session]) -> str:
    if session.under_way_at(now):
        return "now"
    if session.over_at(now):
        return "over"
    return "next" if session in coming else ""


def _tabs(programme: Programme, wanted: Wanted) -> Iterator[Choice]:
    yield Choice(None, None, wanted.day is None, wanted.query(day=None))
    for day in programme.days:
        key = filters.day_key(day)
        yield Choice(key, day, wanted.day == key, wanted.query(day=key))


def _choices(programme: Programme, wanted: Wanted) -> dict[str, list[Choice]]:
    return {
        "events": [Choice(one.id, words.of(one, "name"), one.id == wanted.event) for one in programme.held],
        "tracks": [Choice(one.id, words.of(one, "name"), one.id == wanted.track) for one in programme.followed],
        "kinds": [Choice(kind, ItemKind(kind).label, kind == wanted.kind) for kind in programme.kinds],
    }
