"""The home page and an edition's page: one template, composed of all apps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conference import gates
from conference.models import Edition


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The edition under way or next, else the one held last; before the first: a page that says so."""
    edition = Edition.objects.select_related("host").current(at=timezone.localdate())
    if edition is None:
        return render(request, "conference/nothing_yet.html")
    return render(request, "conference/edition.html", _parts(edition))


@require_safe
def edition_page(request: HttpRequest, year: int) -> HttpResponse:
    moved = gates.moved_edition(year)
    if moved is not None:
        return redirect(moved, permanent=True)
    return render(request, "conference/edition.html", _parts(gates.public_edition(year)))


def _parts(edition: Edition) -> dict[str, Any]:
    return {"edition": edition, "events": edition.events.all(), "today": timezone.localdate()}
