"""`{% load luanluu %}`: words in two languages, numbers, and a page's addresses."""

import html
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db.models import Model
from django.http import HttpRequest
from django.template import Context
from django.utils import formats, numberformat, translation
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def phrase(target: Model | None, field: str) -> SafeString:
    """The field in the page's language; where it is missing, in the other one, marked with `lang`."""
    here = _page_language()
    text = getattr(target, f"{field}_{here}", None)
    # Nearly always: asked first, since a page has hundreds of phrases.
    return conditional_escape(str(text)) if text else _marked(*_worded(target, field))


@register.simple_tag
def phrase_lines(target: Model | None, field: str) -> list[SafeString]:
    """The lines of a field of many (organisers, notes), each as `phrase` prints it; no empty ones."""
    text, language = _worded(target, field)
    return [_marked(line.strip(), language) for line in text.splitlines() if line.strip()]


def _worded(target: Model | None, field: str) -> tuple[str, str]:
    here = _page_language()
    others = [code for code, _ in settings.LANGUAGES if code != here]
    for language in (here, *others):
        text = getattr(target, f"{field}_{language}", None)
        if text:
            return str(text), language
    return "", here


def _marked(text: str, language: str) -> SafeString:
    if language == _page_language():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', language, text)


def _page_language() -> str:
    return (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]


@register.filter
def figure(value: Any) -> Any:
    """A number as the page's language writes it: 73.809 and 108,4, or 73,809 and 108.4."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    return numberformat.format(
        value,
        formats.get_format("DECIMAL_SEPARATOR"),
        grouping=3,
        thousand_sep=formats.get_format("THOUSAND_SEPARATOR"),
        force_grouping=True,
    )


@register.simple_block_tag
def plain(content: str) -> str:
    """The words of a block without its marks, to stand in `<title>` and in attributes."""
    return " ".join(html.unescape(strip_tags(content)).split())


@register.simple_tag(takes_context=True)
def path_in(context: Context, language: str) -> str:
    """This page's path in another language; the home page where there is no request."""
    request: HttpRequest | None = context.get("request")
    path = "/" + (request.path if request else "/").lstrip("/")  # "//host" would lead away
    for code, _ in settings.LANGUAGES:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            path = "/" + path[len(code) + 1 :].lstrip("/")
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    """The whole address of a path, or "" where the host is none of ours."""
    request: HttpRequest | None = context.get("request")
    try:
        return request.build_absolute_uri(path) if request else ""
    except DisallowedHost:
        return ""
