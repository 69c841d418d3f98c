"""The fair at the desk: its applications and counts, its terms, and the booths of the provinces."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, User
from conference.permissions import Permission, may
from exhibitors import allotting, desk_lists, exhibiting, fairs
from exhibitors.choices import ApplicationState
from exhibitors.desk_lists import LATE, LISTED, Wanted
from exhibitors.forms.desk import AllotmentForm, EnterForm, FairForm, Services
from exhibitors.models import Allotment, Application, Fair

SEE, EDIT = Permission.SEE_FAIR, Permission.EDIT_FAIR


def opened(request: HttpRequest, edition_id: int, permission: Permission) -> tuple[Edition, Fair | None]:
    """The edition in which the colleague may do this, and its fair."""
    edition = gates.desk_edition(request, edition_id, permission)
    return edition, fairs.of(edition)


@require_safe
@gates.staff
def applications(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All applications, who waits first; `?state=`, `?through=` and `?q=` narrow the list."""
    edition, fair = opened(request, edition_id, SEE)
    if fair is None:
        return render(request, "exhibitors/desk/none.html", {"edition": edition, "may_edit": _may(request, edition)})
    today, wanted = fairs.today_at(timezone.now()), Wanted.read(request.GET)
    rows = desk_lists.rows_of(fair, today)
    counts = desk_lists.counts(fair, rows, today)
    filters: list[tuple[str, Any, int]] = [(one.value, one.label, counts.states[one]) for one in ApplicationState]
    filters += [(LISTED, _("waiting list"), counts.listed), (LATE, _("late"), counts.late)]
    page = {
        "edition": edition,
        "fair": fair,
        "rows": [row for row in rows if wanted.admits(row)],
        "count": len(rows),
        "counts": counts,
        "filters": [one for one in filters if one[2]],
        "wanted": wanted,
        "may_edit": _may(request, edition),
    }
    return render(request, "exhibitors/desk/applications.html", page)


def _may(request: HttpRequest, edition: Edition) -> bool:
    return may(request.user, EDIT, edition)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def terms(request: HttpRequest, edition_id: int) -> HttpResponse:
    """When exhibitors may apply, what they are told, and the deadlines; saved the first time, the fair is there."""
    edition, fair = opened(request, edition_id, EDIT)
    form, officer = FairForm(request.POST or None, fair=fair), gates.officer(request)
    if form.is_valid():
        try:
            fair = fair or fairs.open_fair(by=officer, edition=edition)
            fairs.revise(by=officer, fair=fair, deadlines=form.deadlines, **form.terms)
            messages.success(request, _("Saved."))
            return redirect("desk-fair", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "exhibitors/desk/form.html", _form(edition, form, _("Terms of the fair")))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def services(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What exhibitors may order for their booths, a row each."""
    edition, fair = opened(request, edition_id, EDIT)
    if fair is None:
        return redirect("desk-fair-terms", edition.pk)
    forms = Services(request.POST or None, queryset=fair.services.all())
    if request.method == "POST" and forms.is_valid():
        try:
            services = forms.save(commit=False)
            fairs.set_services(by=gates.officer(request), fair=fair, services=services, gone=forms.deleted_objects)
            messages.success(request, _("Saved."))
            return redirect("desk-fair-services", edition.pk)
        except Refused as refused:
            messages.error(request, refused.message)
    return render(request, "exhibitors/desk/ordering.html", {"edition": edition, "forms": forms})


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def enter(request: HttpRequest, edition_id: int) -> HttpResponse:
    """An application that came by letter."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    form = EnterForm(request.POST or None, edition=edition)
    if form.is_valid():
        try:
            made = exhibiting.apply(
                by=gates.officer(request), edition=edition, key=form.cleaned_data["key"], exhibitor=form.exhibitor,
                contact=form.contact, wish=form.wish,
            )  # fmt: skip
            messages.success(request, _("The application is entered."))
            return (
                redirect("desk-application", edition.pk, made.application.pk)
                if made.application
                else redirect("desk-fair", edition.pk)
            )
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "exhibitors/desk/form.html", _form(edition, form, _("Enter an application")))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def allotments(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The booths of each province, with what its department has done; and one more."""
    edition, fair = opened(request, edition_id, SEE)
    if fair is None:
        return render(request, "exhibitors/desk/none.html", {"edition": edition, "may_edit": _may(request, edition)})
    today = fairs.today_at(timezone.now())
    form = AllotmentForm(request.POST or None, edition=edition)
    if request.method == "POST":
        gates.require(request, EDIT, edition)
    if form.is_valid():
        try:
            allotting.set_aside(by=gates.officer(request), edition=edition, **form.cleaned_data)
            messages.success(request, _("The booths are kept for the department."))
            return redirect("desk-allotments", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    rows = desk_lists.rows_of(fair, today)
    page = {
        "edition": edition, "form": form, "rows": desk_lists.allotments(fair, rows, today), "fair": fair,
        "counts": desk_lists.counts(fair, rows, today), "may_edit": _may(request, edition),
    }  # fmt: skip
    return render(request, "exhibitors/desk/allotments.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def allotment(request: HttpRequest, edition_id: int, allotment_id: int) -> HttpResponse:
    """Another size or day."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    rows = Allotment.objects.select_related("fair__edition", "province")
    one: Allotment = get_object_or_404(rows, pk=allotment_id, fair__edition=edition)
    known = {"size": one.size, "returns_on": one.returns_on}
    form = AllotmentForm(request.POST or None, edition=edition, initial=known)
    if form.is_valid():
        try:
            allotting.revise(by=gates.officer(request), allotment=one, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk-allotments", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "exhibitors/desk/form.html", _form(edition, form, one.province.full_name))


@require_POST
@gates.staff
def remind_late(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Write to all who are late, once."""
    edition, fair = opened(request, edition_id, EDIT)
    late = [row for row in desk_lists.rows_of(fair, fairs.today_at(timezone.now())) if row.late] if fair else []
    told = sum(_reminded(gates.officer(request), row.application) for row in late)
    messages.success(request, _("Reminders in the outbox: %(count)s.") % {"count": told})
    return redirect("desk-fair", edition.pk)


def _reminded(by: User, application: Application) -> bool:
    """False for whoever has done it all, or is gone, since the list was read: the others are reminded."""
    try:
        exhibiting.remind(by=by, application=application)
    except Refused:
        return False
    return True


def _form(edition: Edition, form: Any, heading: str) -> dict[str, Any]:
    return {"edition": edition, "form": form, "heading": heading}
