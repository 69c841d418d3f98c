"""The record of processing, for the officer in charge of personal data, and the purge of what is over."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from conference import gates
from conference.models import DataAccess, Edition
from conference.permissions import Permission
from events import privacy, purging, retention
from events.choices import Purpose
from events.forms.purging import PurgeForm
from events.models import Consent, Delegate, DeletionRequest

LOOKS_SHOWN = 50


@require_safe
@gates.staff
def record(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What is kept, why and how long; who agreed to what; who looked at which list; requests and their answers."""
    return _page(request, gates.desk_edition(request, edition_id, Permission.PROTECT_DATA), PurgeForm())


def _page(request: HttpRequest, edition: Edition, form: PurgeForm) -> HttpResponse:
    answered = DeletionRequest.objects.filter(edition=edition).exclude(answered_at=None).select_related("answered_by")
    page = {
        "edition": edition,
        "form": form,
        "people": Delegate.objects.filter(edition=edition).exclude(name="").count(),
        "parts": privacy.NOTICE,
        "terms": [(term, retention.over_on(edition, term.part)) for term in retention.TERMS],
        "due": purging.due(timezone.localdate(), edition),
        "consents": _consents(edition),
        "looks": DataAccess.objects.filter(edition=edition).select_related("by")[:LOOKS_SHOWN],
        "answered": answered.order_by("-answered_at")[:LOOKS_SHOWN],
        "waiting": DeletionRequest.objects.filter(edition=edition, answered_at=None).count(),
        "version": privacy.VERSION,
    }
    return render(request, "events/desk/processing.html", page)


def _consents(edition: Edition) -> list[tuple[str, str, int]]:
    """Each purpose, its words, and how many agree to it now. One query."""
    standing = Consent.objects.filter(delegate__edition=edition, withdrawn_at=None)
    counts = dict(standing.order_by().values_list("purpose").annotate(Count("pk")))
    return [(str(purpose.label), str(privacy.PURPOSES[purpose]), counts.get(purpose, 0)) for purpose in Purpose]


@require_POST
@gates.staff
def purge(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Empty what is over, all that the page has shown."""
    edition = gates.desk_edition(request, edition_id, Permission.PROTECT_DATA)
    form = PurgeForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, form)
    by = gates.officer(request)
    count = sum(purging.purge(by=by, due=one) for one in purging.due(timezone.localdate(), edition))
    told = ngettext("%(count)d row is emptied.", "%(count)d rows are emptied.", count) % {"count": count}
    messages.success(request, told if count else _("Nothing was over: nothing is purged."))
    return redirect("desk-processing", edition.pk)
