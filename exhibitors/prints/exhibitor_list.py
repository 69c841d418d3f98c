"""The list of exhibitors by Decree 30/2020/NĐ-CP: PDF, and Word to go on writing in."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from conference import naming
from conference.models import Edition, Series
from conference.prints import decree30, typesetting
from conference.prints.decree30 import Letterhead
from conference.prints.word import Paper, Phrase
from events import words
from exhibitors.desk_lists import Row

TEMPLATE = Path(__file__).with_name("exhibitor_list.typ")
KINDS = {"vi": "DANH SÁCH", "en": "LIST"}
# Of the columns, in millimetres; together as wide as the decree's page leaves.
COLUMNS = (12, 62, 33, 40, 18)


def pdf(edition: Edition, rows: Sequence[Row], language: str) -> bytes:
    """The PDF in that language, with room for number, date and signature."""
    with translation.override(language):
        data = {
            "page": decree30.page(f"{KINDS[language]}: {_about(edition)}", language),
            "around": decree30.around(_letterhead(edition), language, is_draft=False),
            "kind": KINDS[language], "about": _about(edition), "columns": COLUMNS, "heads": _heads(),
            "rows": _lines(rows),
        }  # fmt: skip
        return typesetting.pdf(TEMPLATE, data)


def docx(edition: Edition, rows: Sequence[Row], language: str) -> bytes:
    """The same as a Word file."""
    with translation.override(language):
        around = decree30.around(_letterhead(edition), language, is_draft=False)
        made = Paper(f"{KINDS[language]}: {_about(edition)}", language)
        made.head(around)
        made.title(KINDS[language], _about(edition))
        table, lines = made.table(COLUMNS, _heads()), _lines(rows)
        for number, line in enumerate(lines, start=1):
            table.row([[Phrase(text)] for text in line], leads=number == len(lines))
        made.foot(around)
        return made.content()


def _about(edition: Edition) -> str:
    title = naming.plain_title(edition, Series.objects.first())
    return decree30.kept_together(_("Exhibitors at the fair of the %(conference)s") % {"conference": title})


def _letterhead(edition: Edition) -> Letterhead:
    organ = _("Organising Committee")
    return Letterhead(superior=f"UBND {edition.host.full_name}" if edition.host else "", organ=organ)


def _heads() -> list[str]:
    return [_("No."), _("Name of the exhibitor"), _("Province or city"), _("Products"), _("Booth")]


def _lines(rows: Sequence[Row]) -> list[list[str]]:
    return [_line(number, row) for number, row in enumerate(rows, start=1)]


def _line(number: int, row: Row) -> list[str]:
    exhibitor = row.exhibitor
    province = words.of(exhibitor.province, "name") if exhibitor.province else ""
    shown = ", ".join(words.of(product, "name") for product in exhibitor.products.all()[:4])
    return [str(number), words.of(exhibitor, "name"), province, shown, ", ".join(row.booths)]
