"""Addresses of stored files: {% load files %}"""

from pathlib import Path
from typing import Any

from django import template

from conference import pictures
from conference.files import address
from conference.models import Document, Edition, Handover

register = template.Library()


@register.filter
def cover_address(edition: Edition) -> str:
    """{{ edition|cover_address }}"""
    return address("cover", edition.pk, edition.cover_alt or str(edition), edition.cover)


@register.filter
def photo_address(handover: Handover) -> str:
    """{{ handover|photo_address }}"""
    return address("handover", handover.pk, handover.photo_alt or str(handover), handover.photo)


@register.inclusion_tag("components/_picture.html")
def cover(edition: Edition, sizes: str) -> dict[str, Any]:
    """{% cover edition "100vw" %}: the cover in the reader's size; `sizes` as in HTML, how wide it is shown."""
    return _shown(cover_address(edition), edition.cover_width, sizes) | {
        "width": edition.cover_width, "height": edition.cover_height, "alt": edition.cover_alt,
    }  # fmt: skip


@register.inclusion_tag("components/_picture.html")
def photo(handover: Handover, sizes: str) -> dict[str, Any]:
    """{% photo handover "100vw" %}: the same for a handover's photo, fetched when it comes near the screen."""
    return _shown(photo_address(handover), handover.photo_width, sizes) | {
        "width": handover.photo_width, "height": handover.photo_height, "alt": handover.photo_alt, "lazy": True,
    }  # fmt: skip


def _shown(original: str, width: int | None, sizes: str) -> dict[str, Any]:
    path, steps = original.removesuffix(Path(original).suffix), pictures.steps_for(width or 0)
    sources = [
        (ending[1:], ", ".join(f"{path}-{step}{ending} {min(step, width or step)}w" for step in steps))
        for ending in pictures.FORMATS
    ]
    return {"original": original, "sources": sources, "sizes": sizes}


@register.filter
def file_kind(name: str) -> str:
    """{{ document.file.name|file_kind }}: "PDF" """
    return Path(name).suffix[1:].upper()


@register.filter
def document_address(document: Document) -> str:
    """{{ document|document_address }}"""
    return address("document", document.pk, str(document), document.file)
