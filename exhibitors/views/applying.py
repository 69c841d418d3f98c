"""An exhibitor applies: one form, the receipt that is the same for everybody, and the link once more."""

import functools
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from conference.same_site import from_this_site
from events.privacy import VERSION
from events.views.opened import moved
from exhibitors import exhibiting, fairs
from exhibitors.forms.applying import ApplyForm
from exhibitors.forms.people import email_field
from exhibitors.privacy import IN_SHORT

View = Callable[..., HttpResponse]


def page(*methods: str) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """A public edition, and nothing stored on the way."""

    def mark(view: View) -> Callable[..., HttpResponseBase]:
        @functools.wraps(view)
        @from_this_site
        @never_cache
        @sensitive_post_parameters()
        @require_http_methods([*methods])
        def found(request: HttpRequest, year: int) -> HttpResponse:
            try:
                edition = gates.public_edition(year)
            except Http404:
                return moved(request, year, {})
            return view(request, edition)

        return found

    return mark


@page("GET", "HEAD", "POST")
def apply(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The form, or why there is none: no fair, not open yet, over."""
    fair, today = fairs.of(edition), fairs.today_at(timezone.now())
    shown: dict[str, Any] = {"edition": edition, "fair": fair, "today": today, "in_short": IN_SHORT}
    if fair is None or not fair.takes_applications_on(today):
        return render(request, "exhibitors/apply/closed.html", shown)
    form = ApplyForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        try:
            exhibiting.apply(
                by=None, edition=edition, key=form.cleaned_data["key"], exhibitor=form.exhibitor,
                contact=form.contact, wish=form.wish, notice=VERSION,
            )  # fmt: skip
            return redirect("exhibit-received", edition.year)
        except Refused as refused:
            refusals.show(form, _at_their_fields(refused))
    return render(request, "exhibitors/apply/form.html", shown | {"form": form})


def _at_their_fields(refused: Refused) -> Refused:
    """What was refused of the contact person stands at the form's fields of that person."""
    of_contact = {"name": "contact_name", "phone": "contact_phone", "email": "contact_email"}
    fields = {of_contact.get(name, name): texts for name, texts in refused.fields.items()}
    return Refused(fields=fields) if fields else refused


@page("GET", "HEAD")
def received(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same for everybody: it says nothing of who applied, nor whether they had before."""
    return render(request, "exhibitors/apply/received.html", {"edition": edition, "fair": fairs.of(edition)})


class AddressForm(forms.Form):
    """Any address: whether it is known is not told."""

    email = email_field()


@page("GET", "HEAD", "POST")
def lost_link(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody gets the same answer, and the owner a message."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    form.fields["email"].required, form.fields["email"].help_text = True, ""
    if form.is_valid():
        exhibiting.send_link_again(edition=edition, email=form.cleaned_data["email"])
        return render(request, "exhibitors/apply/link_sent.html", {"edition": edition})
    return render(request, "exhibitors/apply/lost_link.html", {"edition": edition, "form": form})
