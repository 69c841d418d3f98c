"""`{% load slots %}`: parts of a programme that are written in Python (events/slots.py)."""

from django import template
from django.utils.safestring import SafeString

from events.programme import Person
from events.slots import Slots
from events.telling import Publication

register = template.Library()


@register.simple_tag
def linked(person: Person) -> SafeString:
    """{% linked person %}: "Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu", the name a link."""
    return Slots().person(person)


@register.simple_tag
def changes_of(publication: Publication) -> SafeString:
    """{% changes_of publication %}: the `<li>` of each session that it changed."""
    return Slots().changes(publication.changes)
