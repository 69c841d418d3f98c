"""Ranks at the desk: every delegate's by the table or by hand, and one set by hand with its reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from conference.permissions import Permission
from events import protocol
from events.choices import RegistrationState
from events.forms.protocol import RankForm
from events.models import Delegate, ProtocolGroup, Registration
from events.models.protocol import STEP
from events.protocol.ranking import Ranked
from events.views.desk.delegates import delegate_of

EDIT = Permission.EDIT_PROTOCOL
A_PAGE = 100
# What a list may be narrowed to, as the address says it.
SHOWN: dict[str, Callable[[Ranked], bool]] = {
    "": lambda one: True,
    "none": lambda one: one.delegate.protocol_rank is None,
    "differs": lambda one: one.differs and not one.is_by_hand,
    "hand": lambda one: one.is_by_hand,
}


@require_safe
@gates.staff
def ranks(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Those who hold or await a place, in the order of protocol, with what the table would say."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    rows = protocol.ranked(edition, _expected(edition))
    wanted = request.GET.get("show", "")
    wanted = wanted if wanted in SHOWN else ""
    page = {
        "edition": edition,
        "groups": {one.number: one for one in ProtocolGroup.objects.filter(edition=edition)},
        "counts": [(name, sum(map(fits, rows))) for name, fits in SHOWN.items()],
        "wanted": wanted,
        "page": Paginator([one for one in rows if SHOWN[wanted](one)], A_PAGE).get_page(request.GET.get("page")),
        "waiting": sum(map(SHOWN["differs"], rows)),
    }
    return render(request, "events/desk/protocol.html", page | {"step": STEP})


def _expected(edition: Edition) -> Any:
    live = (RegistrationState.CONFIRMED, RegistrationState.APPLIED, RegistrationState.WAITING)
    coming = Registration.objects.filter(event__edition=edition, state__in=live)
    rows = Delegate.objects.filter(edition=edition, pk__in=coming.values("delegate"))
    return rows.select_related("edition", "category", "province").by_rank()


@require_POST
@gates.staff
def propose(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Set the ranks from the table, but for those set by hand."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    count = protocol.propose(by=gates.officer(request), edition=edition)
    said = ngettext("%(count)s rank is set from the table.", "%(count)s ranks are set from the table.", count)
    messages.success(request, said % {"count": count})
    return redirect("desk-protocol", edition.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def one(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    """One delegate's rank by hand; sent with `table`, it follows the table again."""
    delegate = delegate_of(request, edition_id, delegate_id, EDIT)
    if "table" in request.POST:
        return _kept(request, delegate, rank=None, reason="")
    found = protocol.ranked(delegate.edition, [delegate])[0]
    form = RankForm(
        request.POST or None, initial={"rank": delegate.protocol_rank or found.proposed, "reason": delegate.rank_reason}
    )
    if form.is_valid():
        try:
            return _kept(request, delegate, **form.cleaned_data)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": delegate.edition, "one": found, "delegate": delegate, "form": form}
    return render(request, "events/desk/protocol_rank.html", page | {"near": _near(found)})


def _kept(request: HttpRequest, delegate: Delegate, **said: Any) -> HttpResponse:
    protocol.set_by_hand(by=gates.officer(request), delegate=delegate, **said)
    messages.success(request, _("Saved."))
    return redirect("desk-protocol-rank", delegate.edition_id, delegate.pk)


def _near(found: Ranked, count: int = 6) -> list[Delegate]:
    """Who stands just before and after, to see where a number leads."""
    rank = found.delegate.protocol_rank or found.proposed or 0
    others = Delegate.objects.filter(edition=found.delegate.edition_id).exclude(pk=found.delegate.pk)
    before = others.filter(protocol_rank__lte=rank).order_by("-protocol_rank", "-name_order")[:count]
    after = others.filter(protocol_rank__gt=rank).by_rank()[:count]
    return [*reversed(before), *after]
