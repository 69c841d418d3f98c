"""Two colleagues move people at once: no seat holds two, nobody sits on two, and whoever leaves is not seated."""

import random
from pathlib import Path

import pytest

from events import registration, seating
from events.choices import RegistrationState
from events.models import Registration, Seat, SeatingPlan
from tests import factories
from tests.conference.test_rotation_races import Threads
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def a_hall(people: int) -> tuple[SeatingPlan, list[Registration]]:
    opening = an_opening(None)
    plan = seating.open_plan(by=None, event=opening.event, room=factories.RoomFactory(edition=opening.event.edition))
    seating.save_block(by=None, plan=plan, block=None, said={"label": "A", "rows": 3, "seats_a_row": 4})
    return plan, [registered(opening) for _ in range(people)]


def sitting(plan: SeatingPlan) -> list[int]:
    return list(Seat.objects.filter(plan=plan, registration__isnull=False).values_list("registration", flat=True))


def seat(plan: SeatingPlan, code: str) -> Seat:
    return Seat.objects.select_related("plan").get(plan=plan, code=code)


def test_eight_who_want_one_seat_are_given_one(threads: Threads) -> None:
    plan, people = a_hall(8)
    wanted = seat(plan, "A1-1")
    told = threads.at_once(*[lambda one=one: seating.seat_at(by=None, seat=wanted, registration=one) for one in people])
    assert sorted(bool(one) for one in told) == [False] + [True] * 7
    assert len(threads.read(lambda: sitting(plan))) == 1


def test_one_who_is_given_eight_seats_sits_on_one(threads: Threads) -> None:
    plan, (one,) = a_hall(1)
    wanted = list(Seat.objects.select_related("plan").filter(plan=plan)[:8])
    told = threads.at_once(
        *[lambda place=place: seating.seat_at(by=None, seat=place, registration=one) for place in wanted]
    )
    assert told == [""] * 8
    assert threads.read(lambda: sitting(plan)) == [one.pk]


def test_moves_that_cross_lose_nobody(threads: Threads) -> None:
    plan, people = a_hall(9)
    seating.fill(by=None, plan=plan)
    seats = list(Seat.objects.select_related("plan").filter(plan=plan).order_by("pk"))
    taken, dice = [one for one in seats if one.registration_id], random.Random(7)
    pairs = [(one, dice.choice(seats)) for one in taken]
    moves = [lambda a=a, b=b: seating.move(by=None, seat=a, to=b, who=a.registration_id) for a, b in pairs]
    threads.at_once(*moves, *moves, lambda: seating.fill(by=None, plan=plan), lambda: seating.fill(by=None, plan=plan))
    assert sorted(threads.read(lambda: sitting(plan))) == sorted(one.pk for one in people)


def test_whoever_withdraws_while_the_hall_is_filled_has_no_seat(threads: Threads) -> None:
    plan, people = a_hall(8)
    leaving = [lambda one=one: registration.withdraw(by=None, registration=one) for one in people[:4]]
    told = threads.at_once(
        *leaving, *[lambda: seating.fill(by=None, plan=plan)] * 2,
        *[
            lambda one=one, place=place: seating.seat_at(by=None, seat=place, registration=one)
            for one, place in zip(people[:2], Seat.objects.select_related("plan").filter(plan=plan), strict=False)
        ],
    )  # fmt: skip
    assert told[:6] == [""] * 6
    confirmed = Registration.objects.filter(state=RegistrationState.CONFIRMED).values_list("pk", flat=True)
    assert set(threads.read(lambda: sitting(plan))) <= set(threads.read(lambda: list(confirmed)))
