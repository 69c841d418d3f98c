"""Counted places: quotas, sessions, hotels, overbooking, and a queue strictly by time."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from conference.errors import Refused
from conference.models import Province
from events import places, registration
from events.choices import HoldState, PoolKind, RegistrationState
from events.models import Event, Hold, Opening, Pool, Registration
from tests.events.programmes import a_session
from tests.events.registrations import a_category, an_opening, limit, registered, states
from tests.factories import ProvinceFactory, UserFactory

pytestmark = pytest.mark.django_db
State = RegistrationState
C, W = State.CONFIRMED, State.WAITING


@pytest.fixture(autouse=True)
def _counters_agree() -> object:
    yield
    assert places.differences() == []


def common(event: Event) -> Pool:
    return Pool.objects.get(event=event, kind=PoolKind.EVENT)


def from_(opening: Opening, province: Province) -> Registration:
    return registered(opening, person={"province": province})


def test_an_event_without_a_limit_counts_all_the_same() -> None:
    opening = an_opening(None)
    assert [registered(opening).state for _ in range(3)] == [C, C, C]
    assert (common(opening.event).taken, common(opening.event).free) == (3, None)


def test_the_database_itself_refuses_one_more_than_there_is() -> None:
    opening = an_opening(1)
    registered(opening)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pool.objects.update(taken=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pool.objects.update(taken=-1)


def test_a_larger_hall_lets_in_whoever_waits_in_the_order_of_time() -> None:
    opening = an_opening(1)
    for _ in range(4):
        registered(opening)
    limit(opening.event, 3)
    assert states(opening.event) == [C, C, C, W]


def test_a_hall_is_not_made_smaller_than_what_is_taken() -> None:
    opening = an_opening(2)
    registered(opening), registered(opening)
    with pytest.raises(Refused) as refused:
        limit(opening.event, 1)
    assert "size" in refused.value.fields
    assert common(opening.event).size == 2


def test_overbooking_needs_a_reason_and_lets_in_the_next() -> None:
    opening, by = an_opening(1), UserFactory()
    registered(opening), registered(opening)
    with pytest.raises(Refused):
        places.overbook(by=by, pool=common(opening.event), places=1, reason=" ")
    places.overbook(by=by, pool=common(opening.event), places=1, reason="Thêm một ghế")
    assert states(opening.event) == [C, C]
    with pytest.raises(Refused):
        places.overbook(by=by, pool=common(opening.event), places=0, reason="Bớt ghế")


def test_a_quota_is_set_aside_for_its_province_and_category() -> None:
    opening, home, other = an_opening(3), ProvinceFactory(), ProvinceFactory()
    quota = places.open_quota(by=None, event=opening.event, province=home, category=opening.category, size=2)
    assert common(opening.event).size == 1
    assert [from_(opening, home).state for _ in range(3)] == [C, C, W]
    assert [from_(opening, other).state for _ in range(2)] == [C, W]
    quota.refresh_from_db()
    assert (quota.taken, quota.waiting) == (2, 1)
    with pytest.raises(Refused):
        places.open_quota(by=None, event=opening.event, province=other, size=1)
    with pytest.raises(Refused):
        places.open_quota(by=None, event=opening.event, province=home, category=opening.category, size=0)


def test_a_quota_for_another_category_is_not_theirs() -> None:
    opening, home = an_opening(1), ProvinceFactory()
    guests = a_category(opening.event.edition, "khach-moi")
    places.open_quota(by=None, event=opening.event, province=home, category=guests, size=1)
    assert from_(opening, home).state == W


def test_who_waits_for_one_quota_keeps_nobody_from_another() -> None:
    opening, home, other = an_opening(2), ProvinceFactory(), ProvinceFactory()
    places.open_quota(by=None, event=opening.event, province=home, size=1)
    first = from_(opening, home)
    assert from_(opening, home).state == W
    assert from_(opening, other).state == C
    registration.withdraw(by=None, registration=first)
    assert states(opening.event) == [State.WITHDRAWN, C, C]


def test_what_a_quota_did_not_use_returns_after_its_date() -> None:
    opening, home, other = an_opening(4), ProvinceFactory(), ProvinceFactory()
    day = datetime.date(2030, 5, 1)
    quota = places.open_quota(by=None, event=opening.event, province=home, size=3, returns_on=day)
    used = from_(opening, home)
    assert [from_(opening, other).state for _ in range(3)] == [C, W, W]
    noon = datetime.datetime(2030, 5, 1, 12, tzinfo=datetime.UTC)
    assert places.return_unused(noon) == 0
    assert places.return_unused(noon + datetime.timedelta(days=1)) == 1
    assert places.return_unused(noon + datetime.timedelta(days=1)) == 0
    assert states(opening.event) == [C, C, C, C]
    # A place that the quota gives back later is everybody's, too.
    assert from_(opening, other).state == W
    registration.withdraw(by=None, registration=used)
    quota.refresh_from_db()
    assert (quota.size, quota.taken, common(opening.event).size) == (0, 0, 4)
    assert states(opening.event) == [State.WITHDRAWN, C, C, C, C]


def test_whoever_waited_for_the_quota_then_waits_for_a_common_place() -> None:
    opening, home = an_opening(1), ProvinceFactory()
    places.open_quota(by=None, event=opening.event, province=home, size=1, returns_on=datetime.date(2030, 5, 1))
    first, second = from_(opening, home), from_(opening, home)
    places.return_unused(datetime.datetime(2030, 6, 1, tzinfo=datetime.UTC))
    assert Hold.objects.get(registration=second).pool == common(opening.event)
    registration.withdraw(by=None, registration=first)
    assert states(opening.event) == [State.WITHDRAWN, C]


def a_party(opening: Opening, size: int) -> list[Registration]:
    party = uuid.uuid4()
    return [registered(opening, party=party) for _ in range(size)]


def test_a_party_that_does_not_fit_keeps_its_turn_until_it_is_passed_over() -> None:
    opening = an_opening(3)
    inside = [registered(opening) for _ in range(3)]
    two, one = a_party(opening, 2), registered(opening)
    registration.withdraw(by=None, registration=inside[0])
    assert states(opening.event) == [State.WITHDRAWN, C, C, W, W, W]
    # Nobody who comes now takes the free place, either.
    late = registered(opening)
    assert late.state == W
    with pytest.raises(Refused):
        places.pass_over(by=UserFactory(), registration=two[0], reason="")
    let = places.pass_over(by=UserFactory(), registration=two[0], reason="Đoàn đồng ý chờ")
    assert let == [one]
    registration.withdraw(by=None, registration=inside[1])
    assert states(opening.event)[-1] == C
    # They keep their place in time: two free places are theirs.
    registration.withdraw(by=None, registration=one)
    registration.withdraw(by=None, registration=late)
    assert {Registration.objects.get(pk=r.pk).state for r in two} == {C}


def test_the_first_who_withdraws_from_the_queue_holds_up_nobody() -> None:
    opening = an_opening(1)
    inside, two, one = registered(opening), a_party(opening, 2), registered(opening)
    registration.withdraw(by=None, registration=inside)
    assert Registration.objects.get(pk=one.pk).state == W
    for member in two:
        registration.withdraw(by=None, registration=member)
    assert Registration.objects.get(pk=one.pk).state == C


def test_a_full_session_keeps_from_the_event_and_both_or_none_are_taken() -> None:
    opening = an_opening(5)
    session = a_session(opening.event)
    places.open_session_pool(by=None, session=session, size=1)
    first = registered(opening, sessions=[session])
    second, without = registered(opening, sessions=[session]), registered(opening)
    assert (first.state, second.state) == (C, W)
    # Strictly by time: who waits for a session and the event keeps their turn at both.
    assert without.state == W
    assert common(opening.event).taken == 1
    registration.change_sessions(by=None, registration=second, sessions=[])
    assert states(opening.event) == [C, C, C]
    with pytest.raises(Refused) as refused:
        registration.change_sessions(by=None, registration=second, sessions=[session])
    assert "sessions" in refused.value.fields


def test_a_session_that_gets_a_limit_counts_those_who_are_in() -> None:
    opening = an_opening(5)
    session = a_session(opening.event)
    registered(opening, sessions=[session]), registered(opening, sessions=[session])
    with pytest.raises(Refused):
        places.open_session_pool(by=None, session=session, size=1)
    assert places.open_session_pool(by=None, session=session, size=2).taken == 2


def test_a_hotel_is_full_when_it_is_full() -> None:
    opening, by = an_opening(5), UserFactory()
    small, large = (
        places.open_hotel_block(by=by, edition=opening.event.edition, name=name, size=size)
        for name, size in (("Khách sạn Sông Mẫu", 1), ("Nhà khách tỉnh", 2))
    )
    one, two = registered(opening), registered(opening)
    registration.lodge(by=by, registration=one, hotel=small)
    with pytest.raises(Refused) as refused:
        registration.lodge(by=by, registration=two, hotel=small)
    assert "hotel" in refused.value.fields
    registration.lodge(by=by, registration=one, hotel=large)
    registration.lodge(by=by, registration=two, hotel=small)
    registration.withdraw(by=None, registration=two)
    registration.leave_hotel(by=by, registration=one)
    assert set(Pool.objects.filter(kind=PoolKind.HOTEL).values_list("taken", flat=True)) == {0}


def test_nobody_is_let_in_once_the_event_is_over() -> None:
    opening = an_opening(1)
    first, _second = registered(opening), registered(opening)
    Event.objects.update(starts_on=timezone.localdate() - datetime.timedelta(days=3))
    registration.withdraw(by=None, registration=first)
    assert states(opening.event) == [State.WITHDRAWN, W]
    Hold.objects.filter(state=HoldState.WAITING).get()
