"""The set-up page: what a host enters of its edition, in Vietnamese and English."""

import copy
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, HistoryEntry
from conference.permissions import Permission
from conference.project import setup
from conference.project.forms.setup import EventFormSet, SetupForm


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def setup_page(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show and save an edition with its chain; what a colleague changed meanwhile is never overwritten unseen."""
    edition = gates.desk_edition(request, edition_id, Permission.EDIT_EDITION)
    posted = request.method == "POST"
    # A model form writes what is typed into its instance, valid or not: it gets its own.
    form = SetupForm(request.POST or None, request.FILES or None, instance=copy.copy(edition))
    chain = EventFormSet(request.POST or None, instance=copy.copy(edition), prefix="events")
    seen = request.POST.get("seen", "")
    if posted and all([form.is_valid(), chain.is_valid()]):
        try:
            changes = form.changes()
            setup.save(by=gates.officer(request), edition=edition, seen=seen, changes=changes, events=chain)
            messages.success(request, _("The set-up is saved."))
            return redirect("setup", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    now = setup.fingerprint(edition)
    page = {"edition": edition, "form": form, "chain": chain, "seen": now}
    if posted and seen != now:
        page |= {"newer": _newer(edition, form), "last": _last_change(edition)}
    return render(request, "conference/setup.html", page)


def _newer(edition: Edition, form: SetupForm) -> list[dict[str, Any]]:
    """The fields whose stored value differs from what was typed."""
    stored = SetupForm(instance=edition)
    names = [name for name in form.changed_data if name != "cover"]
    return [{"label": stored[name].label, "stored": stored[name].value()} for name in names]


def _last_change(edition: Edition) -> HistoryEntry | None:
    return HistoryEntry.objects.filter(edition=edition).select_related("by").first()
