"""The rank table at the desk: begun from the standard one, edited row by row."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from conference.permissions import Permission
from events import protocol
from events.forms.protocol import GroupForm
from events.models import ProtocolGroup

EDIT = Permission.EDIT_PROTOCOL


@require_safe
@gates.staff
def table(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, EDIT)
    groups = ProtocolGroup.objects.filter(edition=edition).select_related("category")
    return render(request, "events/desk/protocol_table.html", {"edition": edition, "groups": groups})


@require_POST
@gates.staff
def start(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Take over the standard table."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    try:
        protocol.start(by=gates.officer(request), edition=edition)
        messages.success(request, _("The standard table is there: look whether it fits your guests."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-protocol-table", edition.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, EDIT)
    return _form_page(request, edition, None)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, edition_id: int, group_id: int) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, EDIT)
    return _form_page(request, edition, get_object_or_404(ProtocolGroup, pk=group_id, edition=edition))


def _form_page(request: HttpRequest, edition: Edition, group: ProtocolGroup | None) -> HttpResponse:
    # The form fills in the row it is given; the writer fetches its own.
    form = GroupForm(request.POST or None, instance=group or ProtocolGroup(edition=edition), edition=edition)
    if form.is_valid():
        try:
            protocol.save_group(by=gates.officer(request), edition=edition, group=group, said=form.cleaned_data)
            messages.success(request, _("Saved. The ranks follow once they are set from the table."))
            return redirect("desk-protocol-table", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page: dict[str, Any] = {"edition": edition, "form": form, "group": group}
    return render(request, "events/desk/protocol_group.html", page)


@require_POST
@gates.staff
def act(request: HttpRequest, edition_id: int, group_id: int, act: str) -> HttpResponse:
    """Up, down or away."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    group = get_object_or_404(ProtocolGroup, pk=group_id, edition=edition)
    if act in ("up", "down"):
        protocol.step_group(by=gates.officer(request), edition=edition, group=group, down=act == "down")
    elif act == "remove":
        protocol.remove_group(by=gates.officer(request), edition=edition, group=group)
        messages.success(request, _("Removed: %(what)s.") % {"what": group.name})
    else:
        raise Http404
    return redirect("desk-protocol-table", edition.pk)
