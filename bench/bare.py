"""The bare view, the unit of every speed: Django without middleware, answering `ok` under the site's own server."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from conference.project import server


def ok(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("", ok)]


def load() -> Callable[..., Any]:
    settings.configure(MIDDLEWARE=[], ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="-")
    return get_wsgi_application()


if __name__ == "__main__":
    threads, port = map(int, sys.argv[1:])
    server.serve(load, address="127.0.0.1", port=port, workers=2, threads=threads)
