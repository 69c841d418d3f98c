"""Badges of those who work at the booths: rows of exhibitors become the plain rows that `events.prints.badge` sets."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from conference.models import Edition
from events import words
from events.badges import Layout, Layouts
from events.choices import BadgeLine, BadgeSheet, PrintKind
from events.prints import badge as paper
from events.prints.badge import Badge
from exhibitors.models import Application, BoothStaff, Exhibitor

# Without a layout that says so, a badge's band.
COLOUR = "#A4161A"


@dataclass(frozen=True)
class Face:
    """The badge of one person at a booth, as it is set; `application` is their exhibitor's."""

    person: BoothStaff
    application: Application
    badge: Badge

    @property
    def problems(self) -> list[str]:
        """What does not fit, and which characters no font has; each as a sentence."""
        return [one.sentence for one in paper.problems([self.badge])]


def faces(edition: Edition, applications: Iterable[Application]) -> list[Face]:
    """Exhibitor by exhibitor, each one's people in their order. Two queries for applications out of `desk_lists`."""
    layouts = Layouts.load(edition, PrintKind.BOOTH_BADGE)
    layout, title = layouts.for_category(None), layouts.title["vi"]
    with translation.override("vi"):
        return [
            Face(person, application, _badge(person, application, layout, title))
            for application in applications
            for person in application.exhibitor.staff.all()
        ]


def pdf(found: Iterable[Face], sheet: BadgeSheet) -> bytes:
    """All in one PDF, in their order."""
    return paper.pdf([one.badge for one in found], sheet)


def _badge(person: BoothStaff, application: Application, layout: Layout, title: str) -> Badge:
    said = {line: _text(person, application.exhibitor, BadgeLine(line)) for line in layout.lines}
    name, *lines = [text for text in said.values() if text] or [person.name]
    return Badge(
        name=name, lines=tuple(lines), label=_booths(application), title=title, colour=COLOUR, design=layout.design
    )


def _text(person: BoothStaff, exhibitor: Exhibitor, line: BadgeLine) -> str:
    """What a line says of somebody at a booth; "" for what belongs to delegates alone."""
    match line:
        case BadgeLine.FULL_NAME | BadgeLine.NAME:
            return person.name
        case BadgeLine.POSITION:
            return person.position
        case BadgeLine.UNIT:
            return words.of(exhibitor, "name")
        case BadgeLine.ORIGIN:
            return words.of(exhibitor.province, "full_name") if exhibitor.province else ""
    return ""


def _booths(application: Application) -> str:
    """On every badge: where its bearer belongs."""
    codes = ", ".join(one.booth.code for one in application.holdings.all())
    return _("Booth %(codes)s") % {"codes": codes} if codes else ""
