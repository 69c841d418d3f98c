"""`{% load exhibitors %}`: pictures, provinces and booths of exhibitors."""

from pathlib import Path
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from conference import naming, pictures
from exhibitors import directory, files
from exhibitors.models import Exhibitor

register = template.Library()
WIDTHS = pictures.STEPS[:2]


@register.inclusion_tag("exhibitors/_picture.html", takes_context=True)
def exhibitor_picture(context: Context, kind: str, row: Any, sizes: str, alt: str = "") -> dict[str, Any]:
    """{% exhibitor_picture "product" product "20rem" %}: in the reader's size; on a portal by its own link."""
    token = context.get("token") if "contact" in context else None
    if token:
        original = reverse("exhibitor-file", args=[token, kind, row.pk])
        return {"original": original, "sources": [], "alt": alt}
    original = files.address_of(kind, row)
    path = original.removesuffix(Path(original).suffix)
    sources = [
        (ending[1:], ", ".join(f"{path}-{step}{ending} {step}w" for step in WIDTHS)) for ending in pictures.FORMATS
    ]
    return {"original": original, "sources": sources, "sizes": sizes, "alt": alt}


@register.simple_tag
def picture_address(kind: str, row: Any) -> str:
    """{% picture_address "product" product %}"""
    return files.address_of(kind, row)


@register.simple_tag(takes_context=True)
def province_of(context: Context, exhibitor: Exhibitor) -> str:
    """{% province_of exhibitor %}: as it was called at the edition, and what it is now."""
    if exhibitor.province is None:
        return ""
    day = directory.day_of(exhibitor.edition)
    return naming.province_then_and_now(context["lineage"], exhibitor.province, day, context["today"])


@register.filter
def booths(exhibitor: Exhibitor) -> list[Any]:
    """{{ exhibitor|booths }}"""
    return directory.booths_of(exhibitor)


@register.filter
def stars(count: int | None) -> str:
    """{{ product.ocop_stars|stars }}: ★★★★"""
    return "★" * (count or 0)
