"""The programme by Decree 30/2020/NĐ-CP: PDF, and Word for those who go on writing in it."""

from dataclasses import asdict
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from conference.prints import decree30, typesetting
from conference.prints.word import Paper, Phrase, Rows
from events.prints import table
from events.prints.chosen import Chosen
from events.prints.table import Day, Line

TEMPLATE = Path(__file__).with_name("programme.typ")
# The kind of the document as the decree's Appendix III calls it.
KINDS = {"vi": "CHƯƠNG TRÌNH", "en": "PROGRAMME"}
# Of the three columns, in millimetres; together as wide as the decree's page leaves.
COLUMNS = (29, 70, 66)


def pdf(chosen: Chosen) -> bytes:
    """The PDF, in the language that was chosen."""
    with translation.override(chosen.language):
        data = {
            "page": decree30.page(f"{KINDS[chosen.language]}: {chosen.about}", chosen.language),
            "around": decree30.around(chosen.letterhead, chosen.language, is_draft=chosen.number is None),
            "kind": KINDS[chosen.language],
            "about": chosen.about,
            "facts": chosen.facts,
            "columns": COLUMNS,
            "heads": heads(),
            "days": [asdict(day) for day in table.days(chosen.programme)],
        }
        return typesetting.pdf(TEMPLATE, data)


def docx(chosen: Chosen) -> bytes:
    """The same as a Word file."""
    with translation.override(chosen.language):
        around = decree30.around(chosen.letterhead, chosen.language, is_draft=chosen.number is None)
        made = Paper(f"{KINDS[chosen.language]}: {chosen.about}", chosen.language)
        made.head(around)
        made.title(KINDS[chosen.language], chosen.about)
        for fact in chosen.facts:
            made.paragraph(fact)
        rows = made.table(COLUMNS, heads())
        days = table.days(chosen.programme)
        for day in days:
            _day(rows, day, last=table.last_line(days))
        made.foot(around)
        return made.content()


def heads() -> list[str]:
    """The heads of the three columns."""
    return [_("Time"), _("Item"), _("Carried out by")]


def _day(rows: Rows, day: Day, last: Line | None) -> None:
    """The rows of a day; the table's last one stays with who signs below it."""
    rows.band(Phrase(day.heading, bold=True), centred=True)
    for group in day.groups:
        if group.heading:
            where = [Phrase(f", {group.where}", italic=True)] if group.where else []
            rows.band(Phrase(group.heading, bold=True), *where)
        for line in group.lines:
            when = [Phrase(line.clock, bold=line.is_session)]
            rows.row([when, _content(line), [Phrase(who) for who in line.who]], leads=line.leads or line is last)


def _content(line: Line) -> list[Phrase]:
    where = [Phrase(line.where, italic=True)] if line.where else []
    return [Phrase(line.title, bold=line.is_session), *where]
