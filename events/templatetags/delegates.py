"""`{% load delegates %}`: which of the pages about delegates the colleague may open."""

from django import template
from django.template import Context

from conference.models import Edition
from conference.permissions import Permission, may

register = template.Library()


@register.simple_tag(takes_context=True)
def allowed(context: Context, permission: str, edition: Edition) -> bool:
    """{% allowed "check_in" edition as yes %}: whether the colleague has the permission there."""
    return may(context["request"].user, Permission(permission), edition)
