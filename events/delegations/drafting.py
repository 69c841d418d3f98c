"""WRITER  What the focal person writes: the rows of the list. Nobody is registered by it.

The delegation is found by the link's secret under the lock, so that a link which was replaced while its
holder wrote does not write. `by` is nobody: the holder has no account, and the trail would repeat names.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import files
from conference.errors import Refused
from conference.folding import fold
from events.delegations.held import change, opened_by, touch
from events.delegations.rows import FOUND, read, tidy
from events.models import Category, Delegation, DelegationEntry

MOST_ROWS = 500


@dataclass(frozen=True)
class Taken:
    """What came of a pasted or uploaded list, in counts of its rows."""

    added: int = 0
    changed: int = 0
    same: int = 0


@transaction.atomic
def open_list(*, token: str, at: datetime.datetime | None = None) -> Delegation:
    """Note that the focal person has seen what is asked and begins. A second time changes nothing."""
    at = at or timezone.now()
    delegation = opened_by(token, at)
    if delegation.opened_at is None:
        change(None, delegation, {"opened_at": at})
    return delegation


@transaction.atomic
def add(
    *, token: str, category: Category, values: Mapping[str, Any], at: datetime.datetime | None = None
) -> DelegationEntry:
    """Put a person at the end of the list. Raises Refused with the fields that cannot stand."""
    delegation = opened_by(token, at or timezone.now())
    texts = _texts(delegation, values)
    _insist_sound(delegation, category, texts)
    entry = _append(delegation, category, texts)
    touch(delegation)
    return entry


@transaction.atomic
def correct(
    *, token: str, entry_id: int, values: Mapping[str, Any], category: Category | None = None,
    substitute: bool = False, at: datetime.datetime | None = None,
) -> DelegationEntry:  # fmt: skip
    """Write a row anew; of a person sent already it goes through with the next sending.

    `substitute`: another person comes in the place of the one who was sent. Raises Refused with the fields
    that cannot stand, and for a row that is there no more.
    """
    delegation = opened_by(token, at or timezone.now())
    entry = _row(delegation, entry_id)
    if category and entry.registration_id is None:
        entry.category = category
    texts = _texts(delegation, values)
    _insist_sound(delegation, entry.category, texts)
    entry.values = texts
    entry.is_substitute = entry.registration_id is not None and (substitute or entry.is_substitute)
    entry.is_removed = False
    entry.save(update_fields=["values", "category", "is_substitute", "is_removed"])
    touch(delegation)
    return entry


@transaction.atomic
def remove(*, token: str, entry_id: int, at: datetime.datetime | None = None) -> Delegation:
    """Strike a person off the list; whoever was sent already is withdrawn with the next sending."""
    delegation = opened_by(token, at or timezone.now())
    entry = _row(delegation, entry_id)
    if entry.registration_id is None:
        entry.delete()
    else:
        entry.is_removed, entry.is_head = True, False
        entry.save(update_fields=["is_removed", "is_head"])
    touch(delegation)
    return delegation


@transaction.atomic
def restore(*, token: str, entry_id: int, at: datetime.datetime | None = None) -> Delegation:
    """Make a row what was sent of it last: not struck off, not changed, no substitute."""
    delegation = opened_by(token, at or timezone.now())
    entry = _row(delegation, entry_id)
    if entry.registration_id is not None:
        entry.values, entry.is_removed, entry.is_substitute = entry.sent, False, False
        entry.save(update_fields=["values", "is_removed", "is_substitute"])
        touch(delegation)
    return delegation


@transaction.atomic
def move(*, token: str, entry_id: int, places: int, at: datetime.datetime | None = None) -> Delegation:
    """Put a row so many places further down (negative: up); it stops at the ends."""
    delegation = opened_by(token, at or timezone.now())
    rows = list(delegation.entries.order_by("order", "pk"))
    entry = _row(delegation, entry_id)
    was = next(index for index, row in enumerate(rows) if row.pk == entry.pk)
    rows.insert(max(0, min(len(rows) - 1, was + places)), rows.pop(was))
    for order, row in enumerate(rows):
        row.order = order
    DelegationEntry.objects.bulk_update(rows, ["order"])
    touch(delegation)
    return delegation


@transaction.atomic
def set_head(*, token: str, entry_id: int, at: datetime.datetime | None = None) -> Delegation:
    """Make this person the head of the delegation, instead of whoever was."""
    delegation = opened_by(token, at or timezone.now())
    entry = _row(delegation, entry_id)
    if entry.is_removed:
        raise Refused(_("Whoever does not come cannot be the head of the delegation."))
    DelegationEntry.objects.filter(delegation=delegation, is_head=True).update(is_head=False)
    entry.is_head = True
    entry.save(update_fields=["is_head"])
    touch(delegation)
    return delegation


@transaction.atomic
def take_rows(
    *, token: str, rows: Sequence[Mapping[str, Any]], category: Category, at: datetime.datetime | None = None
) -> Taken:
    """Take the rows of a list: whoever stands in it already is corrected, the others come to its end.

    A row that has to be mended is kept as it is typed: the page says what is wrong with it, and
    nothing is sent before that. A person is known again by name, and where two have that name by unit.
    """
    delegation = opened_by(token, at or timezone.now())
    known = list(delegation.entries.select_related("category"))
    if len(known) + len(rows) > MOST_ROWS * 2 or len(rows) > MOST_ROWS:
        raise Refused(_("A list has at most %(count)s people. Divide it.") % {"count": MOST_ROWS})
    counts = {"added": 0, "changed": 0, "same": 0}
    for row in rows:
        texts: dict[str, Any] = _texts(delegation, row)
        if row.get(FOUND):
            texts[FOUND] = dict(row[FOUND])
        if texts:
            counts[_take(delegation, known, texts, row.get("category") or category)] += 1
    if counts["added"] or counts["changed"]:
        touch(delegation)
    return Taken(**counts)


@transaction.atomic
def keep_signed(*, token: str, file: Any, at: datetime.datetime | None = None) -> Delegation:
    """Keep the list as it was signed; another takes its place. `file` has been looked into by `conference.uploads`."""
    at = at or timezone.now()
    delegation = opened_by(token, at)
    replaced = [delegation.signed_list]
    change(None, delegation, {"signed_list": file, "signed_at": at})
    files.forget(replaced)
    return delegation


def _take(delegation: Delegation, known: list[DelegationEntry], texts: dict[str, Any], category: Category) -> str:
    entry = _known_again(delegation, known, texts)
    if entry is None:
        known.append(_append(delegation, category, texts))
        return "added"
    if entry.values == texts and not entry.is_removed:
        return "same"
    entry.values, entry.is_removed = texts, False
    entry.save(update_fields=["values", "is_removed"])
    return "changed"


def _known_again(
    delegation: Delegation, known: Sequence[DelegationEntry], texts: Mapping[str, Any]
) -> DelegationEntry | None:
    name = fold(texts.get("name", ""))
    named = [one for one in known if name and fold(one.values.get("name", "")) == name]
    unit = fold(texts.get("unit") or delegation.invited)
    of_unit = [one for one in named if fold(one.values.get("unit") or delegation.invited) == unit]
    found = of_unit or (named if len(named) == 1 else [])
    return found[0] if found else None


def _append(delegation: Delegation, category: Category, texts: dict[str, Any]) -> DelegationEntry:
    last = delegation.entries.aggregate(last=Max("order"))["last"]
    entry: DelegationEntry = DelegationEntry.objects.create(
        delegation=delegation, category=category, values=texts, order=0 if last is None else last + 1
    )
    return entry


def _texts(delegation: Delegation, values: Mapping[str, Any]) -> dict[str, str]:
    """As typed, in one way; a unit that is the delegation's own is left out, as whoever types leaves it."""
    texts = tidy(values)
    if fold(texts.get("unit", "")) == fold(delegation.invited):
        texts.pop("unit", None)
    return texts


def _row(delegation: Delegation, entry_id: int) -> DelegationEntry:
    entry: DelegationEntry | None = delegation.entries.select_related("category").filter(pk=entry_id).first()
    if entry is None:
        raise Refused(_("This row is not in the list any more."))
    return entry


def _insist_sound(delegation: Delegation, category: Category, texts: Mapping[str, str]) -> None:
    if problems := read(texts, category=category, delegation=delegation).problems:
        raise Refused(fields=problems)
