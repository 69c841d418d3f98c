"""The menu of an edition's pages at the desk, which the composition root puts into the context."""

from typing import Any

from django import template
from django.template import Context

from conference.models import Edition

register = template.Library()


@register.inclusion_tag("components/_edition_menu.html", takes_context=True)
def edition_menu(context: Context) -> dict[str, Any]:
    """{% edition_menu %}: of the page's `edition`; nothing on a page without one, or for nobody."""
    edition = context.get("edition")
    shown = isinstance(edition, Edition) and context["desk_nav"]()
    return {"groups": context["edition_groups"](edition) if shown else []}
