"""All editions: what is known of each, and what is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conference.lineage import Lineage
from conference.models import Edition, Series
from conference.public_pages import public_page


@public_page()
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """The latest first; fictional ones apart."""
    listed = list(Edition.objects.listed().with_flag())
    parts = {
        "series": Series.objects.first(),
        "lineage": Lineage.load(),
        "today": timezone.localdate(),
        "real": [edition for edition in listed if not edition.is_fictional],
        "fictional": [edition for edition in listed if edition.is_fictional],
    }
    return render(request, "conference/editions.html", parts)
