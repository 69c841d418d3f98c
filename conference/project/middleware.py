"""What stands before every view."""

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponse]


class ForwardedMiddleware:
    """Take the client's address and scheme from the trusted proxy, and from nobody else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        hops = [hop.strip() for hop in meta.pop("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        scheme = meta.pop("HTTP_X_FORWARDED_PROTO", "")
        if meta.get("REMOTE_ADDR") in settings.TRUSTED_PROXY:
            if hops:
                meta["REMOTE_ADDR"] = hops[-1]
            if scheme in ("http", "https"):
                meta["wsgi.url_scheme"] = scheme
        return self.get_response(request)


class PlainAnswersMiddleware:
    """Give a designed page where Django would answer barely: 405, NUL bytes, a busy database."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "400.html", status=400)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError) and "locked" in str(exception):
            response = render(request, "503.html", status=503)
            response["Retry-After"] = "5"
            return response
        return None
