"""Forms without a sign-in: what protects them from being sent by another site."""

import functools
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from conference.gates import View


def from_this_site(view: View) -> View:
    """Take a POST from pages of this site alone, by what the browser says of its origin.

    For forms that have no sign-in behind them and whose cookie, if any, is SameSite. Django's own check would
    give every visitor a cookie, and whoever brings one is no longer given the kept public pages.
    """

    @functools.wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        origin = request.headers.get("Origin")
        if request.method == "POST" and origin and origin != f"{request.scheme}://{request.get_host()}":
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return csrf_exempt(kept)
