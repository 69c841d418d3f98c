"""Whom the MC introduces, on paper: large enough for the stage, a group after the other."""

from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import naming
from conference.folding import slug
from conference.models import Series
from conference.prints import decree30, typesetting
from conference.prints.word import Paper, Phrase
from events import words
from events.introductions import Introductions, Part

TEMPLATE = Path(__file__).with_name("guests.typ")
# In points: read from a lectern, in stage light.
SIZES = {"name": 17, "posts": 15, "group": 14}
COLUMNS = (14, 151)


def make(found: Introductions, language: str, ending: str) -> bytes:
    """The file of that ending, "pdf" or "docx"."""
    return pdf(found, language) if ending == "pdf" else docx(found, language)


def pdf(found: Introductions, language: str) -> bytes:
    """The PDF in that language."""
    with translation.override(language):
        data = {
            "page": decree30.page(f"{_kind()}: {_about(found)}", language),
            "kind": _kind().upper(),
            "about": _about(found),
            "facts": _facts(found),
            "sizes": SIZES,
            "columns": COLUMNS,
            "parts": [_part(found, part) for part in _numbered(found)],
        }
        return typesetting.pdf(TEMPLATE, data)


def docx(found: Introductions, language: str) -> bytes:
    """The same as a Word file."""
    with translation.override(language):
        made = Paper(f"{_kind()}: {_about(found)}", language)
        made.title(_kind().upper(), _about(found))
        for fact in _facts(found):
            made.paragraph(fact)
        for numbered in _numbered(found):
            part = _part(found, numbered)
            made.heading(part["name"], size=SIZES["group"])
            rows = made.table(COLUMNS, []) if part["guests"] else None
            for number, name, posts in part["guests"]:
                said = [Phrase(name, SIZES["name"], bold=True)] + ([Phrase(posts, SIZES["posts"])] if posts else [])
                if rows:
                    rows.row([[Phrase(number, SIZES["posts"])], said])
            if part["others"]:
                made.paragraph(part["others"], size=SIZES["posts"], italic=True)
        return made.content()


def file_name(found: Introductions, ending: str) -> str:
    """In letters that every system takes."""
    return f"{slug(_kind())}-{slug(words.of(found.event, 'name'))[:40]}.{ending}"


def _kind() -> str:
    return _("Introduction of delegates")


def _about(found: Introductions) -> str:
    title = naming.official_title(found.event.edition, Series.objects.first())
    return f"{words.of(found.event, 'name')}\n{decree30.kept_together(title)}"


def _facts(found: Introductions) -> list[str]:
    """Paper does not renew itself: it says of when it is."""
    now = timezone.localtime()
    who = _("Those who are present") if found.present_only else _("All who are confirmed")
    told = {"who": who, "present": found.present, "confirmed": found.confirmed, "time": f"{now:%H:%M %d/%m/%Y}"}
    return [_("%(who)s. At %(time)s, %(present)s of %(confirmed)s were present.") % told]


def _numbered(found: Introductions) -> list[tuple[int, Part]]:
    numbered, number = [], 1
    for part in found.parts:
        numbered.append((number, part))
        number += len(part.guests)
    return numbered


def _part(found: Introductions, numbered: tuple[int, Part]) -> dict[str, Any]:
    first, part = numbered
    people = enumerate(part.guests, start=first)
    return {
        "name": part.name or _("Other delegates"),
        "guests": [[str(number), guest.called(found.address), guest.posts] for number, guest in people],
        "others": others_of(part),
    }


def others_of(part: Part) -> str:
    """The line for those who are introduced together; "" for nobody."""
    if not part.others:
        return ""
    if not part.guests:
        return ngettext("%(count)s delegate", "%(count)s delegates", part.others) % {"count": part.others}
    return ngettext("and %(count)s more", "and %(count)s more", part.others) % {"count": part.others}
