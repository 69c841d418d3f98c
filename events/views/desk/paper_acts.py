"""What is done about an invited paper: each act is a form of its page, and shown there again where it is refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.permissions import Permission
from events import papers
from events.forms import looking_again
from events.forms.papers import AskAgainForm, ClearForm, ExtendForm, PlaceForm, ReleaseForm
from events.models import PaperInvitation
from events.views.desk.papers import link_page, paper_of, paper_page


@require_POST
@gates.staff
def renew_link(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    """A new link, shown this once; the one before opens nothing any more."""
    invitation = paper_of(request, edition_id, paper_id)
    try:
        return link_page(request, papers.renew_link(by=gates.officer(request), invitation=invitation))
    except Refused as refused:
        return _back(request, invitation, error=refused.message)


@require_POST
@gates.staff
def revoke(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    invitation = paper_of(request, edition_id, paper_id)
    try:
        papers.revoke(by=gates.officer(request), invitation=invitation)
    except Refused as refused:
        return _back(request, invitation, error=refused.message)
    return _back(request, invitation, _("The link is taken back: it opens nothing any more."))


@require_POST
@gates.staff
def extend(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    invitation = paper_of(request, edition_id, paper_id)
    form = ExtendForm(request.POST, auto_id="id_extend_%s")
    return _act(request, invitation, "extend", form, papers.extend, _("The last day is set."))


@require_POST
@gates.staff
def place(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    invitation = paper_of(request, edition_id, paper_id)
    form = PlaceForm(request.POST, invitation=invitation, auto_id="id_place_%s")
    return _act(request, invitation, "place", form, papers.link_to_item, _("The paper has its place in the programme."))


@require_POST
@gates.staff
def ask_again(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    invitation = paper_of(request, edition_id, paper_id)
    form = AskAgainForm(request.POST, auto_id="id_ask_%s")
    done = _(
        "The paper is open to its author again. Tell them: what is to be changed stands on the page of their link."
    )
    return _act(request, invitation, "ask", form, papers.ask_again, done)


@require_POST
@gates.staff
def clear(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    invitation = paper_of(request, edition_id, paper_id)
    form = ClearForm(request.POST, auto_id="id_clear_%s")
    return _act(
        request, invitation, "clear", form, papers.clear, _("The paper is cleared. Nobody outside sees it yet.")
    )


@require_POST
@gates.staff
def release(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    """Make it public, at once or from a moment on: for those who publish."""
    invitation = paper_of(request, edition_id, paper_id)
    gates.require(request, Permission.PUBLISH_EDITION, invitation.edition)
    form = ReleaseForm(request.POST, auto_id="id_release_%s")
    if form.is_valid():
        try:
            papers.release(by=gates.officer(request), invitation=invitation, embargo_until=form.embargo_until)
            return _back(request, invitation, _("The paper is released."))
        except Refused as refused:
            refusals.show(form, refused)
    return paper_page(request, invitation, release=form)


def _act(
    request: HttpRequest, invitation: PaperInvitation, name: str, form: Form,
    write: Callable[..., PaperInvitation], done: str,
) -> HttpResponse:  # fmt: skip
    if form.is_valid():
        try:
            write(by=gates.officer(request), invitation=invitation, **form.cleaned_data)
            return _back(request, invitation, done)
        except Refused as refused:
            invitation = paper_of(request, invitation.edition_id, invitation.pk)
            looking_again.refuse(form, refused, str(invitation.revision))
    bound: dict[str, Any] = {name: form}
    return paper_page(request, invitation, **bound)


def _back(request: HttpRequest, invitation: PaperInvitation, done: str = "", error: str = "") -> HttpResponse:
    if error:
        messages.error(request, error)
    else:
        messages.success(request, done)
    return redirect("desk-paper", invitation.edition_id, invitation.pk)
