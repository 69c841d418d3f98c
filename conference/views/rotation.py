from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conference.models import Handover


@require_safe
def rotation(request: HttpRequest) -> HttpResponse:
    return render(request, "conference/rotation.html", {"handovers": Handover.objects.all()})
