from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conference.models import Edition


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    return render(request, "conference/editions.html", {"editions": Edition.objects.select_related("host")})
