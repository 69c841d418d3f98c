"""`{% load indicators %}`: how a figure of the sector is written."""

from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from conference.templatetags import luanluu
from events import indicators
from events.models import Indicator

register = template.Library()


@register.filter
def exact(value: Decimal | None) -> str:
    """{{ figure.indicator.of|exact }}: 108,427 or 108.427, with the decimals that were reported; "" for none."""
    return "" if value is None else str(luanluu.figure(indicators.exact(value)))


@register.filter(is_safe=True)
def within(label: str) -> str:
    """{{ bar.label|within }}: a label as it stands within a sentence; "GDP" stays what it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


@register.simple_tag
def amount(indicator: Indicator, value: Decimal) -> SafeString:
    """{% amount indicator value %}: a value in the indicator's unit: "10,73%", "186 cụm"."""
    unit = luanluu.phrase(indicator, "unit")
    space = "" if unit in ("", "%") else "\N{NO-BREAK SPACE}"
    return format_html("{}{}{}", exact(value), space, unit)


@register.simple_tag
def growth(indicator: Indicator) -> SafeString:
    """{% growth indicator %}: "tăng 10,41% so với cùng kỳ năm trước", as far as it is known; "" for neither."""
    change, basis = indicator.growth_pct, luanluu.phrase(indicator, "basis")
    words = [] if change is None else [(_up_or_down(change),)]
    return format_html_join(" ", "{}", [*words, *([(basis,)] if basis else [])])


@register.simple_tag
def told(indicator: Indicator) -> SafeString:
    """{% told indicator %}: the whole of it: "hơn 64.000 km²", "108,427 tỷ USD, tăng 10,41%"."""
    exactness = f"{indicator.get_comparator_display()} " if indicator.comparator else ""
    link = ", " if indicator.growth_pct is not None else " "
    change = growth(indicator)
    return format_html("{}{}{}{}", exactness, amount(indicator, indicator.value), link if change else "", change)


def _up_or_down(change: Decimal) -> str:
    words = {"growth": exact(abs(change))}
    return _("down %(growth)s%%") % words if change < 0 else _("up %(growth)s%%") % words
