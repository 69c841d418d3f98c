"""`{% load plan %}`: measures as people write them."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils import formats

register = template.Library()


@register.filter
def measures(one: Any) -> str:
    """{{ booth|measures }}: 3 m × 3 m, 2,5 m × 4 m"""
    return f"{metres(one.width)} × {metres(one.depth)}"


@register.filter
def metres(length: Decimal) -> str:
    """{{ booth.x|metres }}: 2,5 m"""
    plain = f"{length:.2f}".rstrip("0").rstrip(".")
    return f"{plain.replace('.', str(formats.get_format('DECIMAL_SEPARATOR')))} m"
