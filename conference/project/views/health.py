"""For the monitor and the load balancer: is the site alive, and can it serve?"""

from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from conference.models import Message, Worker


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where the database answers with its tables and a worker was heard of, else 503.

    `outbox_age` is for how many seconds the oldest message that could go out has been waiting.
    """
    parts = _parts()
    ready = parts == parts | {"database": "ok", "worker": "ok"}
    return JsonResponse({"alive": True, "ready": ready} | parts, status=200 if ready else 503)


def _parts() -> dict[str, Any]:
    now = timezone.now()
    try:
        with connection.cursor() as cursor:
            # A table of ours, since SQLite makes an empty file of a missing one and calls it a database.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        worker = "ok" if Worker.objects.alive(now).exists() else "down"
        due_since = Message.objects.due_since(now)
    except DatabaseError:
        return {"database": "down", "worker": "unknown", "outbox_age": None}
    age = int((now - due_since).total_seconds()) if due_since else 0
    return {"database": "ok", "worker": worker, "outbox_age": age}
