"""What search engines read of a page: JSON-LD in the terms of schema.org, as it may stand in a script element."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# As in Django's json_script: nothing that could end the script element or begin another.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def known(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without what is empty: a gap is left out, never said to be nothing."""
    return {key: value for key, value in data.items() if value}


def as_script(data: Mapping[str, Any]) -> SafeString:
    """The data as JSON for `<script type="application/ld+json">`; no text in it can leave the element."""
    words = {"@context": "https://schema.org", **known(data)}
    return mark_safe(json.dumps(words, ensure_ascii=False).translate(ESCAPES))  # noqa: S308  escaped above
