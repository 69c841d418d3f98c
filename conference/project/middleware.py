"""What stands before every view."""

import functools
import ipaddress
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from conference.errors import Refused
from conference.project.views import errors

Respond = Callable[[HttpRequest], HttpResponse]

# No upload of ours is larger; the proxy's limit stands at the same size.
MOST_BYTES = 30 * 1024 * 1024


class AtHomeMiddleware:
    """Keep the demo, whose passwords everyone knows, to the machine it runs on, however it was started."""

    def __init__(self, get_response: Respond) -> None:
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        client = address_of(request.META.get("REMOTE_ADDR", ""))
        if client is None or not client.is_loopback:
            return HttpResponse("The demo answers on this machine alone.", status=403, content_type="text/plain")
        return self.get_response(request)


class ForwardedMiddleware:
    """Take the client's address and scheme from the trusted proxy, and from nobody else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        meta["wsgi.url_scheme"] = scheme_of(meta)
        hops = [hop.strip() for hop in meta.pop("HTTP_X_FORWARDED_FOR", "").split(",")]
        meta.pop("HTTP_X_FORWARDED_PROTO", "")
        if _trusted(meta.get("REMOTE_ADDR", "")):
            # Each proxy adds at the right whom it heard; what stands further left the client may have made up.
            client = next((hop for hop in reversed(hops) if not _trusted(hop)), "")
            if address_of(client):
                meta["REMOTE_ADDR"] = client
        return self.get_response(request)


def scheme_of(environ: Mapping[str, Any]) -> str:
    """By which scheme the visitor came: the trusted proxy's word, nobody else's."""
    told: str = environ.get("HTTP_X_FORWARDED_PROTO", "")
    if told in ("http", "https") and _trusted(environ.get("REMOTE_ADDR", "")):
        return told
    return str(environ["wsgi.url_scheme"])


@functools.lru_cache(maxsize=1024)
def address_of(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address as it was before IPv6 wrapped it; None for what is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _trusted(text: str) -> bool:
    address = address_of(text)
    return address is not None and any(address in network for network in settings.TRUSTED_PROXY)


class LanguageByPathMiddleware:
    """The language is in the path and nowhere else, so every answer, a failure's too, speaks the reader's.

    Django's own LocaleMiddleware would also say `Vary: Accept-Language`, which stores each page once a browser.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PlainAnswersMiddleware:
    """Give a designed page where Django answers barely or fails: wrong methods, NUL bytes, floods, stray refusals."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _has_nul(request):
            return errors.bad_request(request)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > MOST_BYTES:
            return errors.too_large(request)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return errors.wrong_method(request, response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.refused(request, exception) if isinstance(exception, Refused) else None


def _has_nul(request: HttpRequest) -> bool:
    """PostgreSQL stores no NUL, and fails on a look-up with one; a quoted cookie can carry it as \\000."""
    return (
        "\0" in request.path_info
        or "%00" in request.META.get("QUERY_STRING", "")
        or any("\0" in value for value in request.COOKIES.values())
    )
