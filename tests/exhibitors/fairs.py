"""Fairs, booths and applications as tests need them, made by the writers."""

import datetime
import itertools
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from conference.models import Edition, Province
from exhibitors import allotting, booths, exhibiting, fairs
from exhibitors.choices import ApplicationState
from exhibitors.models import Allotment, Application, Booth, BoothHolding, Exhibitor, Fair, Hall, Product
from tests import factories

NUMBERS = itertools.count(1)
DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return fairs.today_at(timezone.now())


def a_fair(edition: Edition | None = None, **details: Any) -> Fair:
    """A fair that takes applications."""
    terms = {"opens_on": today() - DAY, "closes_on": today() + 30 * DAY} | details
    return fairs.open_fair(by=None, edition=edition or factories.EditionFactory(), **terms)


def some_booths(fair: Fair, count: int) -> list[Booth]:
    """So many booths in one row of a hall of the fair."""
    hall = Hall.objects.filter(edition=fair.edition).first() or factories.HallFactory(edition=fair.edition)
    return [factories.BoothFactory(hall=hall) for _ in range(count)]


def applied(fair: Fair, name: str = "", *, by: Any = None, **details: Any) -> Application:
    """An exhibitor that applies; details of the exhibitor, the contact ("email") and the wish ("wanted") alike."""
    number = next(NUMBERS)
    wish = {key: details.pop(key) for key in ("wanted", "through_department", "note") if key in details}
    contact = {
        "name": details.pop("contact", "Nguyễn Văn Ví Dụ"),
        "email": details.pop("email", f"gian-hang-{number}@example.vn"),
    }
    exhibitor = {"name_vi": name or f"Hợp tác xã Ví Dụ {number}"} | details
    made = exhibiting.apply(
        by=by, edition=fair.edition, key=uuid.uuid4(), exhibitor=exhibitor, contact=contact, wish=wish
    ).application
    assert made is not None
    return made


def offered(fair: Fair, taken: Sequence[Booth], until: datetime.date | None = None, **details: Any) -> Application:
    """An exhibitor to whom these booths are offered."""
    return booths.offer(
        by=None, application=applied(fair, wanted=len(taken), **details), booths=taken, until=until or today()
    )


def confirmed(fair: Fair, taken: Sequence[Booth], **details: Any) -> Application:
    """An exhibitor that has confirmed these booths."""
    return booths.confirm(by=None, application=offered(fair, taken, **details))


def crowd(fair: Fair, count: int) -> None:
    """So many exhibitors more, each with a booth that is theirs and a product: past the writers, for five hundred."""
    edition, now = fair.edition, timezone.now()
    hall = Hall.objects.filter(edition=edition).first() or factories.HallFactory(edition=edition)
    provinces = [factories.ProvinceFactory() for _ in range(5)]
    names = [f"Hợp tác xã Đông Đảo {next(NUMBERS)}" for _ in range(count)]
    made = Exhibitor.objects.bulk_create(
        Exhibitor(edition=edition, name_vi=name, slug=name.split()[-1], folded=name, province=provinces[place % 5],
                  created_at=now)
        for place, name in enumerate(names)
    )  # fmt: skip
    stands = Booth.objects.bulk_create(factories.BoothFactory.build(hall=hall, edition=edition) for _ in made)
    theirs = Application.objects.bulk_create(
        Application(exhibitor=one, state=ApplicationState.CONFIRMED, applied_at=now) for one in made
    )
    pairs = zip(stands, theirs, strict=True)
    BoothHolding.objects.bulk_create(BoothHolding(booth=one, application=its, since=now) for one, its in pairs)
    Product.objects.bulk_create(Product(exhibitor=one, name_vi="Trà", slug="tra", folded="tra") for one in made)


def an_allotment(fair: Fair, province: Province, size: int, returns_on: datetime.date | None = None) -> Allotment:
    return allotting.set_aside(by=None, edition=fair.edition, province=province, size=size, returns_on=returns_on)


def later(days: int) -> datetime.datetime:
    return timezone.now() + days * DAY


def holders() -> dict[str, str]:
    """Whose each booth is, by its code."""
    rows = BoothHolding.objects.select_related("booth", "application__exhibitor")
    return {one.booth.code: one.application.exhibitor.name_vi for one in rows}
