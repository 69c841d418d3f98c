"""`{% load programme %}`: how the parts of a programme are written. They are objects of `events.programme`."""

import datetime
from typing import Any

from django import template
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conference.templatetags.luanluu import phrase, phrase_lines
from events.choices import ChairPart
from events.programme import Item, Person, Room, Session

register = template.Library()


@register.filter
def clock(timed: Session | Item) -> str:
    """{{ session|clock }}: "08:00–09:30", "08:00" where the end is not known, "" where the start is not."""
    if timed.starts is None:
        return ""
    return f"{timed.starts:%H:%M}–{timed.ends:%H:%M}" if timed.ends else f"{timed.starts:%H:%M}"


@register.filter
def part_label(person: Person) -> str:
    """{{ chair|part_label }}: "Chủ trì" """
    return str(ChairPart(person.part).label) if person.part in ChairPart.values else ""


@register.filter
def languages(codes: str | None) -> list[str]:
    """{{ session.interpretation|languages }}: the names of the languages; what is no code stands as it was written."""
    return [_language(code.strip()) for code in (codes or "").split(",") if code.strip()]


@register.filter
def has_building(room: Room | None) -> bool:
    return bool(room and (room.building_vi or room.building_en))


@register.filter
def of_item(readable: dict[int, Any], item: Item) -> Any:
    """{{ readable|of_item:item }}: the item's text as far as it may be read, or None."""
    return readable.get(item.id)


@register.filter
def seen_as(session: Session, prints: dict[int, str]) -> str:
    """{{ session|seen_as:prints }}: the fingerprint that a form hands back, so that nobody's change is overwritten."""
    return prints[session.id]


@register.filter
def lines(target: Any, field: str) -> list[SafeString]:
    """{{ text|lines:"abstract" }}: its paragraphs as `phrase` prints them."""
    return phrase_lines(target, field)


@register.filter
def worded(target: Any, field: str) -> SafeString:
    """{{ text|worded:"abstract" }}: `phrase` for filters to follow; where it is cut, cut its plain words."""
    return phrase(target, field)


@register.filter
def iso_time(time: datetime.time) -> str:
    return time.isoformat("minutes")


def _language(code: str) -> str:
    try:
        info = translation.get_language_info(code)
    except KeyError:
        return code
    return str(_(info["name"]))
