"""A paper's page for whoever holds its link: what is asked, the form, the receipt. A GET changes nothing."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from conference.errors import Refused
from conference.views.files import Found, answer
from conference.views.token_pages import token_page
from events import papers
from events.choices import PaperState
from events.forms.sent_papers import PaperForm
from events.models import PaperInvitation
from events.structure import today_at

PARTS = {"title": _("Title of the paper"), "abstract": _("Abstract"), "text": _("Full text")}


@token_page
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """What this link is at now: an invitation, a form, a receipt, or closed."""
    invitation, today = papers.by_link(token), today_at(timezone.now())
    if invitation is None:
        return _closed(request, None)
    if request.method == "POST":
        accepts = invitation.accepts_on(today)
        return _written(request, token, invitation) if accepts else _closed(request, invitation)
    if invitation.revoked_at is None and invitation.sent_at and not invitation.is_awaited:
        if not (invitation.accepts_on(today) and "edit" in request.GET):
            return _page(request, token, invitation, "events/paper_receipt.html")
    elif not invitation.accepts_on(today):
        return _closed(request, invitation)
    if invitation.begun_at is None:
        return _page(request, token, invitation, "events/paper_invitation.html")
    return _page(request, token, invitation, "events/paper_form.html", form=PaperForm(invitation=invitation))


@token_page
@require_safe
def sent_file(request: HttpRequest, token: str, part: str) -> HttpResponseBase:
    """The document or the slides as they are stored, for whoever sent them."""
    invitation = papers.by_link(token)
    if invitation is None or invitation.revoked_at or not getattr(invitation, part):
        return _closed(request, None)
    return answer(request, Found(getattr(invitation, part), str(invitation), is_public=False))


def _written(request: HttpRequest, token: str, invitation: PaperInvitation) -> HttpResponse:
    act = request.POST.get("act", "")
    form = PaperForm(request.POST, request.FILES, invitation=invitation)
    if act == "begin" or form.is_valid():
        try:
            _write(act, token, form)
            return redirect(request.path)
        except Refused as refused:
            found = papers.by_link(token)
            if found is None or not found.accepts_on(today_at(timezone.now())):
                return _closed(request, found)
            form.refuse(refused, found.revision)
    return _page(request, token, invitation, "events/paper_form.html", form=form)


def _write(act: str, token: str, form: PaperForm) -> None:
    if act == "begin":
        papers.begin(token=token)
        return
    write = papers.send if act == "send" else papers.save_draft
    write(token=token, seen=form.cleaned_data["seen"], **form.content)


def _page(request: HttpRequest, token: str, invitation: PaperInvitation, template: str, **more: Any) -> HttpResponse:
    page = {
        "invitation": invitation,
        "edition": invitation.edition,
        "token": token,
        "returned": invitation.state == PaperState.RETURNED,
        "accepts": invitation.accepts_on(today_at(timezone.now())),
    }
    return render(request, template, page | more)


def _closed(request: HttpRequest, invitation: PaperInvitation | None) -> HttpResponse:
    """Whom to ask, as far as the link is known; 404 for one that is not, 410 for one that was closed."""
    page = {"invitation": invitation, "kept": _kept(request)}
    return render(request, "events/paper_closed.html", page, status=410 if invitation else 404)


def _kept(request: HttpRequest) -> list[tuple[Any, str, str]]:
    """What was typed into a form whose link closed meanwhile, to be copied."""
    typed = [(name, code) for code, _name in settings.LANGUAGES for name in PARTS]
    found = [(PARTS[name], code, request.POST.get(f"{name}_{code}", "").strip()) for name, code in typed]
    return [row for row in found if row[2]]


def path_of(token: str, language: str) -> str:
    """The page's path in that language."""
    with translation.override(language):
        return reverse("paper", args=[token])
