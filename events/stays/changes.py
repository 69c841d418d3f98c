"""WRITER  What lists of arrivals, lodging and pick-ups said when they were taken away, and what has changed since."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, User
from events.models import Delegate, StayList, StayRow
from events.stays.guests import Guest

PARTS = {
    "person": _("name or contact"), "arrival": _("arrival"), "lodging": _("lodging"), "pick_up": _("pick-up"),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What is different of one delegate: `what` is "new", "gone", or names parts; `told` says it in words."""

    delegate: Delegate
    what: str
    told: str


@dataclass(frozen=True)
class Since:
    """The last list, None before the first, and what has changed since, by given name."""

    last: StayList | None
    changes: Sequence[Change]

    @property
    def changed(self) -> dict[int, Change]:
        """By the delegate's id."""
        return {one.delegate.pk: one for one in self.changes}


def since_last_list(edition: Edition, guests: Iterable[Guest]) -> Since:
    """Who is new, who comes no more, and what else is different. Two queries; before a first list nothing is."""
    last = StayList.objects.filter(edition=edition).select_related("by").first()
    if last is None:
        return Since(None, [])
    rows = {row.delegate_id: row for row in StayRow.objects.filter(stay_list=last).select_related("delegate")}
    changes = [_change(one, rows.pop(one.delegate.pk, None)) for one in guests]
    gone = [Change(row.delegate, "gone", str(_("does not come any more"))) for row in rows.values()]
    found = sorted([*filter(None, changes), *gone], key=lambda one: (one.delegate.name_order, one.delegate.pk))
    return Since(last, found)


def _change(guest: Guest, row: StayRow | None) -> Change | None:
    if row is None:
        return Change(guest.delegate, "new", str(_("new on the list")))
    now = fingerprints(guest)
    parts = [name for name in PARTS if row.fingerprints.get(name) != now[name]]
    return Change(guest.delegate, ",".join(parts), ", ".join(str(PARTS[name]) for name in parts)) if parts else None


@transaction.atomic
def note_list(
    *, by: User | None, edition: Edition, guests: Iterable[Guest], at: datetime.datetime | None = None
) -> StayList:  # fmt: skip
    """Note what the list says that is taken away now. Of those before it nothing more is needed."""
    made: StayList = StayList.objects.create(by=by, edition=edition, at=at or timezone.now())
    StayRow.objects.bulk_create(
        StayRow(stay_list=made, delegate=one.delegate, fingerprints=fingerprints(one)) for one in guests
    )
    StayRow.objects.filter(stay_list__edition=edition, stay_list__lt=made.pk).delete()
    return made


def forget_lists(lists: Iterable[int]) -> None:
    """Delete lists, by id, in the caller's transaction: their term is over."""
    StayList.objects.filter(pk__in=list(lists)).delete()


def fingerprints(guest: Guest) -> dict[str, str]:
    """What tells one list from the next, and nothing of the person: keyed by the delegate's own secret."""
    who, met = guest.delegate, guest.pick_up
    said: dict[str, list[Any]] = {
        "person": [who.full_title, who.position, who.unit, who.phone],
        "arrival": [who.arrives_at, who.arrival, who.transport],
        "lodging": [guest.hotel.name if guest.hotel else "", who.lodging, who.lodging_note],
        "pick_up": [met.pool.name, met.at, met.place, met.vehicle, met.driver, met.met_by] if met else [],
    }
    return {name: _fingerprint(who, what) for name, what in said.items()}


def _fingerprint(delegate: Delegate, said: list[Any]) -> str:
    text = json.dumps(said, ensure_ascii=False, default=str)
    return hashlib.blake2b(text.encode(), digest_size=8, key=delegate.scan_code.encode()).hexdigest()
