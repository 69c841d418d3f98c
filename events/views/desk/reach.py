"""What the desk's pages of the programme have in common: the edition, its rows, and the way back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from conference import gates
from conference.models import Edition
from conference.permissions import Permission
from events.models import Item, Session


def edition_of(request: HttpRequest, edition_id: int) -> Edition:
    """The edition whose programme the colleague drafts."""
    return gates.desk_edition(request, edition_id, Permission.EDIT_EVENTS)


def session_of(request: HttpRequest, edition_id: int, session_id: int) -> Session:
    """A session of that edition's draft; 404 for one of another edition."""
    edition = edition_of(request, edition_id)
    sessions = Session.objects.select_related("event__edition")
    return get_object_or_404(sessions, pk=session_id, event__edition=edition)


def item_of(request: HttpRequest, edition_id: int, item_id: int) -> Item:
    """An item of that edition's draft; 404 for one of another edition."""
    edition = edition_of(request, edition_id)
    items = Item.objects.select_related("session__event__edition")
    item: Item = get_object_or_404(items, pk=item_id, session__event__edition=edition)
    return item


def back(request: HttpRequest, edition: Edition, message: Any = "", place: str = "") -> HttpResponse:
    """To the draft, at the row that was worked on: to the grid for whoever worked there."""
    if message:
        messages.success(request, message)
    page = "desk-agenda-grid" if request.POST.get("back") == "grid" else "desk-agenda"
    return redirect(reverse(page, args=[edition.pk]) + (f"#{place}" if place else ""))
