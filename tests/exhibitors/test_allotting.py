"""Booths set aside for a province, and what becomes of those it does not use."""

import pytest
from django.utils import timezone

from conference.errors import Refused
from exhibitors import allotting, booths, exhibiting, room
from tests import factories
from tests.exhibitors.fairs import DAY, a_fair, an_allotment, applied, later, offered, some_booths, today

pytestmark = pytest.mark.django_db


def test_a_department_selects_and_ranks_its_applicants_within_its_allotment() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    some_booths(fair, 5)
    allotment = an_allotment(fair, province, 3)
    one, two, three = [applied(fair, province=province, through_department=True) for _ in range(3)]
    large = applied(fair, province=province, through_department=True, wanted=3)
    allotting.select(by=None, allotment=allotment, ranked=[three, one])
    allotting.select(by=None, allotment=allotment, ranked=[one, three, two])
    assert allotting.chosen(allotment) == [one, three, two]
    with pytest.raises(Refused, match="4"):
        allotting.select(by=None, allotment=allotment, ranked=[one, large])
    assert allotting.chosen(allotment) == [one, three, two]


def test_a_department_selects_its_own_applicants_only() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    some_booths(fair, 5)
    allotment = an_allotment(fair, province, 3)
    alone = applied(fair, province=province)
    foreign = applied(fair, province=factories.ProvinceFactory(), through_department=True)
    gone = applied(fair, province=province, through_department=True)
    exhibiting.withdraw(by=None, application=gone)
    for other in (alone, foreign, gone):
        with pytest.raises(Refused):
            allotting.select(by=None, allotment=allotment, ranked=[other])


def test_what_is_set_aside_is_kept_from_others() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    free, *rest = some_booths(fair, 3)
    allotment = an_allotment(fair, province, 2)
    offered(fair, [free])
    with pytest.raises(Refused):
        offered(fair, [rest[0]])
    own = applied(fair, province=province, through_department=True, wanted=2)
    allotting.select(by=None, allotment=allotment, ranked=[own])
    booths.offer(by=None, application=own, booths=rest)
    with pytest.raises(Refused, match="0"):
        an_allotment(fair, factories.ProvinceFactory(), 1)


def test_what_is_not_used_by_its_day_returns_to_everybody() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    first, second, third = some_booths(fair, 3)
    allotment = an_allotment(fair, province, 3, returns_on=today())
    own = applied(fair, province=province, through_department=True)
    allotting.select(by=None, allotment=allotment, ranked=[own])
    # The day is over, and the worker has not come by: the rule holds all the same.
    assert room.kept(fair, today() + DAY) == {allotment.pk: 1}
    booths.offer(by=None, application=applied(fair), booths=[first], until=today() + DAY, at=later(1))
    with pytest.raises(Refused):
        allotting.select(by=None, allotment=allotment, ranked=[], at=later(1))
    assert [allotting.return_unused(later(1)), allotting.return_unused(later(1))] == [1, 0]
    allotment.refresh_from_db()
    assert (allotment.size, allotment.returned_at is not None) == (1, True)
    booths.offer(by=None, application=applied(fair), booths=[second], until=today() + DAY, at=later(1))
    booths.offer(by=None, application=own, booths=[third], until=today() + DAY, at=later(1))


def test_whoever_holds_a_booth_is_not_left_out() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    (booth,) = some_booths(fair, 1)
    allotment = an_allotment(fair, province, 1)
    own = applied(fair, province=province, through_department=True)
    allotting.select(by=None, allotment=allotment, ranked=[own])
    booths.offer(by=None, application=own, booths=[booth])
    with pytest.raises(Refused, match=own.exhibitor.name_vi):
        allotting.select(by=None, allotment=allotment, ranked=[])
    with pytest.raises(Refused):
        allotting.revise(by=None, allotment=allotment, size=0)
    assert allotting.return_unused(timezone.now()) == 0
