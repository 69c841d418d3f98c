"""The desk: how an edition stands, what needs doing first, and where."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates, todo
from conference.choices import EditionStatus
from conference.models import Edition, HistoryEntry
from conference.permissions import Permission, editions_where, may
from conference.project import demo, standing
from events import registration_lists

# Pages that concern one edition; the others stand by themselves.
OF_EDITION = frozenset(
    [
        "setup",
        "colleagues",
        "publish",
        "take-back",
        "close",
        "reopen",
        "desk-papers",
        "desk-agenda",
        "desk-agenda-publish",
        "desk-badges",
        "desk-registrations",
        "desk-deletions",
        "desk-processing",
        "desk-fair",
    ]
)
STATE_PAGES = {
    EditionStatus.DRAFT: ["publish"],
    EditionStatus.PUBLISHED: ["close", "take-back"],
    EditionStatus.CLOSED: ["reopen"],
}


@dataclass(frozen=True)
class Errand:
    """A task as the desk shows it; `address` is empty where the reader may not do it."""

    what: Any
    urgent: bool
    address: str


@require_safe
@gates.staff
def desk(request: HttpRequest, edition_id: int | None = None) -> HttpResponse:
    """The named edition, or the one in hand, among those the colleague works on."""
    mine = list(editions_where(request.user, Permission.SEE_DESK).select_related("host"))
    today = timezone.localdate()
    edition = _named(mine, edition_id) if edition_id else standing.in_hand(mine, today)
    page = {"mine": mine, "today": today, "runs_all": may(request.user, Permission.ROTATE_FLAG, None)}
    page["has_demo"] = any(one.is_fictional for one in mine)
    if edition is None:
        return render(request, "conference/desk_empty.html", page)
    return render(request, "conference/desk.html", page | _parts(request, edition, today))


def _named(mine: list[Edition], edition_id: int) -> Edition:
    for edition in mine:
        if edition.pk == edition_id:
            return edition
    raise Http404


def _parts(request: HttpRequest, edition: Edition, today: datetime.date) -> dict[str, Any]:
    facts = standing.facts_of(edition, today)
    tasks = todo.needed(edition, facts, today)
    may_here = {permission.value for permission in Permission if may(request.user, permission, edition)}
    return {
        "edition": edition,
        "facts": facts,
        "days_to_go": (edition.starts_on - today).days if edition.starts_on else None,
        "errands": [Errand(task.what, task.urgent, _address(task, edition, may_here)) for task in tasks],
        "may": may_here,
        "states": STATE_PAGES[EditionStatus(edition.status)] if Permission.PUBLISH_EDITION in may_here else [],
        "standings": registration_lists.by_event(edition) if Permission.SEE_DELEGATES in may_here else [],
        "history": _history(edition) if Permission.SEE_HISTORY in may_here else None,
    }


def _address(task: todo.Task, edition: Edition, may_here: set[str]) -> str:
    if task.permission not in may_here:
        return ""
    if task.page == "documents":
        return f"{reverse('admin:conference_document_changelist')}?edition__id__exact={edition.pk}"
    path = reverse(task.page, args=[edition.pk] if task.page in OF_EDITION else [])
    if task.query:
        path += f"?{task.query}"
    return f"{path}#{task.anchor}" if task.anchor else path


def _history(edition: Edition) -> list[HistoryEntry]:
    return list(HistoryEntry.objects.filter(edition=edition).select_related("by")[:10])


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def remove_demo(request: HttpRequest) -> HttpResponse:
    """Remove all demonstration data, after asking once."""
    gates.require(request, Permission.OPEN_EDITION)
    if request.method != "POST":
        return render(request, "conference/remove_demo.html")
    count = demo.remove(by=gates.officer(request))
    messages.success(request, _("The demonstration data is removed (%(count)d editions).") % {"count": count})
    return redirect("desk")
