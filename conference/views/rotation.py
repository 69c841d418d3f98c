from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conference import journey, tiles
from conference.lineage import Lineage
from conference.models import Edition
from conference.public_pages import public_page


@public_page()
@require_safe
def rotation(request: HttpRequest) -> HttpResponse:
    """The flag's way through the provinces; the same for everyone."""
    lineage = Lineage.load()
    editions = Edition.objects.real().select_related("handover_given", "handover_received")
    in_order = editions.prefetch_related("sources").order_by(F("ordinal").asc(nulls_last=True), "year")
    stops = journey.stops(lineage, in_order)
    before, after = tiles.maps(lineage, stops)
    context = {
        "lineage": lineage,
        "today": timezone.localdate(),
        "gaps": [stop for stop in stops if stop.host is None],
        "story": list(journey.story(lineage, stops)),
        "passing": journey.latest_passing(stops),
        "before": before,
        "after": after,
        "merger": journey.merger(lineage, before.provinces, after.provinces, stops),
    }
    return render(request, "conference/rotation.html", context)
