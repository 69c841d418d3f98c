"""WRITER  Check-in: every look at a badge is a row of its own; the first valid one of a registration counts."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from conference import ready
from conference.models import User
from conference.ready import Given, Ready
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


def _shown() -> QuerySet[Delegate]:
    """With all that the door is shown."""
    return Delegate.objects.select_related("category", "province").order_by()


_BY_CODE = Ready(lambda: _shown().filter(scan_code=Given("code")))
_BY_PK = Ready(lambda: _shown().filter(pk=Given("pk")))
_SEAT = Seat.objects.filter(registration=OuterRef("pk")).order_by("pk").values("code")[:1]
_REGISTRATIONS = Ready(
    lambda: (
        Registration.objects.filter(event=Given("event"), delegate=Given("delegate"))
        .annotate(seat=Subquery(_SEAT))
        .order_by("-pk")
    )
)
_FIRST = Ready(lambda: Scan.objects.filter(registration=Given("registration"), result=ScanResult.FIRST))


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
    delegate = _BY_PK.first(pk=registration.delegate_id) if registration else _delegate(event, code)
    found = _registration(event, delegate) if delegate else None
    row.registration = found
    row.result = _result(delegate, found)
    if row.result == ScanResult.FIRST:
        # The database decides which one counts.
        if ready.insert_unless_refused(row):
            return Answer(row, delegate, found)
        row.result = ScanResult.AGAIN
    ready.insert([row])
    first = _FIRST.first(registration=found.pk) if found else None
    return Answer(row, delegate, found, first)


def readable_code(code: str) -> str:
    """A code as stored, from what was scanned or typed: letters that Crockford's alphabet leaves out are digits."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))


def _delegate(event: Event, code: str) -> Delegate | None:
    """Whose badge it is. By the code alone, of which there is one: asked for the edition too, a database that has
    not yet counted its rows goes through everybody of the edition instead."""
    typed = readable_code(code)
    found = _BY_CODE.first(code=typed) if typed else None
    return found if found and found.edition_id == event.edition_id else None


def _registration(event: Event, delegate: Delegate) -> Registration | None:
    """The delegate's registration for this event with its `seat`, the live one before others."""
    found = _REGISTRATIONS.all(event=event.pk, delegate=delegate.pk)
    for one in found:
        one.delegate = delegate
    return next((one for one in found if one.is_live), found[0] if found else None)


def _result(delegate: Delegate | None, registration: Registration | None) -> ScanResult:
    if delegate is None:
        return ScanResult.UNKNOWN
    if registration is None:
        return ScanResult.OTHER_EVENT
    if registration.state == RegistrationState.CONFIRMED:
        return ScanResult.FIRST
    return ScanResult.WAITING if registration.is_live else ScanResult.GONE
