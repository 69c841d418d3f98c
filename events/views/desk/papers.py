"""Invited papers at the desk: the list, inviting, and one paper with what may be done about it."""

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, Series
from conference.permissions import Permission, may
from events import paper_words, papers, published
from events.choices import PaperState
from events.forms.papers import AskAgainForm, ClearForm, ExtendForm, InviteForm, PlaceForm, ReleaseForm
from events.models import PaperInvitation
from events.structure import today_at
from events.views.desk import reach
from events.views.papers import PARTS, path_of

LATE = "late"


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All invited papers with their states; `?state=` leaves those of one, or the late ones."""
    edition = reach.edition_of(request, edition_id)
    rows, today = papers.of_edition(edition), today_at(timezone.now())
    counts = Counter(state for row in rows for state in _states(row, today))
    wanted = request.GET.get("state", "")
    filters = [(state.value, state.label, counts[state]) for state in PaperState if counts[state]]
    page = {
        "edition": edition,
        "rows": [(row, row.is_late_on(today)) for row in rows if not wanted or wanted in _states(row, today)],
        "count": len(rows),
        "filters": [*filters, *([(LATE, _("late"), counts[LATE])] if counts[LATE] else [])],
        "wanted": wanted,
    }
    return render(request, "events/desk/papers.html", page)


def _states(invitation: PaperInvitation, today: Any) -> list[str]:
    return [invitation.state, *([LATE] if invitation.is_late_on(today) else [])]


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def invite(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The form, and then, once, the link."""
    edition, officer = reach.edition_of(request, edition_id), gates.officer(request)
    contact = f"{officer.full_name}, {officer.email}"
    form = InviteForm(
        request.POST or None, edition=edition, today=today_at(timezone.now()), initial={"contact": contact}
    )
    if form.is_valid():
        try:
            return link_page(request, papers.invite(by=officer, edition=edition, **form.cleaned_data))
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/paper_invite.html", {"edition": edition, "form": form})


def link_page(request: HttpRequest, invited: papers.Invited) -> HttpResponse:
    """The link in full, this once, with the messages to send it with."""
    invitation, series = invited.invitation, Series.objects.first()
    link = request.build_absolute_uri(path_of(invited.token, invitation.language))
    languages = ["vi", "en"] if invitation.language == "vi" else ["en", "vi"]
    told = [(code, paper_words.invitation_message(invitation, series, link, code)) for code in languages]
    page = {"edition": invitation.edition, "invitation": invitation, "link": link, "messages_to_send": told}
    response = render(request, "events/desk/paper_link.html", page)
    response["Referrer-Policy"] = "no-referrer"
    return response


def paper_of(request: HttpRequest, edition_id: int, paper_id: int) -> PaperInvitation:
    """An invited paper of that edition; 404 for one of another."""
    edition = reach.edition_of(request, edition_id)
    found: PaperInvitation | None = (
        PaperInvitation.objects.with_places().filter(pk=paper_id, edition=edition).first()
    )  # fmt: skip
    if found is None:
        raise Http404
    return found


@require_safe
@gates.staff
def paper(request: HttpRequest, edition_id: int, paper_id: int) -> HttpResponse:
    """The paper read in place, and what may be done about it."""
    return paper_page(request, paper_of(request, edition_id, paper_id))


def paper_page(request: HttpRequest, invitation: PaperInvitation, **bound: Any) -> HttpResponse:
    """The page with its forms; `bound` are those that were refused, by their names."""
    today = today_at(timezone.now())
    seen = {"seen": invitation.revision}
    forms = {
        "extend": ExtendForm(initial={"due_on": invitation.due_on}, auto_id="id_extend_%s"),
        "place": PlaceForm(invitation=invitation, initial={"item": invitation.item_id}, auto_id="id_place_%s"),
        "ask": AskAgainForm(initial=seen | {"due_on": max(invitation.due_on, today)}, auto_id="id_ask_%s"),
        "clear": ClearForm(initial=seen, auto_id="id_clear_%s"),
        "release": ReleaseForm(auto_id="id_release_%s"),
    }
    page = {
        "edition": invitation.edition,
        "invitation": invitation,
        "state": invitation.state,
        "late": invitation.is_late_on(today),
        "parts": _parts(invitation),
        "paragraphs": papers.paragraphs(invitation.document) if invitation.sent_at and invitation.document else [],
        "may_release": may(request.user, Permission.PUBLISH_EDITION, invitation.edition),
        "reminder": paper_words.reminder(invitation, Series.objects.first(), today) if _may_remind(invitation) else "",
        "public": _public_slug(invitation.edition, invitation),
        "form": next(iter(bound.values()), None),
    }
    return render(request, "events/desk/paper.html", page | {f"{name}_form": form for name, form in forms.items()} | {
        f"{name}_form": form for name, form in bound.items()
    })  # fmt: skip


def _parts(invitation: PaperInvitation) -> list[dict[str, str]]:
    """What was written, the language that was asked for first."""
    languages = ["vi", "en"] if invitation.language == "vi" else ["en", "vi"]
    rows = [(name, language) for language in languages for name in PARTS]
    return [
        {"label": str(PARTS[name]), "language": language, "text": text}
        for name, language in rows
        if (text := getattr(invitation, f"{name}_{language}"))
    ]


def _may_remind(invitation: PaperInvitation) -> bool:
    return invitation.is_awaited and invitation.revoked_at is None


def _public_slug(edition: Edition, invitation: PaperInvitation) -> str:
    """Where readers find the paper, "" while the published programme does not name its item."""
    version = published.live(edition.year) if edition.year and invitation.item else None
    if version is None or invitation.item is None:
        return ""
    return _slug_in(version.content, invitation.item.pk)


def _slug_in(content: Any, item_id: int) -> str:
    found = [item for session in content["sessions"] for item in session["items"] if item["id"] == item_id]
    return str(found[0]["slug"]) if found else ""
