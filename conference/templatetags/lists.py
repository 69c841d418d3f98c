"""`{% load lists %}`: rows of the admin's lists that can be read without their heading, as on a phone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()
# What the admin shows for no value.
NOTHING = "-</td>"


@register.filter
def labelled(cells: Iterable[SafeString], headers: Iterable[Mapping[str, Any]]) -> Iterator[SafeString]:
    """Each cell of a row with its column's name in `data-label`, for the style sheet to show; an empty one says so."""
    for cell, header in zip(cells, headers, strict=False):
        yield cell if "action-checkbox" in cell[:40] else _named(cell, capfirst(str(header["text"])))


def _named(cell: SafeString, label: str) -> SafeString:
    opening, rest = cell.split(">", 1)
    if rest == NOTHING:
        opening = opening.replace('class="', 'class="is-empty ', 1)
    # Django made the cell, and escaped what is in it.
    return format_html('{} data-label="{}">{}', SafeString(opening), label, SafeString(rest))
