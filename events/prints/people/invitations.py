"""Invitations by Decree 30/2020/NĐ-CP, and letters in English to guests from abroad: PDF, and Word to write in."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.errors import Refused
from conference.prints import decree30, fitting, typesetting
from conference.prints.decree30 import LONG_GAP, Letterhead
from conference.prints.word import Paper, Phrase
from events import words
from events.models import Delegate
from events.prints.people import wording
from events.prints.people.occasion import Occasion

TEMPLATE = Path(__file__).with_name("invitations.typ")
# The kind of the document as the decree's Appendix III calls it; in English, what guests from abroad get.
KINDS = {"vi": "GIẤY MỜI", "en": "LETTER OF INVITATION"}
# Of the list that goes with an invitation, in millimetres: as wide as the decree's page leaves.
COLUMNS = (14, 61, 90)
# Word's file of one more is slow to make and to open.
MOST_IN_WORD = 150


class Form(TextChoices):
    """Whom one sheet invites."""

    EACH = "each", gettext_lazy("One for each person, by name")
    LISTED = "listed", gettext_lazy("One for all, with a list of names")
    BLANK = "blank", gettext_lazy("A blank one, for names by hand")


class Numbering(TextChoices):
    """What number each bears, where each person gets their own."""

    SAME = "same", gettext_lazy("The same number on all")
    UPWARDS = "upwards", gettext_lazy("Counted upwards from the number given")


class Tongue(TextChoices):
    OWN = "own", gettext_lazy("Vietnamese; English for guests from abroad")
    VI = "vi", gettext_lazy("Vietnamese")
    EN = "en", gettext_lazy("English")


@dataclass(frozen=True)
class Invitations:
    """`organ_en` and `position_en` are who issues and who signs letters in English; `note` is what to mind."""

    people: tuple[Delegate, ...]
    occasion: Occasion
    letterhead: Letterhead = field(default_factory=Letterhead)
    form: str = Form.EACH
    numbering: str = Numbering.SAME
    tongue: str = Tongue.OWN
    chair: str = ""
    note: str = ""
    note_en: str = ""
    organ_en: str = ""
    position_en: str = ""

    wants = ("honorific", "position", "unit")

    def contents(self) -> dict[Delegate, dict[str, Any]]:
        """What each person's says, but for its number: with another number it is the same invitation still."""
        if self.form != Form.EACH:
            return {}
        return {one: self._sheet(wording.written_to(one, self.tongue), one) for one in self.people}

    def sheets(self, contents: Mapping[Delegate, Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The sheets as they are printed: of those people, or the one for all, numbered."""
        sheets = [dict(content) for content in contents.values()]
        if self.form != Form.EACH:
            language = "en" if self.tongue == Tongue.EN else "vi"
            sheets = [self._sheet(language, None)]
        return [sheet | self._numbered(place, sheet) for place, sheet in enumerate(sheets)]

    def pdf(self, contents: Mapping[Delegate, Mapping[str, Any]]) -> bytes:
        sheets = [fitting.all_breakable(sheet) for sheet in self.sheets(contents)]
        language = sheets[0]["language"] if sheets else "vi"
        page = decree30.page(KINDS[language], language)
        return typesetting.pdf(TEMPLATE, {"page": page, "columns": COLUMNS, "sheets": sheets})

    def docx(self, contents: Mapping[Delegate, Mapping[str, Any]]) -> bytes:
        """The same as a Word file, a section each. Raises Refused where there are too many for one file."""
        sheets = self.sheets(contents)
        if len(sheets) > MOST_IN_WORD:
            raise Refused(
                _("At most %(count)s in one Word file: narrow down whom it is for.") % {"count": MOST_IN_WORD}
            )
        language = sheets[0]["language"] if sheets else "vi"
        made = Paper(KINDS[language], language)
        for place, sheet in enumerate(sheets):
            if place:
                made.begin_another()
            _write(made, sheet)
        return made.content()

    def _sheet(self, language: str, one: Delegate | None) -> dict[str, Any]:
        with translation.override(language):
            listed = self.form == Form.LISTED
            said = self._in_english(one) if language == "en" else self._in_vietnamese(one)
            return said | {
                "language": language,
                "kind": KINDS[language],
                "about": _("to the %(occasion)s") % {"occasion": self.occasion.title},
                "heads": [_("No."), _("Full name"), _("Position and unit")],
                "listed": list(self._listed()) if listed else [],
                "listed_title": _("List of those invited") if listed else "",
            }

    def _in_vietnamese(self, one: Delegate | None) -> dict[str, list[str]]:
        organ = self.letterhead.organ or "Ban Tổ chức"
        after = [f"Tới dự: {self.occasion.title}.", *self._facts(self.chair or self.occasion.chair), *_lines(self.note)]
        return {
            "before": [f"{organ} trân trọng kính mời:"],
            "guest": self._guest(one),
            "after": [*after, "Rất hân hạnh được đón tiếp./."],
        }

    def _in_english(self, one: Delegate | None) -> dict[str, list[str]]:
        organ = self.organ_en or "The Organising Committee"
        return {
            "before": [],
            "guest": self._guest(one),
            "after": [
                f"Dear {wording.addressed(one)}," if one else "Dear Sir or Madam,",
                f"{organ} has the honour to invite you to the {self.occasion.title}.",
                *self._facts(words.of(self.occasion.event, "chair") if self.occasion.event else ""),
                *_lines(self.note_en),
                "We would be honoured by your presence.",
            ],
        }

    def _guest(self, one: Delegate | None) -> list[str]:
        if self.form == Form.LISTED:
            return [_("Those named in the list enclosed")]
        if one is None:
            return [LONG_GAP * 3, LONG_GAP * 3]
        where = wording.origin(one) if one.country else ""
        posts = ", ".join(filter(None, [*wording.posts(one), where]))
        return [wording.addressed(one), *([posts] if posts else [])]

    def _facts(self, chair: str) -> list[str]:
        found = [(_("Chaired by"), chair), (_("Time"), self.occasion.when), (_("Place"), self.occasion.where)]
        return [f"{label}: {text}" for label, text in found if text]

    def _listed(self) -> Iterator[list[str]]:
        for number, one in enumerate(self.people, start=1):
            yield [str(number), wording.addressed(one), ", ".join(wording.posts(one))]

    def _numbered(self, place: int, sheet: Mapping[str, Any]) -> dict[str, Any]:
        head, language = self.letterhead, sheet["language"]
        if self.numbering == Numbering.UPWARDS and head.number.isdecimal():
            head = dataclasses.replace(head, number=str(int(head.number) + place))
        if language == "en":
            head = in_english(head, self.organ_en, self.position_en)
        elif not head.recipients:
            head = dataclasses.replace(head, recipients=("Như trên", "Lưu: VT"))
        return {"around": decree30.around(head, language, is_draft=False)}


def in_english(head: Letterhead, organ: str, position: str) -> Letterhead:
    """The head of a letter in English: there is no organ above, and nobody else who gets it."""
    return dataclasses.replace(
        head, organ=organ, position=position, superior="", authority="", recipients=()
    )  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _write(made: Paper, sheet: Mapping[str, Any]) -> None:
    made.head(sheet["around"])
    made.title(sheet["kind"], sheet["about"])
    for line in sheet["before"]:
        made.paragraph(line, indented=True)
    for place, line in enumerate(sheet["guest"]):
        made.paragraph(line, bold=not place, indented=True)
    for line in sheet["after"]:
        made.paragraph(line, indented=True)
    made.foot(sheet["around"])
    if sheet["listed"]:
        _write_list(made, sheet)


def _write_list(made: Paper, sheet: Mapping[str, Any]) -> None:
    made.begin_page()
    made.heading(sheet["listed_title"], size=decree30.SIZES["title"])
    rows = made.table(COLUMNS, sheet["heads"])
    for row in sheet["listed"]:
        rows.row([[Phrase(text)] for text in row])
