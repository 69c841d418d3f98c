"""What the admin's start page tells of the edition in hand: it needs several apps."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from conference import todo
from conference.permissions import Permission, editions_where
from conference.project import standing


def overview(request: HttpRequest) -> dict[str, Any]:
    """The edition in hand among the colleague's own, and what it lacks; empty where they have none."""
    today = timezone.localdate()
    edition = standing.in_hand(editions_where(request.user, Permission.SEE_DESK), today)
    if edition is None:
        return {}
    return {"edition": edition, "tasks": todo.needed(edition, standing.facts_of(edition, today), today)}
