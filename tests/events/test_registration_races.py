"""Many people, or many colleagues, at one moment: places are neither lost nor doubled."""

import datetime
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from conference.errors import Refused
from conference.models import Message
from events import checkin, places, registration
from events.choices import RegistrationState, ScanResult
from events.models import Delegate, Opening, Pool, Registration, Scan
from tests import factories
from tests.conference.test_rotation_races import Threads
from tests.events.registrations import a_person, an_opening, registered, states

pytestmark = pytest.mark.django_db(transaction=True)
State = RegistrationState


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def registering(
    opening: Opening, person: dict[str, object] | None = None, key: uuid.UUID | None = None
) -> Callable[[], object]:
    details = person or a_person()

    def act() -> None:
        registration.register(
            by=None, category=opening.category, events=[opening.event], key=key or uuid.uuid4(), person=details
        )

    return act


def one_after_another(*acts: Callable[[], object]) -> Callable[[], object]:
    def act() -> None:
        for one in acts:
            one()

    return act


def counts(threads: Threads, opening: Opening) -> dict[str, int]:
    found = threads.read(lambda: states(opening.event))
    return {state: found.count(state) for state in set(found)}


def test_three_hundred_race_for_a_hundred_places(threads: Threads) -> None:
    opening = an_opening(100)
    workers = [one_after_another(*[registering(opening) for _ in range(10)]) for _ in range(30)]
    assert threads.at_once(*workers) == [""] * 30
    assert counts(threads, opening) == {State.CONFIRMED: 100, State.WAITING: 200}
    assert threads.read(lambda: Pool.objects.values_list("taken", "waiting").get()) == (100, 200)
    assert threads.read(places.differences) == []


def test_lists_and_a_crowd_race_for_the_same_places(threads: Threads) -> None:
    opening = an_opening(50)
    lists = [listing(opening, [a_person() for _ in range(10)]) for _ in range(6)]
    assert threads.at_once(*lists, *[registering(opening) for _ in range(20)]) == [""] * 26
    assert counts(threads, opening) == {State.CONFIRMED: 50, State.WAITING: 30}
    assert threads.read(lambda: Pool.objects.values_list("taken", "waiting").get()) == (50, 30)
    assert threads.read(places.differences) == []


def test_the_same_people_on_two_lists_at_once_are_registered_once(threads: Threads) -> None:
    opening = an_opening(50)
    people = [a_person() for _ in range(10)]
    assert threads.at_once(listing(opening, people), listing(opening, people)) == ["", ""]
    assert counts(threads, opening) == {State.CONFIRMED: 10}
    assert threads.read(places.differences) == []


def listing(opening: Opening, people: list[dict[str, object]]) -> Callable[[], object]:
    def act() -> None:
        newcomers = [registration.Newcomer(uuid.uuid4(), opening.category, one) for one in people]
        registration.register_listed(by=None, events=[opening.event], people=newcomers)

    return act


def test_whoever_comes_while_a_place_is_freed_is_not_forgotten(threads: Threads) -> None:
    opening = an_opening(10)
    inside = [registered(opening) for _ in range(10)]
    leaving = [lambda one=one: registration.withdraw(by=None, registration=one) for one in inside]
    told = threads.at_once(*leaving, *[registering(opening) for _ in range(10)])
    assert told == [""] * 20
    assert counts(threads, opening) == {State.WITHDRAWN: 10, State.CONFIRMED: 10}
    assert threads.read(places.differences) == []


def test_approvals_at_once_take_no_more_than_there_is(threads: Threads) -> None:
    opening = an_opening(4, needs_approval=True)
    applied = [registered(opening) for _ in range(8)]
    officer = factories.UserFactory()
    told = threads.at_once(
        *[lambda one=one: registration.approve(by=officer, registration=one) for one in (*applied, *applied)]
    )
    assert sorted(bool(message) for message in told) == [False] * 8 + [True] * 8
    assert counts(threads, opening) == {State.CONFIRMED: 4, State.WAITING: 4}
    assert threads.read(places.differences) == []


def test_one_freed_place_is_given_once(threads: Threads) -> None:
    opening = an_opening(2)
    first, second, *waiting = [registered(opening) for _ in range(6)]
    assert [one.state for one in waiting] == [State.WAITING] * 4
    told = threads.at_once(
        lambda: registration.withdraw(by=None, registration=first),
        lambda: registration.decline(by=None, registration=second),
        lambda: registration.withdraw(by=None, registration=waiting[0]),
        lambda: registration.withdraw(by=None, registration=waiting[0]),
    )
    assert sorted(bool(message) for message in told) == [False, False, False, True]
    assert counts(threads, opening) == {
        State.WITHDRAWN: 2, State.DECLINED: 1, State.CONFIRMED: 2, State.WAITING: 1,
    }  # fmt: skip
    assert threads.read(places.differences) == []


def test_a_double_tap_is_one_registration(threads: Threads) -> None:
    opening, key, person = an_opening(5), uuid.uuid4(), a_person()
    assert threads.at_once(*[registering(opening, person, key)] * 8) == [""] * 8
    assert threads.read(lambda: (Delegate.objects.count(), Pool.objects.get().taken)) == (1, 1)
    assert threads.read(Message.objects.count) == 1


def test_one_person_on_eight_phones_is_one_registration(threads: Threads) -> None:
    opening = an_opening(5)
    told = threads.at_once(*[registering(opening, a_person("Trần Thị Sen")) for _ in range(8)])
    assert told == [""] * 8
    assert threads.read(lambda: (Delegate.objects.count(), Pool.objects.get().taken)) == (1, 1)


def test_two_scans_at_once_make_one_first(threads: Threads) -> None:
    opening = an_opening(5)
    code = registered(opening).delegate.scan_code
    assert threads.at_once(*[lambda: checkin.scan(by=None, event=opening.event, code=code)] * 6) == [""] * 6
    results = threads.read(lambda: list(Scan.objects.values_list("result", flat=True)))
    assert sorted(results) == [ScanResult.AGAIN] * 5 + [ScanResult.FIRST]


def test_two_events_in_either_order_do_not_wait_for_each_other(threads: Threads) -> None:
    first = an_opening(20)
    second = an_opening(20, event=factories.EventFactory(edition=first.event.edition), category=first.category)

    def both(events: list[object]) -> Callable[[], object]:
        person = a_person()
        return lambda: registration.register(
            by=None, category=first.category, events=events, key=uuid.uuid4(), person=person
        )

    pair = [first.event, second.event]
    told = threads.at_once(*[both(pair if number % 2 else pair[::-1]) for number in range(24)])
    assert told == [""] * 24
    for opening in (first, second):
        assert counts(threads, opening) == {State.CONFIRMED: 20, State.WAITING: 4}
    assert threads.read(places.differences) == []


def test_a_confirmation_and_the_end_of_the_hold_at_once_leave_one_of_the_two(threads: Threads) -> None:
    opening = an_opening(1)
    one = registered(opening)
    late = timezone.now() + datetime.timedelta(hours=25)
    officer = factories.UserFactory()
    threads.at_once(
        lambda: registration.confirm_contact(by=officer, delegate=one.delegate),
        lambda: registration.release_unconfirmed(late),
    )
    state, until = threads.read(lambda: Registration.objects.values_list("state", "held_until").get())
    assert (state, until) in ((State.CONFIRMED, None), (State.WITHDRAWN, None))
    assert threads.read(places.differences) == []


def test_a_substitution_and_a_withdrawal_at_once_leave_one_place(threads: Threads) -> None:
    opening = an_opening(1)
    one, waiting = registered(opening), registered(opening)
    told = threads.at_once(
        lambda: registration.substitute(by=None, delegate=one.delegate, person=a_person("Lê Văn Thay")),
        lambda: registration.withdraw(by=None, registration=one),
    )
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(lambda: Registration.objects.filter(state=State.CONFIRMED).count()) == 1
    promoted = threads.read(lambda: Registration.objects.get(pk=waiting.pk).state)
    assert promoted == (State.CONFIRMED if told[0] else State.WAITING)
    assert threads.read(places.differences) == []


def test_a_refusal_is_a_sentence() -> None:
    one = registered(an_opening(1))
    registration.withdraw(by=None, registration=one)
    with pytest.raises(Refused, match="Báo không tham dự"):
        registration.withdraw(by=None, registration=one)
