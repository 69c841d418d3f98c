"""The MC's list at the desk: whom to introduce, in order; it renews itself as people arrive."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates
from conference.models import Edition
from conference.permissions import Permission
from events import introductions, protocol
from events.choices import Address, EventKind
from events.forms.protocol import AddressForm
from events.models import Event
from events.prints import files, guests
from events.registration_lists import number

EDIT = Permission.EDIT_PROTOCOL
PRESENT = "present"


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The list of one event; a script that asks with `X-Fragment` gets the list alone. Sent, it sets the address."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    form = AddressForm(request.POST or None, initial={"address": protocol.of(edition).address})
    if form.is_valid():
        protocol.address_by(by=gates.officer(request), edition=edition, address=Address(form.cleaned_data["address"]))
        messages.success(request, _("Saved."))
        return redirect(f"{request.path}?{request.GET.urlencode()}")
    found = _found(request, edition)
    page: dict[str, Any] = {"edition": edition, "form": form, "found": found}
    if request.headers.get("X-Fragment") and found:
        return render(request, "events/desk/_introductions.html", page)
    page["events"] = Event.objects.filter(edition=edition)
    return render(request, "events/desk/introductions.html", page)


@require_safe
@gates.staff
def printed(request: HttpRequest, edition_id: int, ending: str) -> HttpResponse:
    """The same list as a file in the page's language."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    found = _found(request, edition)
    if found is None:
        return redirect("desk-introductions", edition.pk)
    made = guests.make(found, str(get_language()), ending)
    response = HttpResponse(made, content_type=files.PDF if ending == "pdf" else files.WORD)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=guests.file_name(found, ending)
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _found(request: HttpRequest, edition: Edition) -> introductions.Introductions | None:
    """Of the event that was asked for, else of the main conference, else of the first; None without events."""
    events = list(Event.objects.filter(edition=edition))
    wanted = number(request.GET.get("event", ""))
    main = next((one for one in events if one.kind == EventKind.MAIN), events[0] if events else None)
    event = next((one for one in events if one.pk == wanted), main)
    if event is None:
        return None
    event.edition = edition
    return introductions.of(event, present_only=request.GET.get("who") == PRESENT)
