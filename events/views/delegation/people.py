"""One row of the list: typed, corrected, moved, struck off."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from conference.errors import Refused
from conference.forms import refusals
from events import delegations
from events.forms.delegation_people import EntryForm
from events.models import Delegation, DelegationEntry
from events.views.delegation.opened import page, to_list, with_list
from events.views.delegation.shown import list_page

ACTS: dict[str, Any] = {
    "up": lambda **row: delegations.move(places=-1, **row),
    "down": lambda **row: delegations.move(places=1, **row),
    "head": delegations.set_head,
    "remove": delegations.remove,
    "restore": delegations.restore,
}


@with_list("GET", "HEAD", "POST")
def add(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """Another person at the end of the list; "and another" comes back to the empty form."""
    form = EntryForm(request.POST or None, delegation=delegation)
    if form.is_valid():
        try:
            entry = delegations.add(token=token, category=form.chosen(delegation), values=form.values)
            if request.POST.get("another"):
                return redirect(reverse("delegation-add", args=[token]) + "?added")
            return to_list(token, "added", f"row-{entry.pk}")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, token, delegation, "person.html", form=form, here="people", added="added" in request.GET)


@with_list("GET", "HEAD", "POST")
def edit(request: HttpRequest, token: str, delegation: Delegation, entry_id: int) -> HttpResponse:
    """The row as it stands; what has to be mended is said at its fields from the start."""
    entry = _entry(delegation, entry_id)
    problems = next((row.problems for row in delegations.rows_of(delegation) if row.entry.pk == entry.pk), {})
    if request.method != "POST":
        return _row(request, token, delegation, entry, _with_problems(delegation, entry, problems))
    form = EntryForm(request.POST, delegation=delegation, entry=entry)
    if form.is_valid():
        try:
            delegations.correct(
                token=token, entry_id=entry.pk, values=form.values, category=form.cleaned_data.get("category"),
                substitute=form.cleaned_data.get("substitute", False),
            )  # fmt: skip
            # Whoever mends goes on to the next row that is wrong, which is told above the list.
            return to_list(token, "saved", "standing" if problems else f"row-{entry.pk}")
        except Refused as refused:
            refusals.show(form, refused)
    return _row(request, token, delegation, entry, form)


def _row(
    request: HttpRequest, token: str, delegation: Delegation, entry: DelegationEntry, form: EntryForm
) -> HttpResponse:
    return page(request, token, delegation, "person.html", form=form, entry=entry, here="people")


def _with_problems(delegation: Delegation, entry: DelegationEntry, problems: Mapping[str, list[str]]) -> EntryForm:
    """The row's form, as if what is wrong had just been sent."""
    form = EntryForm(delegation=delegation, entry=entry)
    if problems:
        form = EntryForm(form.initial, delegation=delegation, entry=entry)
        for name, texts in problems.items():
            if name not in form.errors:
                form.add_error(name, list(texts))
    return form


@with_list("POST")
def act(request: HttpRequest, token: str, delegation: Delegation, entry_id: int, act: str) -> HttpResponse:
    """A button of the row."""
    if act not in ACTS:
        raise Http404
    try:
        ACTS[act](token=token, entry_id=entry_id)
    except Refused as refused:
        return list_page(request, token, delegation, trouble=refused.message)
    return to_list(token, place=f"row-{entry_id}" if act != "remove" else "list")


def _entry(delegation: Delegation, entry_id: int) -> DelegationEntry:
    entry: DelegationEntry | None = delegation.entries.select_related("category").filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    return entry
