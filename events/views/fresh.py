"""A page that is the same for everybody within one minute says so, and is not made twice for one visitor."""

import datetime
import hashlib
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response

from events.models import AgendaVersion, Item


def fresh(
    request: HttpRequest,
    version: AgendaVersion | None,
    now: datetime.datetime,
    readable: Mapping[int, Item],
    make: Callable[[], HttpResponse],
) -> HttpResponse:
    """304 where the visitor has the page of this version, minute and state of the texts; else what `make` makes.

    The minute stands for what changes with the clock, and bounds how long anything else may lag behind.
    """
    minute = now.strftime("%Y%m%d%H%M")
    texts = sorted((pk, item.state, str(item.slides)) for pk, item in readable.items())
    state = (version and (version.edition_id, version.number), minute, translation.get_language(), texts)
    etag = f'W/"{hashlib.sha256(repr(state).encode()).hexdigest()[:24]}"'
    response = get_conditional_response(request, etag=etag) or make()
    response.headers["ETag"] = etag
    return response
