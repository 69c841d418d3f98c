"""One delegate at the desk: everything known, what may be done next, and somebody registered at the counter."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates, phones
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, HistoryEntry, Message
from conference.permissions import Permission, may
from events import countries, desk_acts, pass_codes, registration
from events.choices import DelegateSource, PoolKind, RegistrationState
from events.forms.desk_delegates import CounterForm, StaffPersonForm
from events.models import Category, Delegate, Pool, Registration
from events.views.desk.registrations import registration_of

EDIT = Permission.EDIT_DELEGATES


def delegate_of(request: HttpRequest, edition_id: int, delegate_id: int, permission: Permission) -> Delegate:
    """A delegate of that edition; 404 for one of another."""
    edition = gates.desk_edition(request, edition_id, permission)
    found: Delegate = get_object_or_404(
        Delegate.objects.select_related("category", "province"), pk=delegate_id, edition=edition
    )
    found.edition = edition
    return found


@require_safe
@gates.staff
def one(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    return _page(request, delegate_of(request, edition_id, delegate_id, Permission.SEE_DELEGATES))


def _page(request: HttpRequest, delegate: Delegate, **more: Any) -> HttpResponse:
    rows = list(_registrations(delegate))
    page = {
        "edition": delegate.edition,
        "delegate": delegate,
        "phone": phones.readable(delegate.phone) if delegate.phone else "",
        "country": countries.name_of(delegate.country) if delegate.country else "",
        "rows": [(row, desk_acts.offered(row), [hold.pool for hold in row.holds.all()]) for row in rows],
        "lodged": any(row.state == RegistrationState.CONFIRMED for row in rows) and _hotels(delegate.edition),
        "answers": delegate.answers.select_related("question"),
        "consents": delegate.consents.all(),
        "told": Message.objects.about(delegate)[:10],
        "history": _history(delegate, rows),
        "same": _same(delegate),
        "may_edit": may(request.user, EDIT, delegate.edition),
        "may_rank": may(request.user, Permission.EDIT_PROTOCOL, delegate.edition),
        "may_approve": may(request.user, desk_acts.PERMISSION, delegate.edition),
        "may_message": may(request.user, Permission.USE_OUTBOX, delegate.edition),
        "may_print": may(request.user, Permission.PRINT, delegate.edition),
    }
    return render(request, "events/desk/delegate.html", page | more)


def _registrations(delegate: Delegate) -> QuerySet[Registration, Registration]:
    rows = Registration.objects.filter(delegate=delegate).select_related("event", "substitute__delegate")
    return rows.prefetch_related("holds__pool__event", "sign_ups__session", "scans").order_by("event", "pk")


def _hotels(edition: Edition) -> list[Pool]:
    return list(Pool.objects.filter(edition=edition, kind=PoolKind.HOTEL).order_by("name"))


def _history(delegate: Delegate, rows: list[Registration]) -> list[HistoryEntry]:
    own = HistoryEntry.objects.filter(target_type=delegate._meta.label_lower, target_id=str(delegate.pk))
    theirs = HistoryEntry.objects.filter(
        target_type=Registration._meta.label_lower, target_id__in=[str(row.pk) for row in rows]
    )
    return list((own | theirs).select_related("by")[:30])


def _same(delegate: Delegate) -> list[Delegate]:
    """Who may be the same person: of that name in the edition."""
    others = Delegate.objects.filter(edition=delegate.edition_id, folded_name=delegate.folded_name)
    return list(others.exclude(pk=delegate.pk).select_related("province")[:10])


@require_safe
@gates.staff
def qr(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    """What the badge carries, for the phone's camera at the counter."""
    delegate = delegate_of(request, edition_id, delegate_id, Permission.SEE_DELEGATES)
    return HttpResponse(pass_codes.png(delegate.scan_code), content_type="image/png")


@require_POST
@gates.staff
def act(request: HttpRequest, edition_id: int, delegate_id: int, act: str) -> HttpResponse:
    """Take a step of one registration; a refusal is told on the page, with what was typed."""
    if act not in desk_acts.ACTS:
        raise Http404
    delegate = delegate_of(request, edition_id, delegate_id, desk_acts.PERMISSION)
    row = registration_of(delegate.edition, delegate.pk, request.POST.get("registration", ""))
    try:
        desk_acts.ACTS[act].do(by=gates.officer(request), on=row, sent=request.POST)
    except Refused as refused:
        return _page(
            request, delegate, refused=refused.message, refused_row=row.pk, refused_act=act, typed=request.POST
        )
    messages.success(request, f"{desk_acts.ACTS[act].done}: {row.event}.")
    return redirect("desk-delegate", edition_id, delegate.pk)


@require_POST
@gates.staff
def lodge(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    """Give a place in the hotel that was chosen, or take it back where none was."""
    delegate = delegate_of(request, edition_id, delegate_id, EDIT)
    row = registration_of(delegate.edition, delegate.pk, request.POST.get("registration", ""))
    hotel = next((one for one in _hotels(delegate.edition) if str(one.pk) == request.POST.get("hotel")), None)
    try:
        if hotel:
            registration.lodge(by=gates.officer(request), registration=row, hotel=hotel)
        else:
            registration.leave_hotel(by=gates.officer(request), registration=row)
    except Refused as refused:
        return _page(request, delegate, refused=refused.message, typed=request.POST)
    messages.success(request, _("Saved."))
    return redirect("desk-delegate", edition_id, delegate.pk)


@require_POST
@gates.staff
def confirm(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    """The colleague has spoken with them."""
    delegate = delegate_of(request, edition_id, delegate_id, EDIT)
    registration.confirm_contact(by=gates.officer(request), delegate=delegate)
    messages.success(request, _("The contact is confirmed: the place is kept."))
    return redirect("desk-delegate", edition_id, delegate.pk)


@require_POST
@gates.staff
def send_pass(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    delegate = delegate_of(request, edition_id, delegate_id, EDIT)
    try:
        registration.send_pass_to(by=gates.officer(request), delegate=delegate)
        messages.success(request, _("The link of the pass is in the outbox."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-delegate", edition_id, delegate.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    delegate = delegate_of(request, edition_id, delegate_id, EDIT)
    initial = {name: getattr(delegate, name) for name in registration.EDITABLE | registration.STAFF_ONLY}
    form = StaffPersonForm(
        request.POST or None, edition=delegate.edition, category=delegate.category, initial=initial
    )  # fmt: skip
    if form.is_valid():
        try:
            registration.edit(by=gates.officer(request), delegate=delegate, person=form.person)
            messages.success(request, _("Saved."))
            return redirect("desk-delegate", edition_id, delegate.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": delegate.edition, "delegate": delegate, "form": form, "title": _("Edit the delegate")}
    return render(request, "events/desk/delegate_form.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def substitute(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    """Another person comes in their place: unit, province and contact are theirs until something else is typed."""
    delegate = delegate_of(request, edition_id, delegate_id, EDIT)
    kept = ("category", "unit", "province", "country", "phone", "email")
    form = StaffPersonForm(
        request.POST or None, edition=delegate.edition, category=delegate.category,
        initial={name: getattr(delegate, name) for name in kept},
    )  # fmt: skip
    if form.is_valid():
        try:
            new = registration.substitute(by=gates.officer(request), delegate=delegate, person=form.person)
            messages.success(request, _("%(name)s comes instead.") % {"name": new.name})
            return redirect("desk-delegate", edition_id, new.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": delegate.edition, "delegate": delegate, "form": form, "title": _("Name a substitute")}
    return render(request, "events/desk/delegate_form.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def counter(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Register who stands at the desk; their code is on the next page."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    category = Category.objects.filter(edition=edition).first()
    if category is None:
        return render(request, "events/desk/counter.html", {"edition": edition})
    form = CounterForm(request.POST or None, edition=edition, category=category)
    if form.is_valid():
        try:
            return _welcome(request, edition, form)
        except Refused as refused:
            refusals.show(form, refused)
            if "name" in refused.fields:
                form.ask_for_namesake()
    return render(request, "events/desk/counter.html", {"edition": edition, "form": form})


def _welcome(request: HttpRequest, edition: Edition, form: CounterForm) -> HttpResponse:
    said, by = form.cleaned_data, gates.officer(request)
    receipt = registration.register(
        by=by, category=said["category"], events=said["events"], key=said["key"], person=form.person,
        source=DelegateSource.STAFF, namesake=said["namesake"],
    )  # fmt: skip
    delegate = receipt.delegate
    if delegate is None:
        raise Refused(_("A colleague saved the same at this moment. Please send it once more."))
    registration.confirm_contact(by=by, delegate=delegate, at=timezone.now())
    return redirect("desk-delegate", edition.pk, delegate.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def merge(request: HttpRequest, edition_id: int, delegate_id: int, other_id: int) -> HttpResponse:
    """Two rows side by side, and which of them stays."""
    first = delegate_of(request, edition_id, delegate_id, EDIT)
    second = get_object_or_404(
        Delegate.objects.select_related("category", "province"), pk=other_id, edition=first.edition
    )
    pair, page = {str(first.pk): first, str(second.pk): second}, {"edition": first.edition, "trouble": ""}
    if request.method == "POST":
        keep = pair.get(request.POST.get("keep", ""))
        try:
            if keep is None:
                raise Refused(_("Choose which of the two stays."))
            drop = second if keep is first else first
            registration.merge(by=gates.officer(request), keep=keep, drop=drop)
            messages.success(request, _("The two are one now."))
            return redirect("desk-delegate", edition_id, keep.pk)
        except Refused as refused:
            page["trouble"] = refused.message
    sides = [(one, list(_registrations(one))) for one in (first, second)]
    return render(request, "events/desk/delegate_merge.html", page | {"sides": sides, "delegate": first})
