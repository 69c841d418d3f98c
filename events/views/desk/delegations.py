"""Delegations at the desk: the table, inviting, and one delegation with what may be done about it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import HistoryEntry, Message
from conference.permissions import Permission, may
from events import delegation_messages, delegations, words
from events.choices import DelegationState
from events.forms.delegations import DeclineForm, InviteForm, RemindForm, TermsForm, terms_of
from events.models import Delegation
from events.sheets.focal import Focals
from events.structure import today_at

EDIT, APPROVE = Permission.EDIT_DELEGATES, Permission.APPROVE_DELEGATES
LATE = "late"


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All delegations with their quotas and how far they are; `?state=` leaves those of one, or the late ones."""
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    today, wanted = today_at(timezone.now()), request.GET.get("state", "")
    rows = [(row, row.is_late_on(today)) for row in delegations.of_edition(edition)]
    counts = {state.value: sum(row.state == state for row, _late in rows) for state in DelegationState}
    filters = [(state.value, state.label, counts[state.value]) for state in DelegationState if counts[state.value]]
    late = sum(is_late for _row, is_late in rows)
    page = {
        "edition": edition,
        "rows": [pair for pair in rows if not wanted or wanted in (pair[0].state, LATE if pair[1] else "")],
        "count": len(rows),
        "filters": [*filters, *([(LATE, _("late"), late)] if late else [])],
        "wanted": wanted,
        "quota": sum(quota.size for row, _late in rows for quota in row.quotas.all()),
        "live": sum(row.live for row, _late in rows),  # type: ignore[attr-defined]
        "confirmed": sum(row.confirmed for row, _late in rows),  # type: ignore[attr-defined]
        "awaited": sum(delegations.is_awaited(row, today) for row, _late in rows),
        "may_edit": may(request.user, EDIT, edition),
    }
    return render(request, "events/desk/delegations.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def invite(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The form, and then, once, the links."""
    edition, officer = gates.desk_edition(request, edition_id, EDIT), gates.officer(request)
    today = today_at(timezone.now())
    form = InviteForm(request.POST or None, request.FILES or None, edition=edition, today=today)
    if form.is_valid():
        try:
            invited = _invited(officer, form)
            _tell_about_list(request, form.focals, invited)
            return links_page(request, invited)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/delegation_form.html", {"edition": edition, "form": form})


def _invited(officer: Any, form: InviteForm) -> list[delegations.Invited]:
    said = form.cleaned_data
    terms = {"quotas": form.quota, "set_aside": said["set_aside"], **form.details}
    if said["everybody"]:
        contacts = form.focals.by_province
        return delegations.invite_all(
            by=officer, event=said["event"], provinces=form.provinces, contacts=contacts, **terms
        )
    whom = {"province": said["province"], "unit": said["unit"]}
    return [delegations.invite(by=officer, event=said["event"], **whom, **terms)]


def _tell_about_list(request: HttpRequest, focals: Focals, invited: list[delegations.Invited]) -> None:
    """What was mended in reading the list of focal persons, and whom it names in vain."""
    if focals.notes:
        messages.info(request, "; ".join(map(str, focals.notes)))
    new = {one.delegation.province for one in invited}
    if known := [words.of(one, "name") for one in focals.by_province if one not in new]:
        sentence = _("Invited before, so nothing of the list was taken for: %(names)s. Change it on their own pages.")
        messages.warning(request, sentence % {"names": ", ".join(known)})


def links_page(request: HttpRequest, invited: list[delegations.Invited]) -> HttpResponse:
    """The links in full, this once, each with its message for Zalo."""
    told = [
        (
            delegation,
            delegation_messages.invitation_text(delegation, delegation_messages.address(token, delegation.language)),
        )
        for delegation, token in invited
    ]
    page = {"edition": invited[0].delegation.edition, "told": told}
    response = render(request, "events/desk/delegation_links.html", page)
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def remind_late(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Who is late or soon will be: how many get a mail, whom to tell by Zalo; then the mails."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    form = RemindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mailing = delegations.remind_late(by=gates.officer(request), edition=edition, **form.cleaned_data)
            if mailing and may(request.user, Permission.USE_OUTBOX, edition):
                return redirect("mailing", mailing.pk)
            messages.success(request, _("Saved."))
            return redirect("desk-delegations-remind", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    found = delegations.awaited(edition, today_at(timezone.now()))
    by_hand = [(one, delegation_messages.reminder_text(one)) for one in found.by_hand]
    page = {"edition": edition, "form": form, "found": found, "by_hand": by_hand}
    return render(request, "events/desk/delegations_remind.html", page)


def delegation_of(request: HttpRequest, edition_id: int, delegation_id: int, permission: Permission) -> Delegation:
    """A delegation of that edition; 404 for one of another."""
    edition = gates.desk_edition(request, edition_id, permission)
    return get_object_or_404(delegations.of_edition(edition), pk=delegation_id)


@require_safe
@gates.staff
def one(request: HttpRequest, edition_id: int, delegation_id: int) -> HttpResponse:
    return _page(request, delegation_of(request, edition_id, delegation_id, Permission.SEE_DELEGATES))


def _page(request: HttpRequest, delegation: Delegation, **more: Any) -> HttpResponse:
    """The list, what each sending changed, and what may be done."""
    today, edition = today_at(timezone.now()), delegation.edition
    sendings = delegation.sendings.prefetch_related("changes__registration__delegate")
    page = {
        "edition": edition,
        "delegation": delegation,
        "late": delegation.is_late_on(today),
        "rows": delegations.rows_of(delegation),
        "sendings": sendings,
        "decline_form": DeclineForm(auto_id="id_decline_%s"),
        "reminder": "" if delegation.sent_at else delegation_messages.reminder_text(delegation),
        "told": Message.objects.about(delegation)[:5],
        "history": HistoryEntry.objects.filter(
            target_type=delegation._meta.label_lower, target_id=str(delegation.pk)
        ).select_related("by")[:10],
        "may_edit": may(request.user, EDIT, edition),
        "may_approve": may(request.user, APPROVE, edition),
    }
    return render(request, "events/desk/delegation.html", page | more)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, edition_id: int, delegation_id: int) -> HttpResponse:
    """Another quota, last day, letter or focal person."""
    delegation = delegation_of(request, edition_id, delegation_id, EDIT)
    form = TermsForm(
        request.POST or None, request.FILES or None, edition=delegation.edition, initial=terms_of(delegation)
    )
    if form.is_valid():
        try:
            delegations.revise(by=gates.officer(request), delegation=delegation, quotas=form.quota, **form.details)
            messages.success(request, _("Saved."))
            return redirect("desk-delegation", edition_id, delegation_id)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": delegation.edition, "delegation": delegation, "form": form}
    return render(request, "events/desk/delegation_form.html", page)


@require_POST
@gates.staff
def approve(request: HttpRequest, edition_id: int, delegation_id: int) -> HttpResponse:
    """The whole list, or the rows that were ticked."""
    delegation = delegation_of(request, edition_id, delegation_id, APPROVE)
    ticked = [int(one) for one in request.POST.getlist("registration") if one.isascii() and one.isdigit()]
    whole = "whole" in request.POST
    try:
        if not whole and not ticked:
            raise Refused(_("Choose people of the list first."))
        count = delegations.approve(
            by=gates.officer(request), delegation=delegation, registrations=None if whole else ticked
        )
        messages.success(request, _("Approved: %(count)s.") % {"count": count})
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-delegation", edition_id, delegation_id)


@require_POST
@gates.staff
def decline(request: HttpRequest, edition_id: int, delegation_id: int) -> HttpResponse:
    delegation = delegation_of(request, edition_id, delegation_id, APPROVE)
    form = DeclineForm(request.POST, auto_id="id_decline_%s")
    if form.is_valid():
        try:
            delegations.decline(by=gates.officer(request), delegation=delegation, **form.cleaned_data)
            messages.success(request, _("The list is declined; its places are free again."))
            return redirect("desk-delegation", edition_id, delegation_id)
        except Refused as refused:
            refusals.show(form, refused)
    return _page(request, delegation, decline_form=form, form=form)


@require_POST
@gates.staff
def act(request: HttpRequest, edition_id: int, delegation_id: int, act: str) -> HttpResponse:
    """A new link, shown this once; or a reminder by mail."""
    delegation = delegation_of(request, edition_id, delegation_id, EDIT)
    try:
        if act == "renew-link":
            return links_page(request, [delegations.renew_link(by=gates.officer(request), delegation=delegation)])
        if act != "remind":
            raise Http404
        delegations.remind(by=gates.officer(request), delegation=delegation)
        messages.success(request, _("The reminder is in the outbox."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-delegation", edition_id, delegation_id)
