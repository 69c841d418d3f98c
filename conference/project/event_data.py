"""An edition as search engines read it: schema.org's Event as JSON-LD."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString

from conference import naming
from conference.lineage import Lineage
from conference.models import Edition
from conference.structured_data import as_script, known
from events.models import Event


def event_data(
    edition: Edition, events: Iterable[Event], title: str, lineage: Lineage, address: str
) -> SafeString | None:
    """The edition as JSON that may stand in a script element; None while its day is not known."""
    if edition.starts_on is None:
        return None
    place = _place(edition, lineage, edition.starts_on)
    data = {
        "@type": "Event",
        "name": title,
        "url": address,
        "inLanguage": translation.get_language(),
        "description": edition.theme,
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        **_span(edition.starts_on, edition.last_day),
        "location": place,
        "organizer": [_organisation(line) for line in edition.organisers.splitlines()],
        "subEvent": [_event(event, place) for event in events if event.starts_on],
    }
    return as_script(data)


def _event(event: Event, place: dict[str, Any]) -> dict[str, Any]:
    return known(
        {
            "@type": "Event",
            "name": event.name,
            **_span(event.starts_on, event.ends_on or event.starts_on),
            "location": {**place, "name": event.place or place["name"]},
            "organizer": _organisation(event.organiser) if event.organiser else None,
        }
    )


def _span(starts: datetime.date | None, ends: datetime.date | None) -> dict[str, str]:
    return {"startDate": starts.isoformat(), "endDate": (ends or starts).isoformat()} if starts else {}


def _place(edition: Edition, lineage: Lineage, day: datetime.date) -> dict[str, Any]:
    host = naming.province_on(lineage, edition.host, day) if edition.host else ""
    postal = known({"addressLocality": edition.city, "addressRegion": host})
    return {
        "@type": "Place",
        "name": edition.venue or edition.city or host or "Việt Nam",
        "address": {"@type": "PostalAddress", **postal, "addressCountry": "VN"},
    }


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name.strip()}
