"""Remarks, reports and papers: who speaks is the programme's, what they say is shown when it is public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conference.public_pages import public_page
from events import published
from events.choices import SPOKEN, ItemKind
from events.models import AgendaVersion
from events.programme import Speech
from events.views.opened import Opened, with_programme


@public_page()
@with_programme
def speeches(request: HttpRequest, opened: Opened) -> HttpResponse:
    """All of an edition's speeches and papers, by kind."""
    now = timezone.now()
    kinds = [(kind, ItemKind(kind).label) for kind in ItemKind.values if kind in SPOKEN]
    groups = [(label, [one for one in opened.programme.speeches if one.item.kind == kind]) for kind, label in kinds]
    page = {
        "edition": opened.edition,
        "version": opened.version,
        "groups": [(label, ones) for label, ones in groups if ones],
        "readable": published.texts(opened.edition, now),
        "embargoes": published.embargoes(opened.edition, now),
    }
    return render(request, "events/speeches.html", page)


@public_page()
@with_programme
def speech(request: HttpRequest, opened: Opened, slug: str) -> HttpResponse:
    """Who, at which edition, abstract, text, slides; and what the same people said before."""
    now, found = timezone.now(), opened.programme.speech(slug)
    if found is None:
        raise Http404
    page = {
        "edition": opened.edition,
        "session": found.session,
        "item": found.item,
        "text": published.text(opened.edition, found.item.id, now),
        "embargo": published.embargoes(opened.edition, now).get(found.item.id),
        "others": [
            (person, spoken) for person in found.item.people if (spoken := _others(person.speaker, found.item.uid))
        ],
    }
    return render(request, "events/speech.html", page)


def _others(speaker_id: int, uid: str) -> list[tuple[AgendaVersion, Speech]]:
    """The person's other speeches, the newest edition first."""
    versions = published.naming(speaker_id)
    return [
        (version, one)
        for version, programme in zip(versions, published.programmes_of(versions), strict=True)
        for one in programme.speeches
        if one.item.uid != uid and any(person.speaker == speaker_id for person in one.item.people)
    ]
