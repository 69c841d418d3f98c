"""`{% load slots %}`: people of a programme with a link to their page."""

from django import template
from django.utils.safestring import SafeString

from events.programme import Person
from events.slots import Slots

register = template.Library()


@register.simple_tag
def linked(person: Person) -> SafeString:
    """{% linked person %}: "Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu", the name a link."""
    return Slots().person(person)
