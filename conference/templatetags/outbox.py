"""`{% load outbox %}`: texts of messages as the desk shows them."""

from django import template

from conference.message_kinds import HIDDEN

register = template.Library()


@register.simple_tag
def shown(text: str) -> list[str]:
    """The parts of a text around its secret, which is not shown."""
    return text.split(HIDDEN)
