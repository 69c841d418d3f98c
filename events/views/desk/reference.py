"""Rooms, tracks and people, quick to add and mend beside the programme."""

from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from events import reference
from events.forms.reference import RoomForm, SpeakerForm, TrackForm
from events.models import Room, Speaker, Track
from events.views.desk import reach

# The word in the address → its form, and the titles of the pages that add and edit one.
KINDS: dict[str, tuple[Any, Any, Any]] = {
    "room": (RoomForm, gettext_lazy("Add a hall or room"), gettext_lazy("Edit the hall or room")),
    "track": (TrackForm, gettext_lazy("Add a track"), gettext_lazy("Edit the track")),
    "person": (SpeakerForm, gettext_lazy("Add a person"), gettext_lazy("Edit the person")),
}


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What sessions and items choose from."""
    edition = reach.edition_of(request, edition_id)
    page = {
        "edition": edition,
        "rooms": Room.objects.filter(edition=edition),
        "tracks": Track.objects.filter(edition=edition),
        "people": _people_of(edition),
    }
    return render(request, "events/desk/reference.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def add(request: HttpRequest, edition_id: int, kind: str) -> HttpResponse:
    edition = reach.edition_of(request, edition_id)
    return _form_page(request, edition, kind, None)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, edition_id: int, kind: str, pk: int) -> HttpResponse:
    """A person is edited only from an edition whose programme names them: they belong to the others, too."""
    edition = reach.edition_of(request, edition_id)
    rows = {
        "room": Room.objects.filter(edition=edition),
        "track": Track.objects.filter(edition=edition),
        "person": _people_of(edition),
    }
    if kind not in rows:
        raise Http404
    return _form_page(request, edition, kind, get_object_or_404(rows[kind], pk=pk))


def _form_page(request: HttpRequest, edition: Edition, kind: str, stored: Any) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    form_class, adding, editing = KINDS[kind]
    form: ModelForm[Any] = form_class(request.POST or None, instance=stored or _blank(kind, edition))
    if form.is_valid():
        try:
            reference.save(by=gates.officer(request), form=form)
            messages.success(request, _("Saved."))
            return redirect("desk-agenda-reference", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": edition, "form": form, "title": editing if stored else adding}
    return render(request, "events/desk/reference_form.html", page)


def _blank(kind: str, edition: Edition) -> Any:
    blank = {"room": Room(edition=edition), "track": Track(edition=edition), "person": Speaker()}
    return blank[kind]


def _people_of(edition: Edition) -> Any:
    """Those whom the edition's draft names, and those whom no programme names yet."""
    named = Speaker.objects.filter(spoken__item__session__event__edition=edition)
    chaired = Speaker.objects.filter(chaired__session__event__edition=edition)
    free = Speaker.objects.filter(spoken=None, chaired=None)
    return Speaker.objects.filter(pk__in=[*(one.pk for one in (named | chaired | free).distinct())])
