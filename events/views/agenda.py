"""The programme: on the screen, day by day, and as the table officers know, for paper."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conference.public_pages import public_page
from events import filters, published, telling
from events.choices import ItemKind
from events.filters import Wanted
from events.programme import Item, Programme, Session
from events.views.opened import Opened, with_programme


class Row(NamedTuple):
    """A session as the page shows it, with those of its items that were asked for."""

    session: Session
    items: list[Item]
    is_now: bool
    is_next: bool
    is_over: bool


class Choice(NamedTuple):
    value: object
    label: object
    chosen: bool
    query: str = ""


@public_page("day", "event", "track", "kind")
@with_programme
def agenda(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Four queries, whatever the programme's size."""
    now = timezone.now()
    programme = opened.programme
    wanted = filters.read(request.GET, programme)
    page = {
        "edition": opened.edition,
        "version": opened.version,
        "programme": programme,
        "wanted": wanted,
        "readable": published.texts(opened.edition, now),
        "no_times": not any(session.starts for session in programme.sessions),
        "days": list(_days(programme, wanted, now)),
        "tabs": list(_tabs(programme, wanted)),
        "now": programme.under_way_at(now),
        "next": _next(programme, now),
        "log": [telling.publication(version) for version in published.log(opened.edition)] if opened.version else [],
        **_choices(programme, wanted),
    }
    return render(request, "events/agenda.html", page)


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


def _days(
    programme: Programme, wanted: Wanted, now: datetime.datetime
) -> Iterator[tuple[datetime.date | None, list[Row]]]:
    coming = set(map(id, _next(programme, now)))
    for day, sessions in filters.by_day(wanted.sessions(programme)):
        yield (
            day,
            [
                Row(one, wanted.items(one), one.under_way_at(now), id(one) in coming, one.over_at(now))
                for one in sessions
            ],
        )


def _tabs(programme: Programme, wanted: Wanted) -> Iterator[Choice]:
    yield Choice(None, None, wanted.day is None, wanted.query(day=None))
    for day in programme.days:
        key = filters.day_key(day)
        yield Choice(key, day, wanted.day == key, wanted.query(day=key))


def _choices(programme: Programme, wanted: Wanted) -> dict[str, list[Choice]]:
    events = {session.event.id: session.event for session in programme.sessions}
    tracks = {session.track.id: session.track for session in programme.sessions if session.track}
    return {
        "events": [Choice(pk, event, pk == wanted.event) for pk, event in events.items()],
        "tracks": [Choice(pk, track, pk == wanted.track) for pk, track in tracks.items()],
        "kinds": [Choice(kind, ItemKind(kind).label, kind == wanted.kind) for kind in filters.kinds(programme)],
    }
