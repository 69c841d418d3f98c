"""Reads: whom the MC introduces, in the order of protocol: all who are expected, or those who have come."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from events import protocol, words
from events.choices import Address, RegistrationState, ScanResult
from events.models import Delegate, Event, ProtocolGroup, Registration, Scan
from events.models.protocol import STEP
from events.prints import address


@dataclass(frozen=True)
class Guest:
    """One who is introduced; `came_at` is when the door first saw them."""

    delegate: Delegate
    rank: int | None
    came_at: datetime.datetime | None

    def called(self, form: Address) -> str:
        """ "Đồng chí Trần Thị Sen", "Bà Trần Thị Sen", with the academic title before the name."""
        who = self.delegate
        said = address.form(who.honorific, form)
        called = " ".join(part for part in (said, who.academic_title, who.name) if part)
        return called[:1].upper() + called[1:]

    @property
    def posts(self) -> str:
        """Position and unit, with the province where the unit does not name it."""
        who = self.delegate
        province = words.of(who.province, "full_name") if who.province else ""
        named = province and (words.of(who.province, "name") in who.unit)
        return ", ".join(part for part in (who.position, who.unit, "" if named else province) if part)


@dataclass
class Part:
    """One group of the rank table, None where a rank is in none: `guests` by name, so many `others` together."""

    group: ProtocolGroup | None
    guests: list[Guest] = field(default_factory=list)
    others: int = 0

    @property
    def name(self) -> str:
        return words.of(self.group, "name") if self.group else ""


@dataclass(frozen=True)
class Introductions:
    """All parts in the order of protocol."""

    event: Event
    present_only: bool
    address: Address
    parts: list[Part]
    present: int
    confirmed: int

    @property
    def unranked(self) -> int:
        """How many are named last because nothing says where they belong."""
        return sum(guest.rank is None for part in self.parts for guest in part.guests)

    @property
    def named(self) -> int:
        return sum(len(part.guests) for part in self.parts)


def of(event: Event, *, present_only: bool) -> Introductions:
    """Seven queries, however many come."""
    registrations = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    rows = list(registrations.select_related("delegate__province").order_by("delegate__name_order", "pk"))
    came = dict(
        Scan.objects.filter(event=event, result=ScanResult.FIRST).order_by().values_list("registration_id", "at")
    )
    for row in rows:
        row.delegate.edition = event.edition
    known = {one.delegate.pk: one.proposed for one in protocol.ranked(event.edition, [row.delegate for row in rows])}
    guests = [
        Guest(row.delegate, row.delegate.protocol_rank or known[row.delegate_id], came.get(row.pk)) for row in rows
    ]
    shown = [one for one in guests if one.came_at or not present_only]
    groups = {one.number: one for one in ProtocolGroup.objects.filter(edition=event.edition)}
    return Introductions(
        event=event, present_only=present_only, address=Address(protocol.of(event.edition).address),
        parts=list(_parts(sorted(shown, key=_order), groups)),
        present=sum(one.came_at is not None for one in guests), confirmed=len(guests),
    )  # fmt: skip


def _order(guest: Guest) -> tuple[bool, int, str]:
    return guest.rank is None, guest.rank or 0, guest.delegate.name_order


def _parts(guests: list[Guest], groups: dict[int, ProtocolGroup]) -> Iterator[Part]:
    """Groups in their order; a rank that belongs to no group stays where it stands, without a name."""
    part: Part | None = None
    for guest in guests:
        number, line = divmod(guest.rank or 0, STEP)
        group = groups.get(number)
        if part is None or part.group is not group:
            if part:
                yield part
            part = Part(group)
        if group is None or line <= group.by_name or guest.delegate.rank_reason:
            part.guests.append(guest)
        else:
            part.others += 1
    if part:
        yield part


def spoken(part: Part, form: Address) -> list[str]:
    """What the MC says of each who is named: how they are called, then what they are."""
    return [", ".join(filter(None, (guest.called(form), guest.posts))) for guest in part.guests]
