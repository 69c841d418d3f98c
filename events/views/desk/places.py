"""Places at the desk: how many there are and how many are taken, quotas by province, hotels, overbooking."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, Province
from conference.permissions import Permission
from events import places, words
from events.choices import PoolKind
from events.forms.desk_places import HotelForm, OverbookForm, SizesForm
from events.models import Event, Pool


def _edition(request: HttpRequest, edition_id: int) -> Edition:
    return gates.desk_edition(request, edition_id, Permission.EDIT_PLACES)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All pools in one table, whose numbers are changed together or not at all."""
    edition = _edition(request, edition_id)
    rows = _rows(edition)
    named = {places.name_of(target): target for target, _pool in rows}
    form = SizesForm(
        request.POST or None, rows={name: str(target) for name, target in named.items()},
        initial={places.name_of(target): pool.size for target, pool in rows if pool},
    )  # fmt: skip
    if form.is_valid():
        try:
            wanted = {named[name]: size for name, size in form.cleaned_data.items()}
            places.resize_all(by=gates.officer(request), sizes=wanted)
            messages.success(request, _("Saved."))
            return redirect("desk-places", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    table = [(target, pool, form[places.name_of(target)]) for target, pool in rows]
    return render(request, "events/desk/places.html", {"edition": edition, "form": form, "table": table})


def _rows(edition: Edition) -> list[tuple[Event | Pool, Pool | None]]:
    """Events, whether they have a limit or not; then sessions and hotels that have one."""
    pools = list(Pool.objects.filter(edition=edition).select_related("event", "session").order_by("name", "pk"))
    common = {pool.event_id: pool for pool in pools if pool.kind == PoolKind.EVENT}
    events: list[tuple[Event | Pool, Pool | None]] = [
        (event, common.get(event.pk)) for event in Event.objects.filter(edition=edition)
    ]
    kinds = (PoolKind.SESSION, PoolKind.HOTEL)
    return events + [(pool, pool) for kind in kinds for pool in pools if pool.kind == kind]


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def quotas(request: HttpRequest, edition_id: int, event_id: int) -> HttpResponse:
    """All provinces in one table: how many places are set aside for each."""
    edition = _edition(request, edition_id)
    event = get_object_or_404(Event, pk=event_id, edition=edition)
    pools = Pool.objects.filter(event=event, kind=PoolKind.QUOTA, category=None, returned_at=None)
    had = {pool.province_id: pool for pool in pools}
    provinces = list(Province.objects.as_of(edition.starts_on or timezone.localdate()).order_by("slug"))
    form = SizesForm(
        request.POST or None, rows={one.pk: words.of(one, "name") for one in provinces},
        initial={pk: pool.size for pk, pool in had.items() if pk},
    )  # fmt: skip
    if form.is_valid():
        try:
            sizes = {one: form.cleaned_data[one.pk] for one in provinces}
            count = places.set_quotas(by=gates.officer(request), event=event, sizes=sizes)
            messages.success(request, _("Saved: %(count)s quotas changed.") % {"count": count})
            return redirect("desk-quotas", edition.pk, event.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page: dict[str, Any] = {
        "edition": edition,
        "event": event,
        "form": form,
        "common": Pool.objects.filter(event=event, kind=PoolKind.EVENT).first(),
        "table": [(one, had.get(one.pk), form[one.pk]) for one in provinces],
    }
    return render(request, "events/desk/quotas.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add_hotel(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = _edition(request, edition_id)
    form = HotelForm(request.POST or None)
    if form.is_valid():
        try:
            places.open_hotel_block(by=gates.officer(request), edition=edition, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk-places", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": edition, "form": form, "title": _("Add a hotel")}
    return render(request, "events/desk/places_form.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def overbook(request: HttpRequest, edition_id: int, pool_id: int) -> HttpResponse:
    """Let in more than there are places, with the reason."""
    edition = _edition(request, edition_id)
    pool = get_object_or_404(Pool.objects.select_related("event", "session", "province"), pk=pool_id, edition=edition)
    form = OverbookForm(request.POST or None, initial={"places": pool.overbooked})
    if form.is_valid():
        try:
            places.overbook(by=gates.officer(request), pool=pool, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk-places", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": edition, "form": form, "pool": pool, "title": _("Overbook: %(pool)s") % {"pool": pool}}
    return render(request, "events/desk/places_form.html", page)
