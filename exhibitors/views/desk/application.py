"""One application at the desk: what is known, and what may be done about it."""

import datetime
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
from exhibitors import booths, desk_lists, exhibiting, fairs, tasks
from exhibitors.choices import HOLDING, PUBLIC
from exhibitors.forms.desk import MoveForm, OfferForm, ReasonForm, StaffProfileForm, UntilForm
from exhibitors.models import Application, Booth, BoothHolding, Fair
from exhibitors.transitions import Step
from exhibitors.transitions import may as leads
from exhibitors.views.desk.fair import EDIT, SEE

ACTS = {
    "confirm": (booths.confirm, _("Confirmed.")),
    "reopen": (exhibiting.reopen, _("The application waits anew.")),
    "list": (exhibiting.put_on_list, _("The exhibitor is on the waiting list, and is told.")),
    "unlist": (exhibiting.take_off_list, _("The exhibitor is not on the waiting list any more.")),
    "remind": (exhibiting.remind, _("The reminder is in the outbox.")),
}
REASONED = {
    "release": (booths.release, _("The booths are free.")),
    "decline": (exhibiting.decline, _("The exhibitor is told.")),
}


def application_of(request: HttpRequest, edition_id: int, application_id: int, permission: Permission) -> Application:
    """An application of that edition; 404 for one of another."""
    edition = gates.desk_edition(request, edition_id, permission)
    return get_object_or_404(desk_lists.of_edition(edition), pk=application_id)


@require_safe
@gates.staff
def one(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    return _page(request, application_of(request, edition_id, application_id, SEE))


def _page(request: HttpRequest, application: Application, **more: Any) -> HttpResponse:
    """The exhibitor, its booths, tasks and people, and what may be done."""
    edition, today = application.edition, fairs.today_at(timezone.now())
    fair, state = fairs.of(edition), application.state_on(today)
    assert fair is not None
    free, held = desk_lists.free_of(edition, today), desk_lists.held_of(edition, today)
    own = [one for one in held if one.application_id == application.pk]
    contacts = list(application.exhibitor.contacts.all())
    page = {
        "edition": edition, "fair": fair, "application": application, "exhibitor": application.exhibitor,
        "state": state, "today": today, "own": own, "free": len(free), "contacts": contacts,
        "turn": desk_lists.turn_of(application),
        "tasks": [(task, task.is_late_on(today)) for task in tasks.of(fair, application)],
        "orders": application.orders.select_related("service"),
        "steps": {step.value for step in Step if leads(state, step)},
        "offer_form": OfferForm(free=free, until=_suggested(fair, today)),
        "until_form": UntilForm(initial={"until": application.held_until}, auto_id="id_until_%s"),
        "reason_form": ReasonForm(auto_id="id_reason_%s"),
        "move_form": MoveForm(own=own, free=free, held=held) if own else None,
        "profile_form": StaffProfileForm(exhibitor=application.exhibitor),
        "told": Message.objects.filter(
            about_type="exhibitors.exhibitorcontact", about_id__in=[str(each.pk) for each in contacts]
        ).order_by("-pk")[:8],
        "history": HistoryEntry.objects.filter(
            target_type=application._meta.label_lower, target_id=str(application.pk)
        ).select_related("by")[:10],
        "may_edit": may(request.user, EDIT, edition), "holds": state in HOLDING, "gets_badges": state in PUBLIC,
    }  # fmt: skip
    return render(request, "exhibitors/desk/application.html", page | more)


def _suggested(fair: Fair, today: datetime.date) -> datetime.date:
    return today + datetime.timedelta(days=fair.hold_days)


@require_POST
@gates.staff
def offer(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """Keep booths for the exhibitor until a day ends, or give them for good ("allot")."""
    application = application_of(request, edition_id, application_id, EDIT)
    today, officer = fairs.today_at(timezone.now()), gates.officer(request)
    form = OfferForm(request.POST, free=desk_lists.free_of(application.edition, today), until=today)
    if form.is_valid():
        chosen = list(form.cleaned_data["booths"])
        try:
            if "allot" in request.POST:
                booths.allot(by=officer, application=application, booths=chosen)
            else:
                booths.offer(by=officer, application=application, booths=chosen, until=form.cleaned_data["until"])
            messages.success(request, _("The exhibitor is told."))
            return redirect("desk-application", edition_id, application_id)
        except Refused as refused:
            refusals.show(form, refused)
    return _page(request, application, offer_form=form, form=form)


@require_POST
@gates.staff
def extend(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """Let the offer stand longer, or make it an allotment ("allot")."""
    application, officer = application_of(request, edition_id, application_id, EDIT), gates.officer(request)
    form = UntilForm(request.POST, auto_id="id_until_%s")
    try:
        if "allot" in request.POST:
            booths.allot(by=officer, application=application)
            return _done(request, application, _("The exhibitor is told."))
        if form.is_valid():
            booths.extend(by=officer, application=application, until=form.cleaned_data["until"])
            return _done(request, application, _("The exhibitor is told."))
    except Refused as refused:
        form.full_clean()
        refusals.show(form, refused)
    return _page(request, application, until_form=form, form=form)


@require_POST
@gates.staff
def move(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """To a free booth, or in exchange with another exhibitor."""
    application = application_of(request, edition_id, application_id, EDIT)
    edition, today = application.edition, fairs.today_at(timezone.now())
    free, held = desk_lists.free_of(edition, today), desk_lists.held_of(edition, today)
    own = [one for one in held if one.application_id == application.pk]
    form = MoveForm(request.POST, own=own, free=free, held=held)
    if form.is_valid():
        try:
            _move(request, form)
            return _done(request, application, _("The plan is changed, and the exhibitors are told."))
        except Refused as refused:
            refusals.show(form, refused)
    return _page(request, application, move_form=form, form=form)


def _move(request: HttpRequest, form: MoveForm) -> None:
    kind, _dash, number = form.cleaned_data["to"].partition("-")
    holding, officer = form.cleaned_data["holding"], gates.officer(request)
    if kind == "booth":
        booths.move(by=officer, holding=holding, booth=get_object_or_404(Booth, pk=number))
        return
    rows = BoothHolding.objects.select_related("booth", "application__exhibitor__edition")
    booths.swap(by=officer, one=holding, other=get_object_or_404(rows, pk=number))


@require_POST
@gates.staff
def act(request: HttpRequest, edition_id: int, application_id: int, act: str) -> HttpResponse:
    """Confirm, reopen, remind; take back or decline, with a reason."""
    application, officer = application_of(request, edition_id, application_id, EDIT), gates.officer(request)
    if act not in ACTS and act not in REASONED:
        raise Http404
    try:
        if act in ACTS:
            write, told = ACTS[act]
            write(by=officer, application=application)
        else:
            write, told = REASONED[act]
            write(by=officer, application=application, reason=request.POST.get("reason", ""))
        return _done(request, application, told)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("desk-application", edition_id, application_id)


@require_POST
@gates.staff
def show_or_hide(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """Take the exhibitor off the public pages, or show it there again."""
    application = application_of(request, edition_id, application_id, EDIT)
    hidden = not application.exhibitor.is_hidden
    exhibiting.hide(by=gates.officer(request), exhibitor=application.exhibitor, hidden=hidden)
    return _done(request, application, _("Saved."))


@require_POST
@gates.staff
def profile(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """Another kind or province."""
    application = application_of(request, edition_id, application_id, EDIT)
    form = StaffProfileForm(request.POST, exhibitor=application.exhibitor)
    if form.is_valid():
        try:
            exhibiting.edit_profile(by=gates.officer(request), exhibitor=application.exhibitor, **form.cleaned_data)
            return _done(request, application, _("Saved."))
        except Refused as refused:
            refusals.show(form, refused)
    return _page(request, application, profile_form=form, form=form)


@require_POST
@gates.staff
def renew_link(request: HttpRequest, edition_id: int, application_id: int, contact_id: int) -> HttpResponse:
    """A new link of a contact person, shown this once; those before open nothing any more."""
    application = application_of(request, edition_id, application_id, EDIT)
    contact = get_object_or_404(application.exhibitor.contacts.select_related("exhibitor__edition"), pk=contact_id)
    link = exhibiting.renew_link(by=gates.officer(request), contact=contact)
    page = {"edition": application.edition, "application": application, "contact": contact, "link": link}
    response = render(request, "exhibitors/desk/link.html", page)
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def delete(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """A confirming page: the exhibitor is deleted with all that belongs to it."""
    application = application_of(request, edition_id, application_id, EDIT)
    trouble = ""
    if request.method == "POST":
        try:
            exhibiting.delete(by=gates.officer(request), exhibitor=application.exhibitor)
            messages.success(request, _("The exhibitor is deleted."))
            return redirect("desk-fair", edition_id)
        except Refused as refused:
            trouble = refused.message
    page = {"edition": application.edition, "application": application, "trouble": trouble}
    return render(request, "exhibitors/desk/delete.html", page)


def _done(request: HttpRequest, application: Application, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("desk-application", application.edition.pk, application.pk)
