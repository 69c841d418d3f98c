"""Small pictures of stored pictures, through the one gated view."""

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils.html import format_html
from django.utils.safestring import SafeString

from conference.files import address


def preview(kind: str, obj: Model, picture: FieldFile) -> SafeString | str:
    """A small picture of the picture, or a dash where there is none."""
    if not picture:
        return "–"
    return format_html('<img class="preview" src="{}" alt="">', address(kind, obj.pk, str(obj), picture))
