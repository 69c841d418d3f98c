"""Lists of delegates by delegation, category or nationality: PDF and Word by Decree 30/2020/NĐ-CP, and Excel."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from conference import phones
from conference.prints import decree30, fitting, typesetting
from conference.prints.decree30 import Letterhead
from conference.prints.word import Paper, Phrase
from events import words
from events.models import Delegate
from events.prints.people import wording
from events.prints.people.occasion import Occasion
from events.prints.people.whom import Group, People
from events.sheets import plain

TEMPLATE = Path(__file__).with_name("lists.typ")
KINDS = {"vi": "DANH SÁCH", "en": "LIST"}


class Grouping(TextChoices):
    DELEGATION = "delegation", gettext_lazy("By delegation")
    CATEGORY = "category", gettext_lazy("By category")
    NATIONALITY = "nationality", gettext_lazy("By nationality")


class Purpose(TextChoices):
    """What the list is for: phones and lodging stand only on those that are made for it."""

    NAMES = "names", gettext_lazy("Names, positions and units")
    SIGNING = "signing", gettext_lazy("Names, with room to sign")
    CONTACTS = "contacts", gettext_lazy("Phones and e-mail, for those who call them")
    STAY = "stay", gettext_lazy("Arrival and lodging, for those who receive them")


# What they tell beside names is noted: who took it, and when.
SENSITIVE = frozenset({Purpose.CONTACTS, Purpose.STAY})
# In millimetres: number, name, position and unit, the purpose's own; as wide as the decree's page leaves.
COLUMNS = {
    Purpose.NAMES: (12, 50, 70, 33),
    Purpose.SIGNING: (12, 50, 63, 40),
    Purpose.CONTACTS: (12, 45, 58, 50),
    Purpose.STAY: (12, 45, 54, 54),
}


@dataclass(frozen=True)
class DelegateList:
    people: People
    occasion: Occasion
    letterhead: Letterhead = field(default_factory=Letterhead)
    grouping: str = Grouping.DELEGATION
    purpose: str = Purpose.NAMES
    language: str = "vi"

    wants = ("position", "unit")

    @property
    def groups(self) -> list[Group]:
        ways = {
            Grouping.DELEGATION: self.people.by_delegation, Grouping.CATEGORY: self.people.by_category,
            Grouping.NATIONALITY: self.people.by_nationality,
        }  # fmt: skip
        with translation.override(self.language):
            return ways[Grouping(self.grouping)]()

    def contents(self) -> dict[Delegate, dict[str, Any]]:
        """What the list says of each, in its order."""
        with translation.override(self.language):
            return {one: {"row": self._row(one)} for group in self.groups for one in group.people}

    def pdf(self) -> bytes:
        """The PDF, with room for number, date and signature."""
        with translation.override(self.language):
            data = {
                "page": decree30.page(f"{KINDS[self.language]}: {self._about}", self.language),
                "around": decree30.around(self.letterhead, self.language, is_draft=False),
                "kind": KINDS[self.language],
                "about": self._about,
                "columns": COLUMNS[Purpose(self.purpose)],
                "heads": self._heads(),
                "groups": self._numbered(),
            }
            return typesetting.pdf(TEMPLATE, fitting.all_breakable(data))

    def docx(self) -> bytes:
        """The same as a Word file."""
        with translation.override(self.language):
            around = decree30.around(self.letterhead, self.language, is_draft=False)
            made = Paper(f"{KINDS[self.language]}: {self._about}", self.language)
            made.head(around)
            made.title(KINDS[self.language], self._about)
            rows, groups = made.table(COLUMNS[Purpose(self.purpose)], self._heads()), self._numbered()
            for group in groups:
                rows.band(Phrase(group["heading"], bold=True))
                for row in group["rows"]:
                    # The table's last row stays with who signs below it.
                    rows.row([[Phrase(text)] for text in row], leads=row is groups[-1]["rows"][-1])
            made.foot(around)
            return made.content()

    def xlsx(self) -> bytes:
        """A flat table, to be sorted and filtered: the group in a column of its own."""
        with translation.override(self.language):
            heads = [_("No."), str(Grouping(self.grouping).label), *_details_heads(), *_own_heads(self.purpose)]
            rows = [(group.heading, one) for group in self.groups for one in group.people]
            cells = [
                [number, heading, *_details(one), *_own(self.purpose, one)]
                for number, (heading, one) in enumerate(rows, start=1)
            ]
            return plain.table(KINDS[self.language].capitalize(), heads, cells, language=self.language)

    @property
    def _about(self) -> str:
        return _("Delegates to the %(occasion)s") % {"occasion": self.occasion.title}

    def _heads(self) -> list[str]:
        return [_("No."), _("Full name"), _("Position and unit"), " – ".join(_own_heads(self.purpose))]

    def _numbered(self) -> list[dict[str, Any]]:
        """The groups with how many they are, their rows numbered through."""
        found, number = [], 0
        for group in self.groups:
            rows = []
            for one in group.people:
                number += 1
                rows.append([str(number), *self._row(one)])
            found.append({"heading": f"{group.heading} ({_people(len(rows))})", "rows": rows})
        return found

    def _row(self, one: Delegate) -> list[str]:
        own = "\n".join(filter(None, _own(self.purpose, one)))
        return [wording.addressed(one, polite=False), ", ".join(wording.posts(one)), own]


def _people(count: int) -> str:
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def _details_heads() -> list[str]:
    return [_("Honorific"), _("Full name"), _("Position"), _("Unit"), _("Province or country")]


def _details(one: Delegate) -> list[str]:
    name = " ".join(filter(None, [one.academic_title, one.name]))
    return [one.honorific, name, one.position, one.unit, wording.origin(one)]


def _own_heads(purpose: str) -> list[str]:
    return {
        Purpose.NAMES: [_("Category")],
        Purpose.SIGNING: [_("Signature")],
        Purpose.CONTACTS: [_("Phone"), _("E-mail")],
        Purpose.STAY: [_("Arrives"), _("Lodging")],
    }[Purpose(purpose)]


def _own(purpose: str, one: Delegate) -> list[str]:
    if purpose == Purpose.CONTACTS:
        return [phones.readable(one.phone) if one.phone else "", one.email]
    if purpose == Purpose.STAY:
        at = f"{timezone.localtime(one.arrives_at):%H:%M %d/%m/%Y}" if one.arrives_at else ""
        lodging = [str(one.get_lodging_display()) if one.lodging else "", one.lodging_note]
        return [", ".join(filter(None, [at, one.arrival])), ", ".join(filter(None, lodging))]
    return [words.of(one.category, "name") if purpose == Purpose.NAMES else ""]
