"""One session of the published programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conference import naming
from conference.models import Series
from conference.public_pages import public_page
from events import published
from events.session_data import session_data
from events.slots import Slots
from events.views.opened import Opened, with_programme


@public_page()
@with_programme
def session(request: HttpRequest, opened: Opened, slug: str) -> HttpResponse:
    """Its time and place, who chairs, its items, and what comes before and after it on its day."""
    now, found = timezone.now(), opened.programme.session(slug)
    if found is None:
        raise Http404
    same_day = [one for one in opened.programme.sessions if one.day == found.day]
    place = same_day.index(found)
    series, address = Series.objects.first(), request.build_absolute_uri()
    title = naming.official_title(opened.edition, series)
    page = {
        "edition": opened.edition,
        "series": series,
        "session_data": session_data(found, opened.edition, title, address),
        "address": address,
        "session": found,
        "items": Slots(opened.edition.year, timed=True).items(found.items, published.marks(opened.edition, now)),
        "is_now": found.under_way_at(now),
        "is_over": found.over_at(now),
        "before": same_day[place - 1] if place else None,
        "after": same_day[place + 1] if place + 1 < len(same_day) else None,
    }
    return render(request, "events/session.html", page)
