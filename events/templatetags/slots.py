"""`{% load slots %}`: parts of a programme that are written in Python (events/slots.py)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString

from events.programme import Person
from events.slots import Slots, escape
from events.telling import Publication

register = template.Library()


@register.simple_tag
def linked(person: Person) -> SafeString:
    """{% linked person %}: "Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu", the name a link."""
    return Slots().person(person)


@register.simple_tag
def options(choices: Iterable[Any]) -> SafeString:
    """{% options choices %}: the `<option>` of each, by its value, label, and whether it is chosen."""
    return SafeString("".join(
        f'<option value="{escape(str(one.value))}"{" selected" if one.chosen else ""}>{escape(str(one.label))}</option>'
        for one in choices
    ))  # fmt: skip


@register.simple_tag
def changes_of(publication: Publication) -> SafeString:
    """{% changes_of publication %}: the `<li>` of each session that it changed, in the publication's language."""
    return _changes_of(publication)


@lru_cache(maxsize=128)
def _changes_of(publication: Publication) -> SafeString:
    return Slots().changes(publication.changes)
