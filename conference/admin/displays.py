"""How values that Django shows as a sign are said in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def yes_no(field: str, label: Any) -> Callable[[Any, Any], str]:
    """A column or read-only value that says "Yes" or "No": a red cross would look like something wrong."""

    @admin.display(description=label, ordering=field)
    def shown(page: Any, obj: Any) -> str:
        return _("Yes") if getattr(obj, field) else _("No")

    return shown


def swatch(colour: str) -> SafeString:
    """The colour itself beside its digits."""
    return format_html(
        '<span><svg class="swatch" width="20" height="20" aria-hidden="true">'
        '<rect width="20" height="20" fill="{}"/></svg> {}</span>',
        colour,
        colour,
    )
