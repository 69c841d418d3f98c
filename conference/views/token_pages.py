"""What every page has in common that a secret in its address opens."""

import functools

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from conference.gates import View


def token_page(view: View) -> View:
    """Keep a page to whoever holds its link: no store, no search engine and no other site gets to know of it.

    Stands outermost, so that what other decorators answer is kept, too. Its template extends
    `token_base.html`, which names nobody where a preview of the link would show it.
    """

    @functools.wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        add_never_cache_headers(response)
        return response

    # The address itself is the secret a forger would need. A token beside it would fail: under no-referrer
    # browsers post with "Origin: null", which Django's check turns away.
    return csrf_exempt(kept)
