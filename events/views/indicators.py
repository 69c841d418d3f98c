"""The sector's figures at an edition, and what the ministry directed there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from conference.models import Edition
from conference.public_pages import public_page
from events import directions, indicator_sheets
from events import indicators as figures
from events.views.opened import with_edition


@public_page()
@with_edition
def indicators(request: HttpRequest, edition: Edition) -> HttpResponse:
    """At most eight queries, however many figures there are."""
    page = {"edition": edition, "report": figures.of(edition), "directions": directions.of(edition)}
    return render(request, "events/indicators.html", page)


@public_page()
@with_edition
def xlsx(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same figures for a spreadsheet, in the language of the address."""
    response = HttpResponse(indicator_sheets.workbook(figures.of(edition)), content_type=indicator_sheets.MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="indicators-{edition.year}.xlsx"'
    return response
