"""How long what is kept of people is kept, and why.

One table: the public notice prints it, the record of processing prints it, and `events.purging` does what it says.
"""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from conference.models import Edition


class Part(StrEnum):
    """What goes together when its term is over."""

    DRAFTS = "drafts"
    STAY = "stay"
    CONTACT = "contact"
    PERSON = "person"
    INVITED_AGAIN = "invited_again"
    LOOKS = "looks"
    PUBLIC = "public"


@dataclass(frozen=True)
class Term:
    """`months` after the edition's last day; None where it does not end by that."""

    part: Part
    what: Any
    months: int | None
    how_long: Any
    why: Any


TERMS = (
    Term(
        Part.DRAFTS, _("A registration form that is not sent"), None, _("3 days"),
        _("So that nobody loses what they typed over a weekend."),
    ),
    Term(
        Part.STAY,
        _("Arrival, lodging, transport, diet, interpretation, answers to further questions; "
          "names and phones of drivers and of those who meet guests; which lists of stays were taken"), 3,
        _("3 months after the last day"),
        _("Hotels and carriers are settled by then."),
    ),
    Term(
        Part.CONTACT,
        _("Phone and e-mail, of delegates, focal persons, authors and exhibitors' contact people; "
          "the messages sent to them"), 6,
        _("6 months after the last day"),
        _("Conclusions, proceedings and thanks are sent by then."),
    ),
    Term(
        Part.PERSON,
        _("Name, position, unit and country of delegates, consents, lists of delegations, signed scans; "
          "names of exhibitors' contact people and staff"), 12,
        _("12 months after the last day"),
        _("The report on the conference is settled by then. How many came, of which province, stays as numbers."),
    ),
    Term(
        Part.INVITED_AGAIN,
        _("Name, unit and contact of those who agreed to be invited again"), 24,
        _("24 months after the last day, or until the consent is withdrawn"),
        _("The next edition is held by then."),
    ),
    Term(
        Part.LOOKS,
        _("Which colleague looked at which list of delegates"), 36,
        _("36 months after the last day"),
        _("So that it can be looked into who saw what."),
    ),
    Term(
        Part.PUBLIC,
        _("Name, position and unit of those who spoke, chaired or led, in the published programme"), None,
        _("for good"),
        _("The programme is the public record of the conference."),
    ),
)  # fmt: skip
MONTHS = {term.part: term.months for term in TERMS if term.months}


def over_on(edition: Edition, part: Part) -> datetime.date | None:
    """The first day on which that part is to be gone; None while the edition has no days."""
    last, months = edition.last_day, MONTHS.get(part)
    if last is None or months is None:
        return None
    return _later(last, months) + datetime.timedelta(days=1)


def _later(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
