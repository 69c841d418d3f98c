"""The pass: on the phone, as a picture, on paper, in the calendar."""

import functools
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from conference import naming
from conference.errors import Refused
from conference.models import Series
from events import delegate_messages, pass_codes, privacy, published, registration
from events.choices import DelegateSource
from events.feeds import calendar
from events.feeds.source import Source
from events.passes import Pass
from events.prints import pass_card
from events.views.passes.opened import back_to, with_pass

TOLD = {
    "confirmed": _("Thank you: your contact is confirmed."),
    "stale": _("This link is no longer valid: the contact has changed since. Ask for a new one."),
    "saved": _("Your data is saved. The Organising Committee sees the change."),
    "absent": _("Thank you for telling us. The place goes to somebody who waits."),
    "substituted": _("Thank you. The person who comes in your place gets a pass of their own by message."),
    "sessions": _("Your sessions are saved."),
    "consents": _("What you agree to is saved."),
    "asked": _("Your request for deletion has been received."),
    "kept": _("Your request for deletion is taken back."),
}


@with_pass("GET", "HEAD")
def shown(request: HttpRequest, mine: Pass) -> HttpResponse:
    """Opening it changes nothing: previews fetch links, too."""
    now = timezone.now()
    who = mine.delegate
    unconfirmed = who.contact_confirmed_at is None and bool(mine.live) and bool(who.phone or who.email)
    page: dict[str, Any] = {
        "mine": mine, "delegate": who, "edition": mine.edition, "now": now,
        "listed": who.source != DelegateSource.PUBLIC, "in_short": privacy.IN_SHORT,
        "told": TOLD.get(request.GET.get("told", "")),
        "unconfirmed": unconfirmed, "proof": _proof(request, mine) if unconfirmed else "",
        "kept": bool(mine.live) and not mine.edition.over_on(timezone.localdate(now)),
        "upcoming": [one for one in mine.sessions if not one.over_at(now)][:1],
    }  # fmt: skip
    return render(request, "events/pass/pass.html", page)


def _proof(request: HttpRequest, mine: Pass) -> str:
    """What the message's link brought along, if it proves anything."""
    proof = request.GET.get("contact", "")
    return proof if delegate_messages.is_contact_proof(mine.delegate, proof) else ""


@with_pass("POST")
def confirm(request: HttpRequest, mine: Pass) -> HttpResponse:
    """The button below the message's link: the contact reaches its delegate."""
    try:
        registration.confirm_contact(by=None, delegate=mine.delegate, proof=request.POST.get("contact", ""))
    except Refused:
        return back_to(mine, "stale")
    return back_to(mine, "confirmed")


@with_pass("GET", "HEAD")
def qr(request: HttpRequest, mine: Pass) -> HttpResponse:
    """A real picture, so that it can be pressed long and kept. None for whom no door opens."""
    if not mine.live:
        raise Http404
    return HttpResponse(pass_codes.png(mine.delegate.scan_code), content_type="image/png")


@with_pass("GET", "HEAD")
def pdf(request: HttpRequest, mine: Pass) -> HttpResponse:
    """The pass on an A6 page."""
    if not mine.live:
        raise Http404
    response = HttpResponse(pass_card.pdf(mine, Series.objects.first()), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="pass.pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@with_pass("GET", "HEAD")
def ics(request: HttpRequest, mine: Pass) -> HttpResponse:
    """The delegate's own programme for their calendar; what is withdrawn of it is cancelled there."""
    if mine.version is None:
        raise Http404
    log = published.log(mine.edition)
    source = Source(
        edition=mine.edition, version=mine.version, programme=mine.whole, log=log,
        title=naming.official_title(mine.edition, Series.objects.first()), absolute=request.build_absolute_uri,
        withdrawn=published.withdrawn(mine.edition, mine.whole, log),
    )  # fmt: skip
    response = HttpResponse(calendar.calendar(source, mine.concerns), content_type=calendar.MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that lets an opened pass be shown without a network. Its address is its reach: the passes alone."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@functools.cache
def _worker() -> bytes:
    path = finders.find("luanluu/pass_worker.js")
    assert isinstance(path, str)
    return Path(path).read_bytes()
