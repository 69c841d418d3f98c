"""The people of a programme, and one person over the years."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from conference.folding import fold
from conference.models import Edition
from conference.public_pages import public_page
from events import published
from events.models import Speaker
from events.programme import Item, Person, Programme, Session
from events.views.opened import Opened, with_programme


class Part(NamedTuple):
    """What a person does in a session: an item of theirs, or a chair's part."""

    person: Person
    session: Session
    item: Item | None


class Year(NamedTuple):
    edition: Edition
    parts: list[Part]


@public_page()
@with_programme
def speakers(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Everyone who speaks or chairs, by given name as Vietnamese lists do."""
    people: dict[int, list[Part]] = {}
    for part in _parts(opened.programme):
        people.setdefault(part.person.speaker, []).append(part)
    page = {
        "edition": opened.edition,
        "version": opened.version,
        "people": sorted(people.values(), key=lambda parts: _by_given_name(parts[0].person.name)),
    }
    return render(request, "events/speakers.html", page)


@public_page()
@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """A person's years. Whom no published programme names has no page."""
    person = get_object_or_404(Speaker, slug=slug)
    versions = published.naming(person.pk)
    found = zip(versions, map(_parts, published.programmes_of(versions)), strict=True)
    mine = [
        Year(version.edition, [one for one in parts if one.person.speaker == person.pk]) for version, parts in found
    ]
    years = [year for year in mine if year.parts]
    if not years:
        raise Http404
    return render(request, "events/speaker.html", {"person": years[0].parts[0].person, "years": years})


def _parts(programme: Programme) -> list[Part]:
    return [
        Part(person, session, item)
        for session in programme.sessions
        for person, item in [
            *((person, None) for person in session.chairs),
            *((person, item) for item in session.items for person in item.people),
        ]
    ]


def _by_given_name(name: str) -> tuple[str, str]:
    words = fold(name).split()
    return (words[-1] if words else "", fold(name))
