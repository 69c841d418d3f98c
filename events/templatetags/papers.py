"""`{% load papers %}`: forms whose fields depend on whom they are for."""

from django import template
from django.forms import BaseForm, BoundField

register = template.Library()


@register.filter
def field(form: BaseForm, name: str) -> BoundField:
    """{{ form|field:name }}"""
    return form[name]
