"""Numbers typed as the page's language writes them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from events.templatetags.indicators import exact

DECIMALS = {",": "10,73", ".": "10.73"}
THOUSANDS = {".": "73.809", ",": "73,809"}


class FigureField(forms.DecimalField):
    """Reads 73.809 and 108,427 in Vietnamese, 73,809 and 108.427 in English, and shows them so.

    A mark of thousands that does not stand before three digits is refused: 10.73 in Vietnamese
    is neither ten nor a thousand.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        return super().to_python(_plain(value.strip()) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return exact(value) if isinstance(value, Decimal) else value


def _plain(typed: str) -> str:
    """The number as computers write it."""
    point, thousands = formats.get_format("DECIMAL_SEPARATOR"), formats.get_format("THOUSAND_SEPARATOR")
    grouped = rf"-?\d{{1,3}}({re.escape(thousands)}\d{{3}})+({re.escape(point)}\d+)?"
    if thousands in typed and not re.fullmatch(grouped, typed):
        raise ValidationError(
            _("Write numbers like %(thousands)s and %(decimals)s."),
            params={"thousands": THOUSANDS[thousands], "decimals": DECIMALS[point]},
        )
    return typed.replace(thousands, "").replace(point, ".")
