"""Words in the active language, plain: for feeds and sentences, where `{% phrase %}` would mark its `lang`."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation


def of(target: Any, field: str) -> str:
    """The field in the active language; where it is missing, in the other one; "" where neither is there.

    `target` has `<field>_vi` and `<field>_en`, as attributes or as keys.
    """
    languages = ("en", "vi") if translation.get_language() == "en" else ("vi", "en")
    found = (_get(target, f"{field}_{language}") for language in languages)
    return next((str(text) for text in found if text), "")


def person(named: Any) -> str:
    """ "Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu" """
    name = f"{named.honorific or ''} {named.name}".strip()
    return ", ".join(part for part in (name, of(named, "position"), of(named, "unit")) if part)


def _get(target: Any, name: str) -> Any:
    return target.get(name) if isinstance(target, Mapping) else getattr(target, name, None)
