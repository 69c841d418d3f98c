"""Addresses of stored files: {% load files %}"""

from pathlib import Path

from django import template

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


@register.filter
def file_kind(name: str) -> str:
    """{{ document.file.name|file_kind }}: "PDF" """
    return Path(name).suffix[1:].upper()


@register.filter
def document_address(document: Document) -> str:
    """{{ document|document_address }}"""
    return address("document", document.pk, str(document), document.file)
