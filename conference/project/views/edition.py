"""The home page and an edition's page: one template, composed of all apps."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conference import gates, naming
from conference.lineage import Lineage
from conference.models import Document, Edition, Leader, Series
from conference.project.event_data import event_data
from conference.public_pages import public_page
from conference.querysets import current_of
from events import openings, published
from events.choices import EventKind
from events.models import Event, Indicator
from exhibitors import fairs
from exhibitors.choices import PUBLIC
from exhibitors.models import Exhibitor, Fair


@public_page()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The edition under way or next, else the one held last; before the first: a page that says so."""
    editions = _public_editions()
    edition = current_of(editions, at=timezone.localdate())
    if edition is None:
        return render(request, "conference/nothing_yet.html")
    return render(request, "conference/edition.html", _parts(request, edition, editions))


@public_page()
@require_safe
def edition_page(request: HttpRequest, year: int) -> HttpResponse:
    """The edition of that year; a year that an edition was moved from leads to its new one."""
    editions = _public_editions()
    edition = next((one for one in editions if one.year == year), None)
    if edition is not None:
        return render(request, "conference/edition.html", _parts(request, edition, editions))
    moved = gates.moved_edition(year)
    if moved is None:
        raise Http404
    return redirect(moved, permanent=True)


@public_page()
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """To the programme of the edition that the home page shows; before the first to the home page, which says so.

    A short address for posters and for the menu of every page, which need not know the edition.
    """
    edition = Edition.objects.current(timezone.localdate())
    return redirect("agenda", edition.year) if edition and edition.year else redirect("home")


def _public_editions() -> list[Edition]:
    # All at once: the page also shows the others as a ribbon, and where the flag stopped last.
    figures = Exists(Indicator.objects.public().filter(edition=OuterRef("pk")))
    known = Edition.objects.public().with_flag()
    return list(
        known.annotate(
            has_programme=published.of_each(),
            has_figures=figures,
            **_fair_of_each(),
            takes_people=openings.of_each(timezone.now()),
        )
    )


def _fair_of_each() -> dict[str, Exists]:
    """Whether an edition's exhibitors are known, and whether more may apply."""
    today = fairs.today_at(timezone.now())
    exhibiting = Exhibitor.objects.filter(edition=OuterRef("pk"), applications__state__in=PUBLIC, is_hidden=False)
    still_open = Fair.objects.filter(edition=OuterRef("pk"), opens_on__lte=today)
    still_open = still_open.filter(Q(closes_on=None) | Q(closes_on__gte=today))
    return {"has_exhibitors": Exists(exhibiting), "takes_exhibitors": Exists(still_open)}


def _parts(request: HttpRequest, edition: Edition, editions: list[Edition]) -> dict[str, Any]:
    today, lineage, series = timezone.localdate(), Lineage.load(), Series.objects.first()
    events = list(edition.events.all())
    address = request.build_absolute_uri(edition.get_absolute_url())
    return {
        "edition": edition,
        "series": series,
        "lineage": lineage,
        "today": today,
        "address": address,
        "record": edition.over_on(today),
        "days_to_go": _days_to_go(edition, today),
        "under_way": edition.under_way_on(today),
        "days": _by_day(_with_main(events, edition, series)),
        "chain_unknown": not events,
        "leaders": _by_part(edition.leaders.all()),
        "documents": Document.objects.public().filter(edition=edition),
        "stops": _last_stops(editions),
        "others": [one for one in editions if one.pk != edition.pk and one.year and not one.is_fictional],
        "event_data": event_data(edition, events, naming.official_title(edition, series), lineage, address),
    }


def _days_to_go(edition: Edition, today: datetime.date) -> int | None:
    if edition.starts_on is None or edition.starts_on <= today:
        return None
    return (edition.starts_on - today).days


def _with_main(events: list[Event], edition: Edition, series: Series | None) -> list[Event]:
    """The chain with the conference itself, which is known by the edition where nobody entered it as an event."""
    if edition.starts_on is None or any(event.kind == EventKind.MAIN for event in events):
        return events
    main = Event(
        edition=edition,
        kind=EventKind.MAIN,
        name=naming.plain_title(edition, series),
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        day_part=edition.day_part,
        place=edition.venue or edition.city,
    )
    return sorted([*events, main], key=lambda event: (event.starts_on is None, event.starts_on or edition.starts_on))


def _by_day(events: Iterable[Event]) -> dict[datetime.date | None, list[Event]]:
    days: dict[datetime.date | None, list[Event]] = {}
    for event in events:
        days.setdefault(event.starts_on, []).append(event)
    return days


def _by_part(leaders: Iterable[Leader]) -> dict[str, list[Leader]]:
    parts: dict[str, list[Leader]] = {}
    for leader in leaders:
        parts.setdefault(leader.get_part_display(), []).append(leader)
    return parts


def _last_stops(editions: Iterable[Edition]) -> list[Edition]:
    hosted = [one for one in editions if one.host_id and one.ordinal and not one.is_fictional]
    return sorted(hosted, key=lambda one: one.ordinal or 0)[-3:]
