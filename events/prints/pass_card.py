"""The pass as an A6 page, for whoever would rather have paper."""

from pathlib import Path
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext as _

from conference import naming
from conference.models import Series
from conference.prints import typesetting
from events import pass_codes, words
from events.passes import Pass

TEMPLATE = Path(__file__).with_name("pass_card.typ")


def pdf(mine: Pass, series: Series | None) -> bytes:
    """One page of 105 × 148 mm in the active language, with the QR of the badge code."""
    return typesetting.pdf(TEMPLATE, _data(mine, series))


def _data(mine: Pass, series: Series | None) -> dict[str, Any]:
    who = mine.delegate
    return {
        "language": translation.get_language(),
        "heading": _("Delegate’s pass"),
        "title": naming.official_title(mine.edition, series),
        "name": who.full_title,
        "lines": [line for line in (who.position, who.unit) if line],
        "category": words.of(who.category, "name"),
        "colour": who.category.colour,
        "code": who.scan_code,
        "qr": pass_codes.svg(who.scan_code),
        "events": [_told(place.registration) for place in mine.live],
        "seats": [f"{_('Seat')} {seat.code}: {words.of(seat.plan.room, 'name')}, {seat.words}" for seat in mine.seats],
    }


def _told(registration: Any) -> str:
    event = registration.event
    day = formats.date_format(event.starts_on, "DATE_FORMAT") if event.starts_on else ""
    state = registration.get_state_display()
    return " – ".join(part for part in (words.of(event, "name"), day, state) if part)
