"""`{% load delegates %}`: which of the pages about delegates the colleague may open."""

from django import template
from django.template import Context
from django.utils.translation import gettext_lazy as _

from conference import phones
from conference.choices import MessageState
from conference.models import DataAccess, Edition
from conference.permissions import Permission, may
from events import countries
from events.choices import RegistrationState

register = template.Library()


@register.simple_tag(takes_context=True)
def allowed(context: Context, permission: str, edition: Edition) -> bool:
    """{% allowed "check_in" edition as yes %}: whether the colleague has the permission there."""
    return may(context["request"].user, Permission(permission), edition)


# What a list may be narrowed by, as it stands in an address.
FILTERS = {
    "state": _("state"), "event": _("event"), "category": _("category"), "province": _("province or city"),
    "contact": _("contact"), "q": _("words searched for"), "kind": _("kind of message"),
    "delegation": _("delegation"), "day": _("day of arrival"), "open": _("who has none yet"),
}  # fmt: skip
WORDS = dict([*RegistrationState.choices, *MessageState.choices])


@register.filter
def narrowing(look: DataAccess) -> str:
    """By what a list was narrowed when somebody looked: "state (Confirmed), words searched for"."""
    told = []
    for name, value in look.narrowed.items():
        label = str(FILTERS.get(name, name))
        told.append(f"{label} ({WORDS.get(value, value)})" if value is not True else label)
    return ", ".join(told)


@register.filter
def country(code: str) -> str:
    """What a country is called in the active language; "" where there is none."""
    return countries.name_of(code) if code else ""


@register.filter
def readable_phone(number: str | None) -> str:
    """ "+84912345678" → "0912 345 678"; "" for none."""
    return phones.readable(number) if number else ""
