"""What every page may use."""

from functools import cache, partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from conference.models import Series
from conference.project.navigation import desk_menu, edition_menu
from conference.ready import Ready

_SERIES = Ready(Series.objects.all)


def site(request: HttpRequest) -> dict[str, Any]:
    """The series (asked for once, and only where a template shows it), whether this is the demo, the desk's menus."""
    return {
        "series": cache(_series),
        "demo": settings.DEMO,
        "desk_nav": cache(partial(desk_menu, request)),
        "edition_groups": partial(edition_menu, request),
    }


def _series() -> Series | None:
    """None before the facts are loaded, and for the error page of a database that is away."""
    try:
        return _SERIES.first()
    except DatabaseError:
        return None
