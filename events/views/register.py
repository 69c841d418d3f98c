"""A person registers: three steps, a look at everything, and the receipt. Nothing is asked twice or lost."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.same_site import from_this_site
from events import drafts, openings, privacy, registration
from events.forms.register.consents import SendForm
from events.models import Session
from events.register_steps import STEPS, Begun
from events.register_summary import summary
from events.views.opened import moved

COOKIE = "draft"
View = Callable[..., HttpResponse]
Page = Callable[..., HttpResponseBase]


def page(*methods: str) -> Callable[[View], Page]:
    """What all pages of the form share: a public edition, the visitor's draft, and nothing stored on the way."""

    def mark(view: View) -> Page:
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
            draft = drafts.find(edition=edition, token=request.COOKIES.get(COOKIE, ""), at=timezone.now())
            return view(request, Begun(edition, draft, timezone.now()))

        return found

    return mark


@page("GET", "HEAD", "POST")
def choice(request: HttpRequest, begun: Begun) -> HttpResponse:
    """The first step, or why there is none: not open yet, over, or by invitation."""
    begun.shown_invitation = (request.POST or request.GET).get("invitation", "")[:64]
    if not begun.openings:
        told = {"edition": begun.edition, "announced": openings.announced(begun.edition, at=begun.at)}
        told["over"] = begun.edition.over_on(timezone.localdate(begun.at))
        return render(request, "events/register/closed.html", told | {"invited": bool(begun.shown_invitation)})
    return _step(request, begun, "choice")


@page("GET", "HEAD", "POST")
def person(request: HttpRequest, begun: Begun) -> HttpResponse:
    return _step(request, begun, "person")


@page("GET", "HEAD", "POST")
def stay(request: HttpRequest, begun: Begun) -> HttpResponse:
    return _step(request, begun, "stay")


@page("GET", "HEAD", "POST")
def review(request: HttpRequest, begun: Begun) -> HttpResponse:
    """Everything once more, the notice and the consents; sent, it is registered."""
    if begun.draft and begun.draft.sent_at and request.method == "POST":
        return _to(begun, "register-received")
    if unfinished := begun.first_unfinished():
        return _to(begun, _name(unfinished))
    assert begun.draft is not None
    form = SendForm(request.POST if request.method == "POST" else None, initial={"key": begun.draft.key})
    if form.is_valid() and form.cleaned_data["key"] == begun.draft.key:
        try:
            _register(begun, form)
            return _to(begun, "register-received")
        except Refused as refused:
            refusals.show(form, refused)
    return _shown(request, begun, "review", form, summary=summary(begun), in_short=privacy.IN_SHORT)


@page("GET", "HEAD")
def received(request: HttpRequest, begun: Begun) -> HttpResponse:
    """The same for everybody: it says nothing of who registered, nor whether they had before."""
    return render(request, "events/register/received.html", {"edition": begun.edition})


@page("POST")
def anew(request: HttpRequest, begun: Begun) -> HttpResponse:
    """Forget what was typed, on a device that others use as well."""
    if begun.draft:
        drafts.drop(draft=begun.draft)
    response = _to(begun, "register")
    response.delete_cookie(COOKIE)
    return response


def _step(request: HttpRequest, begun: Begun, step: str) -> HttpResponse:
    """Show the step, or keep what was typed and go on to the next."""
    if unfinished := begun.first_unfinished(before=step):
        return _to(begun, _name(unfinished))
    if request.method != "POST":
        return _shown(request, begun, step, begun.form(step))
    if begun.draft is None or begun.draft.sent_at:
        begun.draft, token = drafts.begin(edition=begun.edition, at=begun.at)
    else:
        token = request.COOKIES[COOKIE]
    form = begun.form(step, request.POST)
    typed = {name: request.POST.getlist(name) for name in form.fields if name in request.POST}
    drafts.keep(draft=begun.draft, step=step, typed=typed, at=begun.at)
    response = _after(step, begun) if form.is_valid() else _shown(request, begun, step, form)
    _remember(response, token)
    return response


def _after(step: str, begun: Begun) -> HttpResponse:
    """The next step; of one that was mended after the summary, back there."""
    following = STEPS[STEPS.index(step) + 1 :]
    unseen = next((one for one in following if not begun.reached(one)), "")
    return _to(begun, _name(unseen) if unseen else "register-review")


def _register(begun: Begun, form: SendForm) -> None:
    assert begun.draft is not None
    who, about = begun.read("person"), begun.read("stay")
    language = {"language": translation.get_language() or settings.LANGUAGE_CODE}
    registration.register(
        by=None, category=begun.category, events=begun.events, key=begun.draft.key,
        person=who.person | about.person | language, sessions=_sessions(about.session_ids),
        answers=about.answers, consents=form.consents, invitation=begun.invitation, draft=begun.draft,
    )  # fmt: skip


def _sessions(pks: list[int]) -> list[Session]:
    return list(Session.objects.filter(pk__in=pks)) if pks else []


def _shown(request: HttpRequest, begun: Begun, step: str, form: Any, **more: Any) -> HttpResponse:
    invited = f"?invitation={begun.shown_invitation}" if begun.shown_invitation and step == "choice" else ""
    shown = {
        "edition": begun.edition, "form": form, "step": step, "begun": begun, "kept_query": invited,
        "steps": (*STEPS, "review"), "number": (*STEPS, "review").index(step) + 1,
        "draft": begun.draft if begun.draft and not begun.draft.sent_at else None,
    }  # fmt: skip
    return render(request, f"events/register/{step}.html", shown | more)


def _remember(response: HttpResponse, token: str) -> None:
    """Zalo's browser forgets the page when it is closed; the cookie leads back to what was typed."""
    response.set_cookie(
        COOKIE, token, max_age=drafts.KEPT, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def _name(step: str) -> str:
    return "register" if step == "choice" else f"register-{step}"


def _to(begun: Begun, name: str) -> HttpResponse:
    return redirect(reverse(name, args=[begun.edition.year]))
