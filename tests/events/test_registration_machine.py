"""Whatever people and colleagues do in whatever order: counters equal rows, and no pool is overdrawn."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from conference.errors import Refused
from events import places, registration
from events.choices import LIVE
from events.models import Hold, Pool, Registration
from tests.events.programmes import a_session
from tests.events.registrations import a_category, an_opening, registered
from tests.factories import ProvinceFactory

pytestmark = pytest.mark.django_db
ANY = st.integers(min_value=0, max_value=1000)
SIZE = st.integers(min_value=0, max_value=5)


class _TakenBack(Exception):
    pass


@contextmanager
def _taken_back() -> Iterator[None]:
    """What is written inside is taken back: each run of the machine begins with an empty table."""
    try:
        with transaction.atomic():
            yield
            raise _TakenBack
    except _TakenBack:
        pass


class People(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.open = an_opening(2)
        others = a_category(self.open.event.edition, "khach-moi")
        self.approved = an_opening(2, event=self.open.event, category=others, needs_approval=True)
        self.provinces = [ProvinceFactory(), None]
        self.session = a_session(self.open.event)
        places.open_session_pool(by=None, session=self.session, size=1)
        self.parties = [uuid.uuid4(), uuid.uuid4()]

    def one(self, number: int) -> Registration | None:
        rows = Registration.objects.order_by("pk").select_related("event", "delegate")
        return rows[number % rows.count()] if rows.exists() else None

    @rule(number=ANY, waits=st.booleans(), session=st.booleans(), party=st.sampled_from([0, 1, None]))
    def register(self, number: int, waits: bool, session: bool, party: int | None) -> None:
        registered(
            self.approved if waits else self.open,
            person={"province": self.provinces[number % 2]},
            sessions=[self.session] if session else [],
            party=None if party is None else self.parties[party],
        )

    @rule(number=ANY, act=st.sampled_from(["approve", "decline", "withdraw", "reinstate"]))
    def decide(self, number: int, act: str) -> None:
        self.tried(number, lambda one: getattr(registration, act)(by=None, registration=one))

    @rule(number=ANY)
    def substitute(self, number: int) -> None:
        person = {"name": f"Lê Văn {uuid.uuid4().hex}"}
        self.tried(number, lambda one: registration.substitute(by=None, delegate=one.delegate, person=person))

    @rule(number=ANY)
    def pass_over(self, number: int) -> None:
        self.tried(number, lambda one: places.pass_over(by=None, registration=one, reason="Đoàn chờ"))

    @rule(number=ANY, wanted=st.booleans())
    def change_sessions(self, number: int, wanted: bool) -> None:
        sessions = [self.session] if wanted else []
        self.tried(number, lambda one: registration.change_sessions(by=None, registration=one, sessions=sessions))

    @rule(number=ANY)
    def delete(self, number: int) -> None:
        self.tried(number, lambda one: registration.delete_person(by=None, delegate=one.delegate))

    @rule(number=ANY, size=SIZE)
    def resize(self, number: int, size: int) -> None:
        pools = list(Pool.objects.order_by("pk"))
        self.tried(0, lambda _one: places.resize(by=None, pool=pools[number % len(pools)], size=size))

    @rule(size=SIZE)
    def overbook(self, size: int) -> None:
        pool = places.event_pool(self.open.event)
        self.tried(0, lambda _one: places.overbook(by=None, pool=pool, places=size, reason="Thêm ghế"))

    @rule(size=SIZE)
    def quota(self, size: int) -> None:
        home = self.provinces[0]
        self.tried(0, lambda _one: places.open_quota(by=None, event=self.open.event, province=home, size=size))

    def tried(self, number: int, act: Callable[[Registration], object]) -> None:
        one = self.one(number)
        if one is not None:
            with suppress(Refused):
                act(one)

    @invariant()
    def counters_equal_rows(self) -> None:
        assert places.differences() == []

    @invariant()
    def no_pool_is_overdrawn(self) -> None:
        for pool in Pool.objects.exclude(size=None):
            assert pool.free is not None
            assert pool.free >= 0

    @invariant()
    def the_dead_hold_nothing(self) -> None:
        assert not Hold.objects.exclude(registration__state__in=LIVE).exists()


def test_after_any_sequence_counters_equal_rows() -> None:
    class Fresh(People):
        def __init__(self) -> None:
            self.around = _taken_back()
            self.around.__enter__()
            super().__init__()

        def teardown(self) -> None:
            self.around.__exit__(None, None, None)

    run_state_machine_as_test(
        Fresh,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
