"""Who stands where: the plan of an edition as it is on a day, read for visitors or for staff."""

import datetime

from conference.models import Edition
from exhibitors import floorplan
from exhibitors.choices import PUBLIC, BoothState
from exhibitors.floorplan import Plan, Stand
from exhibitors.models import Application, Booth, BoothHolding, Hall, Landmark

WITH = ("application__exhibitor__province",)


def public_plan(edition: Edition, today: datetime.date) -> Plan:
    """The plan of the halls that are shown, in four queries, however many booths there are."""
    return _plan(edition, list(Hall.objects.filter(edition=edition, is_public=True)), today)


def hall_plan(hall: Hall, today: datetime.date) -> Plan:
    """The plan of one hall, public or not, for those who draw it."""
    return _plan(hall.edition, [hall], today)


def _plan(edition: Edition, halls: list[Hall], today: datetime.date) -> Plan:
    booths = Booth.objects.filter(hall__in=halls).select_related("type").order_by("pk")
    landmarks = Landmark.objects.filter(hall__in=halls)
    return floorplan.drawn(halls, booths, landmarks, stands(edition, today))


def stands(edition: Edition, today: datetime.date) -> dict[int, Stand]:
    """By the id of each booth that is not free, what visitors may know of it. One query."""
    holdings = BoothHolding.objects.standing(today).filter(booth__edition=edition)
    return {one.booth_id: _stand(one.application) for one in holdings.select_related(*WITH)}


def _stand(application: Application) -> Stand:
    """Who comes is told once the booth is theirs; an exhibitor kept out of the public pages never."""
    if application.state not in PUBLIC:
        return Stand(BoothState.HELD)
    exhibitor = application.exhibitor
    if exhibitor.is_hidden:
        return Stand(BoothState.TAKEN)
    return Stand(BoothState.TAKEN, exhibitor, exhibitor.province)
