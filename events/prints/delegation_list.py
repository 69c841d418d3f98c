"""A delegation's list as its department signs it, by Decree 30/2020/NĐ-CP: PDF, and Word to go on writing in."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from conference import naming, phones
from conference.models import Series
from conference.prints import decree30, typesetting
from conference.prints.decree30 import Letterhead
from conference.prints.word import Paper, Phrase
from events.models import Delegation, DelegationEntry

TEMPLATE = Path(__file__).with_name("delegation_list.typ")
# The kind of the document as the decree's Appendix III calls it.
KINDS = {"vi": "DANH SÁCH", "en": "LIST"}
# Of the columns, in millimetres; together as wide as the decree's page leaves.
COLUMNS = (12, 48, 62, 25, 18)


def pdf(delegation: Delegation, entries: Sequence[DelegationEntry], language: str) -> bytes:
    """The PDF in that language, with room for number, date and signature."""
    with translation.override(language):
        title = _about(delegation)
        data = {
            "page": decree30.page(f"{KINDS[language]}: {title}", language),
            "around": decree30.around(_letterhead(delegation), language, is_draft=False),
            "kind": KINDS[language],
            "about": title,
            "columns": COLUMNS,
            "heads": _heads(),
            "rows": _rows(delegation, entries),
        }
        return typesetting.pdf(TEMPLATE, data)


def docx(delegation: Delegation, entries: Sequence[DelegationEntry], language: str) -> bytes:
    """The same as a Word file."""
    with translation.override(language):
        around = decree30.around(_letterhead(delegation), language, is_draft=False)
        made = Paper(f"{KINDS[language]}: {_about(delegation)}", language)
        made.head(around)
        made.title(KINDS[language], _about(delegation))
        rows, found = made.table(COLUMNS, _heads()), _rows(delegation, entries)
        for number, row in enumerate(found, start=1):
            # The table's last row stays with who signs below it.
            rows.row([[Phrase(text)] for text in row], leads=number == len(found))
        made.foot(around)
        return made.content()


def _about(delegation: Delegation) -> str:
    title = naming.plain_title(delegation.edition, Series.objects.first())
    return decree30.kept_together(_("Delegation to the %(conference)s") % {"conference": title})


def _letterhead(delegation: Delegation) -> Letterhead:
    superior = f"UBND {delegation.province.full_name}" if delegation.province and not delegation.unit else ""
    return Letterhead(superior=superior, organ=delegation.invited)


def _heads() -> list[str]:
    return [_("No."), _("Full name"), _("Position and unit"), _("Phone"), _("Note")]


def _rows(delegation: Delegation, entries: Sequence[DelegationEntry]) -> list[list[str]]:
    coming = [entry for entry in entries if not entry.is_removed]
    return [_row(delegation, number, entry) for number, entry in enumerate(coming, start=1)]


def _row(delegation: Delegation, number: int, entry: DelegationEntry) -> list[str]:
    said = entry.values
    name = " ".join(filter(None, [said.get("honorific"), said.get("academic_title"), said.get("name")]))
    work = ", ".join(filter(None, [said.get("position"), said.get("unit") or delegation.invited]))
    phone = phones.readable(said["phone"]) if said.get("phone") else ""
    return [str(number), name, work, phone, _("Head") if entry.is_head else ""]
