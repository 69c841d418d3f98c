"""What every page may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from conference.models import Series


def site(request: HttpRequest) -> dict[str, Any]:
    """The series (asked for only where a template shows it) and whether this is the demo."""
    return {"series": Series.objects.first, "demo": settings.DEMO}
