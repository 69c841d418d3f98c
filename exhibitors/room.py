"""How many booths there are for whom: what departments may still give is kept for them."""

import datetime
from collections import Counter

from django.db.models import Q, Sum
from django.utils.translation import ngettext

from conference.errors import Refused
from conference.models import Edition
from exhibitors.choices import LIVE
from exhibitors.models import Allotment, Application, Booth, BoothHolding, Fair


def free_booths(edition: Edition, today: datetime.date) -> int:
    """Booths of the edition's halls that nobody holds. Two queries."""
    held = BoothHolding.objects.standing(today).filter(booth__edition=edition).count()
    return Booth.objects.filter(edition=edition).count() - held


def kept(fair: Fair, today: datetime.date) -> dict[int, int]:
    """How many booths are kept for each allotment, by its id: what it has not had yet. Three queries.

    Of one whose day is over only what its department has selected is kept, whether or not that was noted yet.
    """
    allotments = list(Allotment.objects.filter(fair=fair))
    held = _held(fair, today)
    selected = _selected(fair)
    sizes = {one.pk: one.size if one.is_open_on(today) else min(one.size, selected[one.pk]) for one in allotments}
    return {pk: max(size - held[pk], 0) for pk, size in sizes.items()}


def left_for(fair: Fair, application: Application, today: datetime.date) -> int:
    """How many free booths are kept for nobody else. Five queries."""
    others = sum(kept_for for pk, kept_for in kept(fair, today).items() if pk != application.allotment_id)
    return free_booths(fair.edition, today) - others


def insist(fair: Fair, application: Application, count: int, today: datetime.date) -> None:
    """Raise Refused where fewer booths are left for this application than it is to get ("booths")."""
    left = left_for(fair, application, today)
    if count > left:
        sentence = ngettext(
            "The free booths are kept for departments: %(left)s is left for others.",
            "The free booths are kept for departments: %(left)s are left for others.",
            max(left, 0),
        )
        raise Refused(fields={"booths": [sentence % {"left": max(left, 0)}]})


def _held(fair: Fair, today: datetime.date) -> Counter[int]:
    rows = BoothHolding.objects.standing(today).filter(application__allotment__fair=fair)
    return Counter(rows.values_list("application__allotment", flat=True))


def _selected(fair: Fair) -> Counter[int]:
    rows = Application.objects.filter(Q(state__in=LIVE), allotment__fair=fair)
    counted = rows.order_by().values("allotment").annotate(wanted_in_all=Sum("wanted"))
    return Counter({row["allotment"]: row["wanted_in_all"] for row in counted})
