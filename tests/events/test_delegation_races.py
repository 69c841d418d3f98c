"""Many focal persons, and colleagues beside them, at one moment: lists go through whole or not at all."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from events import delegations, places, registration
from events.choices import RegistrationState
from events.models import Delegate, DelegationEntry, Pool, Registration
from tests import factories
from tests.conference.test_rotation_races import Threads
from tests.events.delegations import an_event, invited, listed, sent
from tests.events.registrations import a_category, limit

pytestmark = pytest.mark.django_db(transaction=True)
State = RegistrationState


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def sending(made: delegations.Invited) -> Callable[[], object]:
    return lambda: sent(made)


def test_ten_delegations_of_fifteen_race_for_a_hundred_places_and_only_whole_ones_are_in(threads: Threads) -> None:
    event = an_event()
    limit(event, 100)
    ten = [invited(event, 15) for _ in range(10)]
    for made in ten:
        listed(made, 15)
    told = threads.at_once(*[sending(made) for made in ten])
    assert sorted(bool(message) for message in told) == [False] * 6 + [True] * 4
    by_list = threads.read(
        lambda: list(DelegationEntry.objects.exclude(registration=None).values_list("delegation", flat=True))
    )
    assert sorted(Counter(by_list).values()) == [15] * 6
    assert threads.read(lambda: Pool.objects.values_list("taken", "waiting").get()) == (90, 0)
    assert threads.read(lambda: (Delegate.objects.count(), Registration.objects.count())) == (90, 90)
    assert threads.read(places.differences) == []


def test_a_list_sent_from_two_windows_at_once_is_registered_once(threads: Threads) -> None:
    event = an_event()
    limit(event, 100)
    made = invited(event, 15)
    listed(made, 15)
    told = threads.at_once(*[sending(made)] * 4)
    assert sorted(bool(message) for message in told) == [False, True, True, True]
    assert threads.read(lambda: Pool.objects.values_list("taken").get()) == (15,)
    assert threads.read(places.differences) == []


def test_two_windows_that_send_different_people_keep_within_the_quota(threads: Threads) -> None:
    event = an_event()
    made = invited(event, 3)
    listed(made, 2)
    sent(made)
    listed(made, 1)
    threads.at_once(sending(made), lambda: _add_and_send(made), lambda: _add_and_send(made))
    assert threads.read(Registration.objects.count) <= 3
    assert threads.read(places.differences) == []


def _add_and_send(made: delegations.Invited) -> None:
    listed(made, 1)
    sent(made)


def test_an_approval_and_a_decline_at_once_leave_the_counters_right(threads: Threads) -> None:
    event = an_event()
    limit(event, 20)
    made, officer = invited(event, 10), factories.UserFactory()
    listed(made, 10)
    delegation = sent(made)
    threads.at_once(
        lambda: delegations.approve(by=officer, delegation=delegation),
        lambda: delegations.decline(by=officer, delegation=delegation, reason="Sai biểu mẫu"),
        lambda: registration.withdraw(by=None, registration=Registration.objects.order_by("pk")[0]),
    )
    assert threads.read(lambda: Pool.objects.values_list("taken").get()) == (0,)
    assert threads.read(places.differences) == []


def test_one_quota_of_a_province_is_not_overdrawn_by_two_lists(threads: Threads) -> None:
    event = an_event()
    limit(event, 50)
    category, province = a_category(event.edition), factories.ProvinceFactory()
    department = invited(event, 10, province=province, category=category, set_aside=True)
    union = invited(event, 10, province=province, category=category, unit="Liên minh Hợp tác xã")
    for made in (department, union):
        listed(made, 10, unit=made.delegation.invited)
    told = threads.at_once(sending(department), sending(union))
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(lambda: Pool.objects.get(province=province).taken) == 10
    assert threads.read(places.differences) == []
