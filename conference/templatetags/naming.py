"""`conference.naming` in templates. Pages that name provinces have `lineage` and `today` in their context."""

import datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template import Context

from conference import naming
from conference.models import Edition, Province, Series

register = template.Library()


@register.filter
def official_title(edition: Edition, series: Series | None) -> str:
    """{{ edition|official_title:series }}"""
    return naming.official_title(edition, series)


@register.filter
def plain_title(edition: Edition, series: Series | None) -> str:
    """{{ edition|plain_title:series }}, for pages that wear the ribbon of demonstration data"""
    return naming.plain_title(edition, series)


@register.simple_tag
def title_parts(edition: Edition, series: Series | None) -> naming.TitleParts:
    """{% title_parts edition series as title %}"""
    return naming.title_parts(edition, series)


@register.filter
def short_title(edition: Edition) -> str:
    """{{ edition|short_title }}"""
    return naming.short_title(edition)


@register.filter
def days_of(dated: Any) -> str:
    """{{ edition|days_of }}: the span of whatever has starts_on, ends_on and day_part"""
    return naming.days(dated.starts_on, dated.ends_on, dated.day_part)


@register.filter
def day_numbers(dated: Any) -> str:
    """{{ edition|day_numbers }}, for a calendar leaf"""
    return naming.day_numbers(dated.starts_on, dated.ends_on)


@register.filter
def written_day(day: datetime.date | None) -> str:
    """{{ handover.on|written_day }}"""
    return naming.days(day)


@register.filter
def weekday(day: datetime.date) -> str:
    """{{ day|weekday }}"""
    return naming.weekday(day)


@register.filter
def host_name(url: str) -> str:
    """{{ source.url|host_name }}: the site a link leads to"""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.simple_tag(takes_context=True)
def province_on(context: Context, province: Province, day: datetime.date) -> str:
    """{% province_on province day %}"""
    return naming.province_on(context["lineage"], province, day)


@register.simple_tag(takes_context=True)
def province_then_and_now(context: Context, province: Province, day: datetime.date) -> str:
    """{% province_then_and_now province day %}"""
    return naming.province_then_and_now(context["lineage"], province, day, context["today"])


@register.simple_tag(takes_context=True)
def host_then_and_now(context: Context, edition: Edition) -> str:
    """{% host_then_and_now edition %}"""
    return naming.host_then_and_now(context["lineage"], edition, context["today"])
