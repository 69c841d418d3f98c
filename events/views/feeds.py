"""The published programme for calendars and conference apps."""

from django.http import Http404, HttpRequest, HttpResponse

from conference import naming
from conference.models import Series
from conference.public_pages import public_page
from events import published
from events.feeds import atom as atoms
from events.feeds import calendar, plain
from events.feeds import frab as frabs
from events.feeds.source import Source
from events.programme import Session
from events.views.opened import Opened, with_log, with_programme


@public_page("event", "session")
@with_log
def ics(request: HttpRequest, opened: Opened) -> HttpResponse:
    """All sessions, those of one event (`?event=<id>`), or one session (`?session=<uid>`)."""
    source = _source(request, opened, with_withdrawn=True)
    event, uid = request.GET.get("event"), request.GET.get("session")

    def chosen(session: Session) -> bool:
        return event in (None, str(session.event.id)) and uid in (None, session.uid)

    known = [*source.programme.sessions, *(gone.session for gone in source.withdrawn)]
    if not (event is None and uid is None) and not any(map(chosen, known)):
        raise Http404
    return _answer(calendar.calendar(source, chosen), calendar.MEDIA_TYPE, f"agenda-{opened.edition.year}.ics")


@public_page()
@with_programme
def json(request: HttpRequest, opened: Opened) -> HttpResponse:
    return _answer(plain.plain(_source(request, opened)), plain.MEDIA_TYPE)


@public_page()
@with_programme
def frab(request: HttpRequest, opened: Opened) -> HttpResponse:
    return _answer(frabs.frab(_source(request, opened)), frabs.MEDIA_TYPE)


@public_page()
@with_log
def atom(request: HttpRequest, opened: Opened) -> HttpResponse:
    return _answer(atoms.atom(_source(request, opened)), atoms.MEDIA_TYPE)


def _source(request: HttpRequest, opened: Opened, *, with_withdrawn: bool = False) -> Source:
    if opened.version is None:
        raise Http404
    return Source(
        edition=opened.edition,
        version=opened.version,
        programme=opened.programme,
        title=naming.official_title(opened.edition, Series.objects.first()),
        absolute=request.build_absolute_uri,
        log=opened.log,
        withdrawn=published.withdrawn(opened.edition, opened.programme, opened.log) if with_withdrawn else [],
    )


def _answer(body: bytes, media_type: str, name: str = "") -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    # Anyone may read it from any page: there is nothing in it that is not public.
    response.headers["Access-Control-Allow-Origin"] = "*"
    if name:
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
