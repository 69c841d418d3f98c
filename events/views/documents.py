"""The documents of an edition, and the texts of its speeches."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conference.models import Document
from conference.public_pages import public_page
from events import published
from events.views.opened import Opened, with_programme


@public_page()
@with_programme
def documents(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What anyone may read: official papers first, then what was said."""
    readable = published.texts(opened.edition, timezone.now())
    page = {
        "edition": opened.edition,
        "documents": Document.objects.public().filter(edition=opened.edition),
        "speeches": [(one, readable[one.item.id]) for one in opened.programme.speeches if one.item.id in readable],
    }
    return render(request, "events/documents.html", page)
