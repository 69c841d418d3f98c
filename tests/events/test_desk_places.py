"""Places at the desk: sizes, quotas of all provinces at once, hotels, overbooking."""

from typing import Any

import pytest
from django.test import Client

from conference.choices import Role
from events import places
from events.choices import PoolKind, RegistrationState
from events.models import Opening, Pool, Registration
from tests import factories
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening() -> Opening:
    return an_opening(10)


@pytest.fixture
def host(opening: Opening) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, opening.event.edition))


def desk(opening: Opening, rest: str = "") -> str:
    return f"/desk/editions/{opening.event.edition_id}/places/{rest}"


def pool_of(opening: Opening) -> Pool:
    return Pool.objects.get(event=opening.event, kind=PoolKind.EVENT)


def test_a_larger_event_lets_in_whoever_waits(host: Client, opening: Opening) -> None:
    places.resize(by=None, pool=pool_of(opening), size=0)
    row = registered(opening)
    host.post(desk(opening), {f"event-{opening.event_id}": "5"})
    row.refresh_from_db()
    assert row.state == RegistrationState.CONFIRMED
    assert pool_of(opening).size == 5


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "9999999"])
def test_of_one_wrong_number_nothing_is_saved(host: Client, opening: Opening, wrong: str) -> None:
    registered(opening)
    hotel = places.open_hotel_block(by=None, edition=opening.event.edition, name="Sen", size=3)
    name = f"event-{opening.event_id}"
    answer = host.post(desk(opening), {name: wrong, f"pool-{hotel.pk}": "4"})
    assert list(answer.context["form"].errors) == [name]
    assert 'value="4"' in answer.text
    hotel.refresh_from_db()
    assert (hotel.size, pool_of(opening).size) == (3, 10)


def test_quotas_of_all_provinces_move_together(host: Client, opening: Opening) -> None:
    one, two = factories.ProvinceFactory(), factories.ProvinceFactory()
    place = desk(opening, f"quotas/{opening.event_id}/")
    host.post(place, {one.pk: "8", two.pk: ""})
    assert pool_of(opening).size == 2
    host.post(place, {one.pk: "1", two.pk: "9"})
    assert pool_of(opening).size == 0
    refused = host.post(place, {one.pk: "2", two.pk: "9"})
    assert list(refused.context["form"].errors) == [one.pk]
    assert {pool.province_id: pool.size for pool in Pool.objects.filter(kind=PoolKind.QUOTA)} == {one.pk: 1, two.pk: 9}
    assert places.differences() == []


@pytest.mark.parametrize("count", [1, 12])
def test_the_quotas_ask_the_same_however_many_there_are(
    host: Client, opening: Opening, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        places.open_quota(by=None, event=opening.event, province=factories.ProvinceFactory(), size=0)
    with django_assert_num_queries(9):
        host.get(desk(opening, f"quotas/{opening.event_id}/"))


def test_hotels_have_names_of_their_own_and_overbooking_a_reason(host: Client, opening: Opening) -> None:
    host.post(desk(opening, "hotels/add/"), {"name": "Sen", "size": "2"})
    again = host.post(desk(opening, "hotels/add/"), {"name": "Sen", "size": "2"})
    assert again.context["form"].errors
    hotel = Pool.objects.get(kind=PoolKind.HOTEL)
    place = desk(opening, f"{hotel.pk}/overbook/")
    assert "reason" in host.post(place, {"places": "1"}).context["form"].errors
    host.post(place, {"places": "1", "reason": "Đoàn Trung ương"})
    hotel.refresh_from_db()
    assert hotel.overbooked == 1


def test_reading_makes_no_pool(host: Client, opening: Opening) -> None:
    factories.EventFactory(edition=opening.event.edition)
    count = Pool.objects.count()
    assert host.get(desk(opening)).status_code == 200
    assert Pool.objects.count() == count
    assert not Registration.objects.exists()
