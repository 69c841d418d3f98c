"""Seats and those who sit there, in words."""

from django import template
from django.utils.translation import gettext as _

from events.models import Delegate
from events.seats import Place

register = template.Library()


@register.filter
def given(name: str) -> str:
    """What fits on a seat of the drawing: the given name, or the last word of any other."""
    return name.split()[-1] if name.split() else ""


@register.filter
def posts(who: Delegate) -> str:
    return ", ".join(part for part in (who.position, who.unit) if part)


@register.filter
def told(place: Place) -> str:
    """All that the drawing says by colour, too: "A3-12, Bà Trần Thị Sen, Giám đốc, moved by hand"."""
    said = {
        "kept": _("kept free"),
        "free": _("free"),
        "review": _("to be looked at again"),
        "fixed": _("moved by hand"),
    }
    who = f"{place.who.full_title}, {posts(place.who)}" if place.who else ""
    return ", ".join(part for part in (place.seat.code, who.strip(", "), said.get(place.state, "")) if part)
