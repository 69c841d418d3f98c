"""What is answered where there is no page: designed, in the reader's language, and never failing itself."""

import inspect
import logging
import secrets
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from conference.errors import Refused

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = 5


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return answer(request, "400.html", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    return answer(request, "413.html", 413)


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    response = answer(request, "405.html", 405)
    response["Allow"] = allowed
    return response


def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """A rule said no where the page has no place to say it: mostly a colleague was quicker."""
    return answer(request, "409.html", 409, refused=exception)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's protection against forgery did not match: mostly a page that stood open since yesterday."""
    allowed = _methods_of(request)
    if allowed and request.method not in allowed:
        return wrong_method(request, ", ".join(allowed))
    return answer(request, "403_csrf.html", 403)


def _methods_of(request: HttpRequest) -> list[str]:
    """What `require_safe` and its like let through: they come after the protection, which hides their 405."""
    match = request.resolver_match
    view = match.func if match else None
    while inspect.isfunction(view):
        known = inspect.getclosurevars(view).nonlocals
        if "request_method_list" in known:
            return list(known["request_method_list"])
        view = getattr(view, "__wrapped__", None)
    return []


def failed(request: HttpRequest) -> HttpResponse:
    """503 where the same request may well succeed in a moment, else 500 with a number to find the log line by."""
    if _passes(sys.exception()):
        response = answer(request, "503.html", 503)
        response["Retry-After"] = str(TRY_AGAIN_AFTER)
        return response
    # A visitor can name it, and it says nothing of them.
    request.incident = secrets.token_hex(4)  # type: ignore[attr-defined]
    return answer(request, "500.html", 500)


def _passes(exception: BaseException | None) -> bool:
    """Locks, deadlocks, a database that restarts. SQLite also says OperationalError for what no waiting mends."""
    return isinstance(exception, OperationalError) and (connection.vendor == "postgresql" or "locked" in str(exception))


def answer(request: HttpRequest, template: str, status: int, **shown: Any) -> HttpResponse:
    """The designed page; one sentence where even that fails, as when the database it is greeted from is away."""
    incident = getattr(request, "incident", "")
    try:
        response = render(request, template, {"incident": incident, **shown}, status=status)
    except Exception:
        logger.exception("an error page failed", extra={"request": request})
        sentence = _("The site cannot answer just now. Please try again in a moment.")
        response = HttpResponse(f"{sentence} {incident}", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
