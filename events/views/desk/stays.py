"""Arrivals, lodging and pick-ups at the desk: by delegation, person by person, and taken away as Excel."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import data_access, gates, history
from conference.choices import Action, PeopleList
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from conference.permissions import Permission, may
from events import stays
from events.choices import PoolKind
from events.forms.stays import PickUpForm, details_of
from events.models import PickUp, Pool
from events.registration_lists import number
from events.sheets import MEDIA_TYPE
from events.stays.workbook import workbook

ARRANGE = Permission.ARRANGE_STAYS
OPEN = "open"
# What the tables are narrowed by, as their addresses say it.
KEPT = ("group", "day", "show")


@dataclass(frozen=True)
class Table:
    """One of the two tables of people: what they are given there, how it is folded, and which look at it is noted."""

    kind: PoolKind
    way: stays.Way
    address: str
    noted: PeopleList
    template: str


ARRIVALS = Table(
    PoolKind.PICK_UP, stays.ARRIVING, "desk-stays-arrivals", PeopleList.ARRIVALS, "events/desk/stays_arrivals.html"
)
LODGING = Table(
    PoolKind.HOTEL, stays.SLEEPING, "desk-stays-lodging", PeopleList.LODGING, "events/desk/stays_lodging.html"
)
TABLES = {"arrivals": ARRIVALS, "lodging": LODGING}


@require_safe
@gates.staff
def overview(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Every delegation in numbers, and what has changed since the last list was taken away."""
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    guests = stays.guests_of(edition)
    since = stays.since_last_list(edition, guests)
    changed = since.changed
    page = {
        "edition": edition,
        "groups": [
            (group, sum(one.delegate.pk in changed for one in group.guests)) for group in stays.by_group(guests)
        ],
        "since": since,
        "count": len(guests),
        "tab": "overview",
    }
    return render(request, "events/desk/stays.html", page)


@require_safe
@gates.staff
def arrivals(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Who comes when and is met by whom, day by day in the order in which they arrive."""
    return _people(request, edition_id, ARRIVALS)


@require_safe
@gates.staff
def lodging(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Who sleeps where: by the day of arrival, hotel by hotel."""
    return _people(request, edition_id, LODGING)


def _people(request: HttpRequest, edition_id: int, table: Table) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    everybody = stays.guests_of(edition)
    group, day, show = (request.GET.get(name, "")[:20] for name in KEPT)
    shown = [one for one in everybody if group in ("", one.key) and day in ("", stays.day_key(one))]
    waiting = sum(table.way.waits(one) for one in shown)
    if show == OPEN:
        shown = [one for one in shown if table.way.waits(one)]
    data_access.note(
        by=gates.officer(request), what=table.noted, edition=edition, rows=len(shown),
        narrowed={"delegation": bool(group), "day": bool(day), "open": show == OPEN},
    )  # fmt: skip
    changed = stays.since_last_list(edition, everybody).changed
    page = {
        "edition": edition,
        "days": stays.folded(
            shown, table.way, changed=changed, at=request.GET.get("at", "")[:40], today=timezone.localdate()
        ),
        "groups": stays.by_group(everybody),
        "group": group,
        "offered_days": stays.by_day(everybody),
        "day": day,
        "show": show,
        "waiting": waiting,
        "targets": _targets(edition, table.kind),
        "tab": table.address,
        "may_arrange": may(request.user, ARRANGE, edition),
    }
    return render(request, table.template, page)


def _targets(edition: Edition, kind: PoolKind) -> list[Pool]:
    return list(Pool.objects.filter(edition=edition, kind=kind).order_by("name", "pk"))


@require_POST
@gates.staff
def give(request: HttpRequest, edition_id: int, table: str) -> HttpResponse:
    """Beds or seats for those who were ticked: all of them, or nobody and why."""
    edition = gates.desk_edition(request, edition_id, ARRANGE)
    if table not in TABLES:
        raise Http404
    kind, way, address = TABLES[table].kind, TABLES[table].way, TABLES[table].address
    ticked = {number(one) for sent in request.POST.getlist("delegate") for one in sent.split()}
    chosen = [one for one in stays.guests_of(edition) if one.delegate.pk in ticked]
    pool = Pool.objects.filter(edition=edition, kind=kind, pk=number(request.POST.get("target", ""))).first()
    try:
        if not chosen or (pool is None and request.POST.get("target") != "none"):
            raise Refused(_("Choose people, and what they are given."))
        count = stays.give_to(by=gates.officer(request), guests=chosen, kind=kind, pool=pool)
        messages.success(request, _("Changed for %(count)s delegates.") % {"count": count})
        return redirect(_back(request, reverse(address, args=[edition.pk]), way.key(chosen[0])))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(_back(request, reverse(address, args=[edition.pk])))


def _back(request: HttpRequest, address: str, at: str = "") -> str:
    """To the same part of the list; `at` is the fold where the work goes on. What went wrong is told at the top."""
    kept = {name: request.POST.get(name, "")[:20] for name in KEPT} | {"at": at}
    wanted = urlencode({name: value for name, value in kept.items() if value})
    return address + (f"?{wanted}" if wanted else "") + (f"#at-{at}" if at else "")


@require_POST
@gates.staff
def xlsx(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All of it as one Excel file; from then on, changes are told since this list."""
    edition, officer = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES), gates.officer(request)
    guests = stays.guests_of(edition)
    body = workbook(stays.by_group(guests), stays.pick_ups_of(edition), stays.since_last_list(edition, guests))
    stays.note_list(by=officer, edition=edition, guests=guests)
    for what in (PeopleList.ARRIVALS, PeopleList.LODGING):
        data_access.note(by=officer, what=what, edition=edition, rows=len(guests), taken_as="xlsx")
    history.record(by=officer, action=Action.EXPORTED, target=edition, changes={"rows": len(guests), "format": "xlsx"})
    answer = HttpResponse(body, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="stays-{edition.year or edition.pk}.xlsx"'
    return answer


@require_safe
@gates.staff
def pick_ups(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Each pick-up with the people in it."""
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    guests = stays.guests_of(edition)
    rows = [(one, [guest for guest in guests if guest.pick_up == one]) for one in stays.pick_ups_of(edition)]
    seated = sum(len(people) for _one, people in rows)
    data_access.note(by=gates.officer(request), what=PeopleList.ARRIVALS, edition=edition, rows=seated)
    page = {
        "edition": edition,
        "rows": rows,
        "tab": "desk-pick-ups",
        "may_arrange": may(request.user, ARRANGE, edition),
    }
    return render(request, "events/desk/pick_ups.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add_pick_up(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, ARRANGE)
    form = PickUpForm(request.POST or None)
    if form.is_valid():
        try:
            stays.open_pick_up(by=gates.officer(request), edition=edition, **form.details)
            messages.success(request, _("Saved."))
            return redirect("desk-pick-ups", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/pick_up_form.html", {"edition": edition, "form": form})


def _pick_up_of(edition: Edition, pick_up_id: int) -> PickUp:
    return get_object_or_404(stays.pick_ups_of(edition), pk=pick_up_id)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit_pick_up(request: HttpRequest, edition_id: int, pick_up_id: int) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, ARRANGE)
    pick_up = _pick_up_of(edition, pick_up_id)
    form = PickUpForm(request.POST or None, initial=details_of(pick_up))
    if form.is_valid():
        try:
            stays.revise_pick_up(by=gates.officer(request), pick_up=pick_up, **form.details)
            messages.success(request, _("Saved."))
            return redirect("desk-pick-ups", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/pick_up_form.html", {"edition": edition, "form": form, "pick_up": pick_up})


@require_POST
@gates.staff
def remove_pick_up(request: HttpRequest, edition_id: int, pick_up_id: int) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, ARRANGE)
    try:
        stays.remove_pick_up(by=gates.officer(request), pick_up=_pick_up_of(edition, pick_up_id))
        messages.success(request, _("Removed."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-pick-ups", edition.pk)
