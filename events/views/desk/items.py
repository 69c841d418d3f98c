"""Items of the draft at the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from events import agenda, structure
from events.forms import looking_again, people
from events.forms.items import ItemForm
from events.models import Item
from events.views.desk import reach

FIELDS = ("kind", "title_vi", "title_en", "minutes", "by_vi", "by_en", "script")


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add(request: HttpRequest, edition_id: int, session_id: int) -> HttpResponse:
    session = reach.session_of(request, edition_id, session_id)
    form = ItemForm(request.POST or None, edition=session.edition, initial={"session": session.pk})
    rows = people.SpeakerRows(
        request.POST or None, prefix="speakers", form_kwargs={"speakers": people.choices(session.edition)}
    )
    if form.is_valid() and rows.is_valid():
        try:
            item = agenda.add_item(by=gates.officer(request), speakers=rows.people, **form.fields_only)
            return reach.back(request, session.edition, _("The item is in the draft."), f"item-{item.pk}")
        except Refused as refused:
            refusals.show(form, refused)
    return _form_page(request, session.edition, form, rows, _("Add an item"))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, edition_id: int, item_id: int) -> HttpResponse:
    item = reach.item_of(request, edition_id, item_id)
    form = ItemForm(request.POST or None, edition=item.edition, initial=shown(item))
    rows = people.SpeakerRows(
        request.POST or None,
        prefix="speakers",
        initial=speakers_shown(item),
        form_kwargs={"speakers": people.choices(item.edition)},
    )
    if form.is_valid() and rows.is_valid():
        try:
            agenda.edit_item(
                by=gates.officer(request), item=item, seen=form.cleaned_data["seen"], speakers=rows.people,
                **form.fields_only,
            )  # fmt: skip
            return reach.back(request, item.edition, _("The item is saved."), f"item-{item.pk}")
        except Refused as refused:
            looking_again.refuse(form, refused, fingerprint(item.pk))
    return _form_page(request, item.edition, form, rows, _("Edit the item"), item)


@require_POST
@gates.staff
def step(request: HttpRequest, edition_id: int, item_id: int, places: int) -> HttpResponse:
    """Up or down by one."""
    item = reach.item_of(request, edition_id, item_id)
    try:
        agenda.move_item(by=gates.officer(request), item=item, places=places)
    except Refused as refused:
        messages.error(request, refused.message)
    return reach.back(request, item.edition, place=f"item-{item_id}")


@require_POST
@gates.staff
def remove(request: HttpRequest, edition_id: int, item_id: int) -> HttpResponse:
    item = reach.item_of(request, edition_id, item_id)
    edition, place = item.edition, f"session-{item.session_id}"
    try:
        agenda.remove_item(by=gates.officer(request), item=item)
    except Refused as refused:
        messages.error(request, refused.message)
        return reach.back(request, edition, place=f"item-{item_id}")
    return reach.back(request, edition, _("The item is removed from the draft. You can undo this below."), place)


def shown(item: Item) -> dict[str, Any]:
    """What a form over an item begins with."""
    values = {name: getattr(item, name) for name in FIELDS}
    return values | {"session": item.session_id, "seen": structure.item_print(item)}


def speakers_shown(item: Item) -> list[dict[str, Any]]:
    """What the rows of its speakers begin with."""
    rows = item.speakers.values("speaker_id", "position_vi", "unit_vi", "position_en", "unit_en")
    return [{**row, "speaker": row["speaker_id"]} for row in rows]


def fingerprint(pk: int) -> str | None:
    """Of the item as it is stored now; None where it no longer is."""
    stored = Item.objects.filter(pk=pk).first()
    return structure.item_print(stored) if stored else None


def _form_page(
    request: HttpRequest, edition: Edition, form: ItemForm, rows: Any, title: str, item: Item | None = None
) -> HttpResponse:
    page = {"edition": edition, "form": form, "rows": rows, "title": title, "item": item}
    return render(request, "events/desk/item_form.html", page)
