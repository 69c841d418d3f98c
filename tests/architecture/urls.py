"""The site's own table of addresses, read from the resolver so that none can be forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern


@dataclass(frozen=True)
class Address:
    """One pattern: its whole route without the language, and its name with its namespaces."""

    route: str
    name: str


def addresses() -> list[Address]:
    """Every pattern of the site, in the order in which it is tried."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[Address]:
    for one in patterns:
        route = prefix + ("" if isinstance(one.pattern, LocalePrefixPattern) else _plain(str(one.pattern)))
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, route, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield Address(route, f"{space}{one.name or ''}")


def _plain(pattern: str) -> str:
    """A pattern as it is read aloud: `re_path` loses its anchors."""
    return re.sub(r"^\^|\$$|\\Z$", "", pattern)
