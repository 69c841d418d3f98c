"""Addresses of the stored files of the programme: {% load event_files %}"""

from django import template

from conference.files import address
from events.files import KIND
from events.models import Item

register = template.Library()


@register.filter
def slides_address(item: Item) -> str:
    """{{ item|slides_address }}"""
    return address(KIND, item.pk, str(item), item.slides)
