"""Ranks and the MC's list as pages show them."""

from collections.abc import Mapping

from django import template

from events.choices import Address
from events.introductions import Guest, Part
from events.models import ProtocolGroup
from events.models.protocol import STEP, rank_words
from events.prints.guests import others_of

register = template.Library()


@register.filter
def rank(number: int | None) -> str:
    """Group and line, "5.02"; a dash for none."""
    return "–" if number is None else rank_words(number)


@register.filter
def group_of(groups: Mapping[int, ProtocolGroup], number: int | None) -> ProtocolGroup | None:
    """The group whose number a rank begins with."""
    return groups.get(number // STEP) if number else None


@register.filter
def levels(text: str) -> list[str]:
    """The lines of positions."""
    return [line.strip().replace(";", ",") for line in text.splitlines() if line.strip()]


@register.filter
def lines_joined(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())


@register.filter
def called(guest: Guest, form: Address) -> str:
    return guest.called(form)


@register.filter
def others(part: Part) -> str:
    return others_of(part)
