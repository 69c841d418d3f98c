"""Small pictures of stored pictures."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString


def preview(picture: Any) -> SafeString | str:
    """A small picture of the picture, or a dash where there is none."""
    return format_html('<img class="preview" src="{}" alt="">', picture.url) if picture else "–"
