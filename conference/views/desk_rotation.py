"""The flag at the desk: who has waited longest, who is put forward, accepted, and receives it."""

from typing import Any

from django.contrib import messages
from django.db.models import F, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates, rotation, waiting
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.rotation import AcceptForm, ClearHostForm, HandOverForm, NominateForm
from conference.lineage import Lineage
from conference.models import Edition, Handover, Membership, Nomination, Province
from conference.permissions import Permission


@require_safe
@gates.staff
def desk_rotation(request: HttpRequest) -> HttpResponse:
    """What is to be decided about hosts, and what is to be recorded of the flag."""
    gates.require(request, Permission.ROTATE_FLAG)
    editions = list(Edition.objects.real().exclude(ordinal=None).select_related("host").order_by("ordinal"))
    page = {
        "waiting": waiting.longest(at=timezone.localdate()),
        "unhosted": [one for one in editions if one.host_id is None and not one.is_closed],
        "hosted": [one for one in editions if one.host_id is not None and not one.is_closed],
        "nominations": Nomination.objects.filter(accepted_on=None, edition__host=None).select_related(
            "edition", "province"
        ),
        "unrecorded": _unrecorded(editions),
    }
    return render(request, "conference/desk_rotation.html", page)


def _unrecorded(editions: list[Edition]) -> list[tuple[Edition, Edition]]:
    """The pairs of neighbouring editions, both with a host, whose handover is not recorded."""
    recorded = set(Handover.objects.values_list("from_edition_id", flat=True))
    following = {one.ordinal: one for one in editions}
    pairs = [(one, following.get((one.ordinal or 0) + 1)) for one in editions if one.host_id and one.pk not in recorded]
    return [(given, taken) for given, taken in pairs if taken is not None and taken.host_id]


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def nominate(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = _edition(request, edition_id)
    today = timezone.localdate()
    form = NominateForm(request.POST or None, members=_members(), initial={"on": today})
    if form.is_valid():
        try:
            rotation.nominate(by=gates.officer(request), edition=edition, **form.cleaned_data)
            return _done(request, _("The nomination is recorded."))
        except Refused as refused:
            refusals.show(form, refused)
    return _form_page(request, edition, form, _("Nominate a host"), _("Record the nomination"))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def accept(request: HttpRequest, nomination_id: int) -> HttpResponse:
    gates.require(request, Permission.ROTATE_FLAG)
    nomination = get_object_or_404(Nomination.objects.select_related("edition", "province"), pk=nomination_id)
    form = AcceptForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            rotation.accept(by=gates.officer(request), nomination=nomination, **form.cleaned_data)
            return _done(request, _("The host is accepted: %(host)s.") % {"host": nomination.province.full_name})
        except Refused as refused:
            refusals.show(form, refused)
    title = _("Accept as host: %(province)s") % {"province": nomination.province.full_name}
    return _form_page(request, nomination.edition, form, title, _("Accept"))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def clear_host(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = _edition(request, edition_id)
    form = ClearHostForm(request.POST or None)
    if form.is_valid():
        try:
            rotation.clear_host(by=gates.officer(request), edition=edition, **form.cleaned_data)
            return _done(request, _("The edition has no host now."))
        except Refused as refused:
            refusals.show(form, refused)
    return _form_page(request, edition, form, _("Take the host back"), _("Take back"))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def hand_over(request: HttpRequest, edition_id: int) -> HttpResponse:
    given = _edition(request, edition_id)
    taken = get_object_or_404(Edition.objects.select_related("host"), ordinal=(given.ordinal or 0) + 1)
    if taken.host is None:
        messages.warning(request, _("The next edition has no host yet: accept a nomination first."))
        return redirect("desk-rotation")
    known = {"receiver": taken.host, "on": given.last_day}
    form = HandOverForm(request.POST or None, request.FILES or None, receivers=_line_of(taken.host), initial=known)
    if form.is_valid():
        try:
            details = {"giver": given.host, "from_edition": given, "to_edition": taken, **form.cleaned_data}
            rotation.hand_over(by=gates.officer(request), **details)
            return _done(request, _("The handover is recorded."))
        except Refused as refused:
            refusals.show(form, refused)
    return _form_page(request, given, form, _("Record the flag handover"), _("Record"))


def _edition(request: HttpRequest, edition_id: int) -> Edition:
    gates.require(request, Permission.ROTATE_FLAG)
    return get_object_or_404(Edition.objects.real().select_related("host").exclude(ordinal=None), pk=edition_id)


def _members() -> QuerySet[Province]:
    """Every unit that was ever a member, the present ones first; the writer knows who was one on the day."""
    members = Province.objects.filter(pk__in=Membership.objects.values("province"))
    return members.order_by(F("valid_to").desc(nulls_first=True), "code")


def _line_of(host: Province) -> QuerySet[Province]:
    """The next host, and the units that became it."""
    return Province.objects.filter(pk__in=Lineage.load().forebears(host))


def _form_page(request: HttpRequest, edition: Edition, form: Form, title: str, button: str) -> HttpResponse:
    page: dict[str, Any] = {"edition": edition, "form": form, "title": title, "button": button}
    return render(request, "conference/rotation_form.html", page)


def _done(request: HttpRequest, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect("desk-rotation")
