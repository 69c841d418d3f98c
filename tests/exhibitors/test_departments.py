"""A department gives its booths on its focal person's page."""

import pytest
from django.test import Client

from conference.models import Province
from events.delegations import Invited
from exhibitors import allotting
from exhibitors.models import Allotment, Fair
from tests import factories
from tests.events.delegations import an_event, invited
from tests.exhibitors.fairs import DAY, a_fair, an_allotment, applied, some_booths, today
from tests.exhibitors.pages import get

pytestmark = pytest.mark.django_db


def a_department(size: int = 2) -> tuple[Fair, Province, Invited]:
    event, province = an_event(), factories.ProvinceFactory()
    fair = a_fair(event.edition)
    some_booths(fair, 4)
    an_allotment(fair, province, size)
    return fair, province, invited(event, 5, province=province)


def test_a_department_sees_its_own_applicants_only_and_ranks_them() -> None:
    fair, province, made = a_department()
    first, second, third = [applied(fair, province=province, through_department=True) for _ in range(3)]
    alone = applied(fair, province=province)
    other = applied(fair, province=factories.ProvinceFactory(), through_department=True)
    path = f"/delegation/{made.token}/booths/"
    page = get(path)
    assert all(one.exhibitor.name_vi in page for one in (first, second, third))
    assert not [one for one in (alone, other) if one.exhibitor.name_vi in page]
    sent = {f"rank_{third.pk}": "1", f"rank_{first.pk}": "2", f"rank_{other.pk}": "3"}
    assert Client().post(path, sent).status_code == 302
    assert allotting.chosen(Allotment.objects.get()) == [third, first]
    assert "Gian hàng" in get(f"/delegation/{made.token}/papers/")


@pytest.mark.parametrize(
    ("ranks", "told"), [(("1", "1", ""), "Mỗi đơn vị cần một số riêng"), (("1", "2", "3"), "3 gian"),
                        (("x", "", ""), "số nguyên"), (("-1", "", ""), "số nguyên")],
)  # fmt: skip
def test_what_cannot_be_given_is_said(ranks: tuple[str, str, str], told: str) -> None:
    fair, province, made = a_department()
    applicants = [applied(fair, province=province, through_department=True) for _ in range(3)]
    sent = {f"rank_{one.pk}": rank for one, rank in zip(applicants, ranks, strict=True)}
    assert told in Client().post(f"/delegation/{made.token}/booths/", sent).content.decode()
    assert allotting.chosen(Allotment.objects.get()) == []


def test_once_the_day_is_over_the_choice_is_read_and_no_longer_changed() -> None:
    fair, province, made = a_department()
    one = applied(fair, province=province, through_department=True)
    Allotment.objects.update(returns_on=today() - DAY)
    page = Client().post(f"/delegation/{made.token}/booths/", {f"rank_{one.pk}": "1"})
    assert "chỉ còn xem được" in page.content.decode()
    assert allotting.chosen(Allotment.objects.get()) == []


def test_a_unit_that_is_no_department_has_no_such_tab() -> None:
    event, province = an_event(), factories.ProvinceFactory()
    a_fair(event.edition)
    made = invited(event, 5, province=province, unit="Liên minh Hợp tác xã")
    get(f"/delegation/{made.token}/booths/", 404)
    assert "delegation-booths" not in get(f"/delegation/{made.token}/")
