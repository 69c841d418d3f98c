"""What a row of a list says of a person: as it was typed, and as the registration takes it. Writes nothing."""

import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import phones
from conference.errors import Refused
from conference.folding import fold
from events.choices import DelegateSource, Lodging, Transport
from events.models import Category, Delegate, Delegation, DelegationEntry
from events.registration.person import describe

# What a list says of each person, in the order of its columns.
FIELDS = (
    "honorific", "name", "academic_title", "position", "unit", "phone", "email", "arrives_at", "arrival", "transport",
    "lodging", "lodging_note", "diet",
)  # fmt: skip
CHOICES: dict[str, type[Lodging] | type[Transport]] = {"lodging": Lodging, "transport": Transport}
# What fills no column by itself: "x" in a list of Excel says yes to what is asked for.
YES = frozenset({"x", "co", "yes", "dang ky", "can"})
NO = frozenset({"", "khong", "no", "-", "0"})
LONGEST = 254
Problems = dict[str, list[str]]
# Where a row keeps what the reader of its list found; whatever is typed anew is looked at anew.
FOUND = "problems"
# A row on its way in: text by field, "category", and under "problems" what a list's reader found by field.
Row = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """A row as the registration takes it, and what of it is to be mended, by field."""

    person: dict[str, Any]
    problems: Problems = field(default_factory=dict)


def tidy(values: Mapping[str, Any]) -> dict[str, str]:
    """The known fields as text: composed, single spaces, nothing empty; what can be read is written in one way."""
    texts = {name: unicodedata.normalize("NFC", str(values.get(name) or "")) for name in FIELDS}
    spaced = {name: _in_one_way(name, " ".join(text.split())[:LONGEST]) for name, text in texts.items()}
    return {name: text for name, text in spaced.items() if text}


def _in_one_way(name: str, text: str) -> str:
    """A list that goes out and comes in again is to be the same, whoever wrote its numbers and days."""
    try:
        if name == "phone" and text:
            return phones.readable(phones.e164(text))
        if name == "arrives_at":
            moment = _arrival(text)
            return shown(moment) if moment else ""
        return _choice(name, text) if name in CHOICES else text
    except (ValueError, ValidationError):
        return text


def read(values: Mapping[str, Any], *, category: Category, delegation: Delegation) -> Reading:
    """What the row says of a person of that delegation, and why it cannot stand where it cannot."""
    person: dict[str, Any] = {name: values.get(name, "") for name in FIELDS}
    problems: Problems = {} if person["name"] else {"name": [_("Type the full name.")]}
    known = {name: [sentence] for name, sentence in values.get(FOUND, {}).items()}
    for name in (*CHOICES, "arrives_at"):
        try:
            person[name] = _arrival(person[name]) if name == "arrives_at" else _choice(name, person[name])
        except ValidationError as error:
            problems[name], person[name] = error.messages, None if name == "arrives_at" else ""
    person["unit"] = person["unit"] or delegation.invited
    person |= {"province": delegation.province, "language": delegation.language}
    try:
        describe(Delegate(category=category, source=DelegateSource.FOCAL_PERSON), person)
    except Refused as refused:
        problems = refused.fields | problems
    return Reading(person, problems | known)


def _arrival(text: str) -> datetime.datetime | None:
    if not text:
        return None
    error = _("Write the arrival like 09:30 12/10/2027, or the day alone.")
    moment: datetime.datetime | None = forms.DateTimeField(error_messages={"invalid": error}).clean(text)
    return moment


def _choice(name: str, text: str) -> str:
    """The stored word of what was typed: itself, its label in either language, or a plain yes or no."""
    choices, folded = CHOICES[name], fold(text)
    if folded in NO:
        return ""
    if folded in YES:
        return str(choices.values[0])
    for value, label in choices.choices:
        if folded in (value, fold(str(label))):
            return str(value)
    labels = ", ".join(str(label) for label in choices.labels)
    raise ValidationError(_("Write one of these: %(choices)s.") % {"choices": labels})


def problems_of(delegation: Delegation, entries: Sequence[DelegationEntry]) -> dict[int, Problems]:
    """What is to be mended, by the row's id; a row without problems is not in it."""
    staying = [entry for entry in entries if not entry.is_removed]
    found = {one.pk: read(one.values, category=one.category, delegation=delegation).problems for one in staying}
    for pk, sentence in _twice(delegation, staying):
        found[pk].setdefault("name", []).append(sentence)
    return {pk: problems for pk, problems in found.items() if problems}


def _twice(delegation: Delegation, entries: Sequence[DelegationEntry]) -> Iterable[tuple[int, str]]:
    """Rows that name one person more than once: all but the first."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        unit = entry.values.get("unit") or delegation.invited
        known = seen[fold(entry.values.get("name", "")), fold(unit)]
        if known and entry.values.get("name"):
            yield entry.pk, _("This person stands in row %(row)s already.") % {"row": known[0]}
        known.append(number)


def shown(moment: datetime.datetime) -> str:
    """A moment as the list writes it: 09:30 12/10/2027, in the conference's own zone."""
    return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}"
