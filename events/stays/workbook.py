"""Arrivals, lodging and pick-ups as one Excel file: what hotels, drivers and those who meet guests work with."""

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from conference import phones
from conference.admin.cells import harmless
from events.models import PickUp
from events.stays.changes import Since
from events.stays.guests import Group, Guest

Rows = Iterable[Sequence[Any]]
FAR = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def workbook(groups: Sequence[Group], pick_ups: Iterable[PickUp], since: Since) -> bytes:
    """Five sheets: in short, arrivals, lodging, pick-ups, and what is different from the list before."""
    book = Workbook(write_only=True)
    guests = [(group, guest) for group in groups for guest in group.guests]
    _sheet(book, _("By delegation"), _short_headings(), [_short(group) for group in groups])
    _sheet(book, _("Arrivals"), _arrival_headings(), [_arrival(*one) for one in sorted(guests, key=_when)])
    _sheet(book, _("Lodging"), _lodging_headings(), [_lodging(*one) for one in sorted(guests, key=_where)])
    met = [(pick_up, guest) for pick_up in pick_ups for _group, guest in guests if guest.pick_up == pick_up]
    _sheet(book, _("Pick-ups"), _pick_up_headings(), [_pick_up(*one) for one in met])
    changes = [[one.delegate.full_title, one.delegate.unit, one.told] for one in since.changes]
    _sheet(book, _("Changes"), [_("Delegate"), _("Unit"), _since(since)], changes)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _when(one: tuple[Group, Guest]) -> Any:
    return one[1].delegate.arrives_at or FAR


def _where(one: tuple[Group, Guest]) -> Any:
    """By hotel; then those who ask for a room, and last who needs none."""
    guest = one[1]
    return guest.hotel is None, guest.hotel.name if guest.hotel else "", not guest.wants_room


def _since(since: Since) -> str:
    if since.last is None:
        return _("Changed since the list before")
    return _("Changed since the list of %(time)s") % {"time": moment(since.last.at)}


def _short_headings() -> list[str]:
    return [_("Delegation"), _("Confirmed"), _("Arrival known"), _("Ask to be picked up"), _("On a pick-up"),
            _("Ask for a room"), _("In a hotel")]  # fmt: skip


def _short(group: Group) -> list[Any]:
    return [group.name or _("Others"), len(group.guests), group.arriving, group.wanting_pick_up, group.picked_up,
            group.wanting_room, group.lodged]  # fmt: skip


def _who_headings() -> list[str]:
    return [_("Delegation"), _("Delegate"), _("Position"), _("Unit"), _("Phone")]


def _who(group: Group, guest: Guest) -> list[Any]:
    who = guest.delegate
    phone = phones.readable(who.phone) if who.phone else ""
    return [group.name or _("Others"), who.full_title, who.position, who.unit, phone]


def _arrival_headings() -> list[str]:
    return [_("Arrives"), _("Flight, train or car"), *_who_headings(), _("From the airport or station"), _("Pick-up"),
            _("Who meets them"), _("Hotel")]  # fmt: skip


def _arrival(group: Group, guest: Guest) -> list[Any]:
    who, met = guest.delegate, guest.pick_up
    return [
        moment(who.arrives_at), who.arrival, *_who(group, guest), who.get_transport_display(),
        met.pool.name if met else "", _reach(met.met_by, met.met_by_phone) if met else "",
        guest.hotel.name if guest.hotel else "",
    ]  # fmt: skip


def _lodging_headings() -> list[str]:
    return [_("Hotel"), *_who_headings(), _("Lodging"), _("About the lodging"), _("Arrives"), _("Diet")]


def _lodging(group: Group, guest: Guest) -> list[Any]:
    who = guest.delegate
    hotel = guest.hotel.name if guest.hotel else ""
    return [hotel, *_who(group, guest), who.get_lodging_display(), who.lodging_note, moment(who.arrives_at), who.diet]


def _pick_up_headings() -> list[str]:
    return [_("Pick-up"), _("Time"), _("Where they are met"), _("Car"), _("Driver"), _("Who meets them"), _("Delegate"),
            _("Position"), _("Unit"), _("Phone"), _("Flight, train or car"), _("Hotel")]  # fmt: skip


def _pick_up(one: PickUp, guest: Guest) -> list[Any]:
    who = guest.delegate
    return [
        one.pool.name, moment(one.at), one.place, one.vehicle, _reach(one.driver, one.driver_phone),
        _reach(one.met_by, one.met_by_phone), who.full_title, who.position, who.unit,
        phones.readable(who.phone) if who.phone else "", who.arrival, guest.hotel.name if guest.hotel else "",
    ]  # fmt: skip


def _reach(name: str, phone: str) -> str:
    return " ".join(filter(None, [name, phones.readable(phone) if phone else ""]))


def moment(at: datetime.datetime | None) -> str:
    """In the conference's own zone; of a day without an hour, the day alone."""
    if at is None:
        return ""
    here = timezone.localtime(at)
    return f"{here:%d/%m/%Y}" if here.time() == datetime.time() else f"{here:%H:%M %d/%m/%Y}"


def _sheet(book: Workbook, title: str, headings: Sequence[str], rows: Rows) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 22
    sheet.append([_heading(sheet, text) for text in headings])
    for row in rows:
        sheet.append([harmless(cell) for cell in row])


def _heading(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="A4161A")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell
