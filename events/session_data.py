"""A session of the programme as search engines read it: schema.org's Event as JSON-LD."""

from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString

from conference.models import Edition
from conference.structured_data import as_script, known
from events.programme import Session
from events.structure import conference_zone


def session_data(session: Session, edition: Edition, title: str, address: str) -> SafeString | None:
    """The session, part of the edition of that official title; None while its time is not known."""
    if session.begins is None:
        return None
    zone = conference_zone()
    data = {
        "@type": "Event",
        "name": _text(session, "title"),
        "url": address,
        "inLanguage": translation.get_language(),
        "description": _text(session, "text"),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "startDate": session.begins.astimezone(zone).isoformat(),
        "endDate": session.finishes.astimezone(zone).isoformat() if session.finishes else None,
        "location": _place(session, edition),
        "performer": [{"@type": "Person", "name": name} for name in _people(session)],
        "superEvent": known(
            {"@type": "Event", "name": title, "startDate": edition.starts_on.isoformat() if edition.starts_on else None}
        ),
    }
    return as_script(data)


def _text(target: Any, field: str) -> str:
    here = getattr(target, f"{field}_{'en' if translation.get_language() == 'en' else 'vi'}")
    return here or getattr(target, f"{field}_vi") or ""


def _place(session: Session, edition: Edition) -> dict[str, Any]:
    room = (
        ", ".join(filter(None, (_text(session.room, "name"), _text(session.room, "building")))) if session.room else ""
    )
    address = known({"@type": "PostalAddress", "addressLocality": edition.city, "addressCountry": "VN"})
    return {
        "@type": "Place",
        "name": room or _text(session.event, "place") or edition.venue or "Việt Nam",
        "address": address,
    }


def _people(session: Session) -> list[str]:
    """Who chairs and who speaks, each once."""
    named = [*session.chairs, *(person for item in session.items for person in item.people)]
    return list(dict.fromkeys(person.name for person in named))
