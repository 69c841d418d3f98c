"""WRITER  Check-in: every look at a badge is a row of its own; the first valid one of a registration counts."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from conference.models import User
from events.choices import RegistrationState, ScanResult
from events.models import Delegate, Event, Registration, Scan, Seat


class Light(StrEnum):
    """What the door sees from afar."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


LIGHTS = {
    ScanResult.FIRST: Light.GREEN,
    ScanResult.AGAIN: Light.AMBER,
    ScanResult.WAITING: Light.AMBER,
    ScanResult.OTHER_EVENT: Light.AMBER,
    ScanResult.GONE: Light.RED,
    ScanResult.UNKNOWN: Light.RED,
}


@dataclass(frozen=True)
class Answer:
    """What the door is told: the light, the row written, whose badge it is, and the scan that counted before."""

    scan: Scan
    delegate: Delegate | None = None
    registration: Registration | None = None
    first: Scan | None = None

    @property
    def result(self) -> ScanResult:
        return ScanResult(self.scan.result)

    @property
    def light(self) -> Light:
        return LIGHTS[self.result]


def scan(
    *, by: User | None, event: Event, code: str = "", registration: Registration | None = None, gate: str = "",
    at: datetime.datetime | None = None,
) -> Answer:  # fmt: skip
    """Look at a badge at the door of an event, by its code or by the registration picked from a list.

    Never refuses: what is wrong is a light and a row as well. Two looks at one moment make one first.
    """
    row = Scan(event=event, by=by, gate=gate.strip()[:60], at=at or timezone.now())
    found = _registration(event, code, registration)
    delegate = found.delegate if found else _delegate(event, code)
    row.registration = found
    row.result = _result(delegate, found)
    if row.result == ScanResult.FIRST:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            row.result = ScanResult.AGAIN
        else:
            return Answer(row, delegate, found)
    row.save(force_insert=True)
    first = Scan.objects.filter(registration=found, result=ScanResult.FIRST).first() if found else None
    return Answer(row, delegate, found, first)


def readable_code(code: str) -> str:
    """A code as stored, from what was scanned or typed: letters that Crockford's alphabet leaves out are digits."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))


def _registration(event: Event, code: str, picked: Registration | None) -> Registration | None:
    """The registration for this event, with its delegate and `seat`, the live one before others. One query."""
    rows = Registration.objects.filter(event=event).select_related("delegate__category", "delegate__province")
    rows = rows.annotate(seat=Subquery(Seat.objects.filter(registration=OuterRef("pk")).values("code")[:1]))
    typed = readable_code(code)
    if picked is not None:
        rows = rows.filter(delegate=picked.delegate_id)
    elif typed:
        rows = rows.filter(delegate__scan_code=typed, delegate__edition=event.edition_id)
    else:
        return None
    found = list(rows.order_by("-pk"))
    return next((one for one in found if one.is_live), found[0] if found else None)


def _delegate(event: Event, code: str) -> Delegate | None:
    """Whose code it is, who is not registered for this event."""
    rows = Delegate.objects.select_related("category", "province").filter(edition=event.edition_id)
    typed = readable_code(code)
    return rows.filter(scan_code=typed).first() if typed else None


def _result(delegate: Delegate | None, registration: Registration | None) -> ScanResult:
    if delegate is None:
        return ScanResult.UNKNOWN
    if registration is None:
        return ScanResult.OTHER_EVENT
    if registration.state == RegistrationState.CONFIRMED:
        return ScanResult.FIRST
    return ScanResult.WAITING if registration.is_live else ScanResult.GONE
