"""The notice on personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conference.public_pages import public_page
from events import privacy, retention


@public_page()
@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """What is kept of delegates, why, how long, and whom to ask."""
    page = {
        "parts": privacy.NOTICE,
        "in_short": privacy.IN_SHORT,
        "purposes": privacy.PURPOSES.values(),
        "terms": retention.TERMS,
        "version": privacy.VERSION,
    }
    return render(request, "events/privacy.html", page)
