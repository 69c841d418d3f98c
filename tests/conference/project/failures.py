"""The site map, with views that fail in known ways; for tests alone."""

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from conference import tokens
from conference.errors import Refused
from conference.project.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]
PERSON = "nguyen.van.binh@example.vn"


def locked(request: HttpRequest) -> HttpResponse:
    raise OperationalError("database is locked")


def refusing(request: HttpRequest) -> HttpResponse:
    raise Refused("A colleague has removed this <b>.")


def quoting(request: HttpRequest, token: str) -> HttpResponse:
    """Fails as a database does, which quotes the row."""
    try:
        raise ValueError(f"Key (email)=({PERSON}) already exists.")
    except ValueError as cause:
        raise IntegrityError(f"duplicate key: {PERSON}") from cause


@require_POST
def posted(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    *(path(f"{lang}{place}/<token>/fails/", quoting) for place in tokens.PLACES for lang in ("", "en/")),
    *(path(f"{lang}{place}/<token>/posted/", posted) for place in tokens.PLACES for lang in ("", "en/")),
    path("locked/", locked),
    path("en/locked/", locked),
    path("refusing/", refusing),
    path("en/refusing/", refusing),
    path("failing/<token>/", quoting),
    *urlpatterns,
]
