"""What is to be known before printing: what is missing on a piece, and which characters the fonts lack, by name."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conference.prints import letters
from events.models import Delegate


@dataclass(frozen=True)
class Finding:
    """One person's, in words; `delegate` is None for what concerns the print as a whole."""

    delegate: Delegate | None
    text: str


def of(
    contents: Mapping[Delegate, Mapping[str, Any]], wants: Iterable[str], around: Iterable[str] = (), *,
    as_pdf: bool = True,
) -> list[Finding]:  # fmt: skip
    """Person by person, in the order of printing. `around` are the texts that stand on all of them.

    Word takes what its font lacks from another one of the reader's; a PDF shows an empty box.
    """
    found = [Finding(None, text) for text in _lacking(around, as_pdf)]
    for one, content in contents.items():
        texts = [*_missing(one, wants), *_lacking(_texts(content), as_pdf)]
        found += [Finding(one, text) for text in texts]
    return found


def seen(findings: Sequence[Finding]) -> str:
    """What a form hands back to show that these were read; "" where there are none."""
    text = "\n".join(f"{one.delegate.pk if one.delegate else ''}:{one.text}" for one in findings)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest() if findings else ""


def _missing(one: Delegate, wants: Iterable[str]) -> Iterator[str]:
    labels = [_label(name) for name in wants if not getattr(one, name)]
    if labels:
        yield _("Missing: %(fields)s") % {"fields": ", ".join(labels)}


def _label(name: str) -> str:
    field: Any = Delegate._meta.get_field(name)
    return str(field.verbose_name)


def _lacking(texts: Iterable[str], as_pdf: bool) -> Iterator[str]:
    signs = letters.lacking(texts) if as_pdf else []
    if signs:
        yield capfirst(_("no letter in the fonts for: %(signs)s") % {"signs": " ".join(signs)})


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for value in content.values():
            yield from _texts(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _texts(value)
