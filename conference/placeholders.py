"""The syntax of message texts: `{name}` stands for a value, and that is all of it. Pure.

Texts are written by officers and values by delegates, so neither may run anything: no template
language, no nesting, no formats. A value goes in as it is, and is not looked at again.
"""

import re
from collections.abc import Collection, Mapping

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def used_in(text: str) -> list[str]:
    """The names that stand in braces, each once, in the order of the text."""
    return list(dict.fromkeys(name.strip() for name in PLACEHOLDER.findall(text)))


def unknown_in(text: str, known: Collection[str]) -> list[str]:
    """The names in braces that are none of the known ones."""
    return [name for name in used_in(text) if name not in known]


def has_stray_brace(text: str) -> bool:
    """Whether a brace lacks its partner on the same line: most likely a placeholder that was mistyped."""
    return any(brace in PLACEHOLDER.sub("", text) for brace in "{}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its values; one that is missing leaves nothing behind. Never fails."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1].strip(), ""), text)
