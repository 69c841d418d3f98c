"""The halls of the fair and the types of booths, at the desk."""

from django.contrib import messages
from django.db.models import Count
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from conference.permissions import Permission, may
from exhibitors import halls
from exhibitors.forms.halls import BoothTypeForm, HallForm
from exhibitors.models import BoothType, Hall


def edition_of(request: HttpRequest, edition_id: int) -> Edition:
    """The edition whose halls the colleague draws."""
    return gates.desk_edition(request, edition_id, Permission.EDIT_FAIR)


def hall_of(request: HttpRequest, edition_id: int, hall_id: int) -> Hall:
    """A hall of that edition; 404 for one of another."""
    edition = edition_of(request, edition_id)
    return get_object_or_404(Hall.objects.select_related("edition"), pk=hall_id, edition=edition)


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All halls with how many booths stand in each, and the types."""
    edition = gates.desk_edition(request, edition_id, Permission.SEE_FAIR)
    page = {
        "edition": edition,
        "halls": Hall.objects.filter(edition=edition).annotate(count=Count("booths")).order_by("order", "pk"),
        "types": BoothType.objects.filter(edition=edition).annotate(count=Count("booths")).order_by("order", "pk"),
        "may_edit": may(request.user, Permission.EDIT_FAIR, edition),
    }
    return render(request, "exhibitors/desk/halls.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    form = HallForm(request.POST or None, request.FILES or None, instance=Hall(edition=edition))
    if form.is_valid():
        try:
            hall = halls.add(by=gates.officer(request), edition=edition, **form.values)
            return redirect("desk-hall", edition.pk, hall.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return _form(request, edition, form, _("Add a hall"))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def settings(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    """The hall's name, measures and picture, and whether visitors see it."""
    hall = hall_of(request, edition_id, hall_id)
    form = HallForm(request.POST or None, request.FILES or None, instance=hall)
    if form.is_valid():
        try:
            halls.revise(by=gates.officer(request), hall=hall, **form.values)
            messages.success(request, _("Saved."))
            return redirect("desk-hall", hall.edition_id, hall.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return _form(request, hall.edition, form, _("Hall, measures and picture"), removable=hall)


@require_POST
@gates.staff
def remove(request: HttpRequest, edition_id: int, hall_id: int) -> HttpResponse:
    hall = hall_of(request, edition_id, hall_id)
    try:
        halls.remove(by=gates.officer(request), hall=hall)
        messages.success(request, _("The hall is removed."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-halls", edition_id)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def booth_type(request: HttpRequest, edition_id: int, type_id: int | None = None) -> HttpResponse:
    """A new type, or one that is there."""
    edition = edition_of(request, edition_id)
    stored = get_object_or_404(BoothType, pk=type_id, edition=edition) if type_id else None
    form = BoothTypeForm(request.POST or None, instance=stored or BoothType(edition=edition))
    if form.is_valid():
        try:
            halls.save_type(by=gates.officer(request), form=form)
            messages.success(request, _("Saved."))
            return redirect("desk-halls", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return _form(request, edition, form, _("Type of booth") if stored else _("Add a type of booth"))


def _form(
    request: HttpRequest, edition: Edition, form: "ModelForm[Hall] | ModelForm[BoothType]", title: str,
    removable: Hall | None = None,
) -> HttpResponse:  # fmt: skip
    page = {"edition": edition, "form": form, "title": title, "removable": removable, "back": "desk-halls"}
    return render(request, "exhibitors/desk/hall_form.html", page)
