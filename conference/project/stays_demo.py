"""The fictional edition's arrivals, beds and pick-ups: some given, some open, some changed since the last list."""

import datetime

from django.utils import timezone

from conference.models import Edition
from events import registration, stays
from events.choices import PoolKind
from events.models import PickUp, Pool
from events.stays.guests import Guest

HOUR = datetime.timedelta(hours=1)
# name, car, seats, hour of the day before, where
PICK_UPS = [
    ("Xe 1, sân bay, buổi sáng", "Xe 29 chỗ (minh họa)", 12, 9, "Cửa đến quốc nội, sân bay Mẫu"),
    ("Xe 2, sân bay, buổi chiều", "Xe 16 chỗ (minh họa)", 8, 15, "Cửa đến quốc nội, sân bay Mẫu"),
    ("Đón tại cổng Trung tâm", "", 40, 7, "Cổng chính Trung tâm Hội nghị tỉnh Mẫu"),
]
FLIGHTS = ("VN 0001 (minh họa)", "VJ 0002 (minh họa)", "Xe khách", "Tàu SE0")


def load(edition: Edition) -> None:
    """Once: arrivals for those who ask to be picked up, then seats and beds for most of them."""
    if PickUp.objects.filter(pool__edition=edition).exists() or edition.starts_on is None:
        return
    before = timezone.make_aware(datetime.datetime.combine(edition.starts_on, datetime.time())) - 24 * HOUR
    for number, one in enumerate(_who_ask(edition)):
        person = {"arrives_at": before + (8 + number % 9) * HOUR, "arrival": FLIGHTS[number % len(FLIGHTS)]}
        registration.edit(by=None, delegate=one.delegate, person=person)
    for number, (name, vehicle, seats, hour, place) in enumerate(PICK_UPS, 1):
        stays.open_pick_up(
            by=None, edition=edition, name=name, seats=seats, vehicle=vehicle, at=before + hour * HOUR, place=place,
            met_by=f"Bà Lễ Tân {number} (minh họa)", driver=f"Ông Lái Xe {number} (minh họa)" if vehicle else "",
        )  # fmt: skip
    _settle(edition)
    guests = stays.guests_of(edition)
    stays.note_list(by=None, edition=edition, guests=guests)
    for one in [one for one in guests if one.pick_up][:2]:
        registration.edit(by=None, delegate=one.delegate, person={"arrival": "VN 0003 (minh họa)"})


def _who_ask(edition: Edition) -> list[Guest]:
    return [one for one in stays.guests_of(edition) if one.wants_pick_up]


def _settle(edition: Edition) -> None:
    hotels = list(Pool.objects.filter(edition=edition, kind=PoolKind.HOTEL).order_by("pk"))
    cars = [one.pool for one in stays.pick_ups_of(edition)]
    asking = _who_ask(edition)
    for number, car in enumerate(cars[:2]):
        stays.give_to(by=None, guests=asking[number * 5 : number * 5 + 5], kind=PoolKind.PICK_UP, pool=car)
    sleeping = [one for one in stays.guests_of(edition) if one.wants_room]
    for number, hotel in enumerate(hotels):
        stays.give_to(by=None, guests=sleeping[number * 9 : number * 9 + 9], kind=PoolKind.HOTEL, pool=hotel)
