"""For the monitor and the load balancer: is the site alive, and can it serve?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where the database answers with its tables, else 503; says no more than that."""
    ready = _database_answers()
    parts = {"alive": True, "ready": ready, "database": "ok" if ready else "down"}
    return JsonResponse(parts, status=200 if ready else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            # A table of ours, since SQLite makes an empty file of a missing one and calls it a database.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            return cursor.fetchone() is not None
    except DatabaseError:
        return False
