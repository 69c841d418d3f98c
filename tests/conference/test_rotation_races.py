"""Two officers act at the same moment, each with a connection of their own.

They run on the database of the tests where it can be shared, which PostgreSQL's can. SQLite's lives in the
memory of one connection, so there the threads work on a copy of it in a file.
"""

import datetime
import functools
import itertools
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection, connections

from conference import rotation
from conference.errors import Refused
from conference.models import Edition, Handover, HistoryEntry, Nomination, Province
from tests.factories import EditionFactory, ProvinceFactory

D = datetime.date
T = TypeVar("T")
Act = Callable[[], object]
pytestmark = pytest.mark.django_db(transaction=True)


class Threads:
    """Runs acts at once and reads what they left, all on the shared database."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch

    def at_once(self, *acts: Act) -> list[str]:
        """Start all acts together; returns what each was told, "" where it succeeded."""
        self._share()
        barrier = threading.Barrier(len(acts))

        def act_and_tell(act: Act) -> str:
            connections["default"].ensure_connection()
            barrier.wait(timeout=10)
            try:
                act()
            except Refused as refusal:
                return refusal.message
            return ""

        return self._in_threads([functools.partial(act_and_tell, act) for act in acts])

    def read(self, question: Callable[[], T]) -> T:
        return self._in_threads([question])[0]

    def _share(self) -> None:
        if connection.vendor == "sqlite":
            path = self.folder / "shared.sqlite3"
            with sqlite3.connect(path) as copy:
                connection.connection.backup(copy)
                # As it stands in use: many connections that switch a file to WAL at once are told it is locked.
                copy.execute("PRAGMA journal_mode=WAL")
            self.monkeypatch.setitem(connections.settings["default"], "NAME", str(path))

    def _in_threads(self, calls: list[Callable[[], T]]) -> list[T]:
        def run(call: Callable[[], T]) -> T:
            try:
                return call()
            finally:
                connections["default"].close()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(run, calls, timeout=30))


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def nominated(edition: Edition, province: Province) -> Nomination:
    return rotation.nominate(by=None, edition=edition, province=province, on=D(2026, 1, 5))


def accepting(nomination: Nomination) -> Act:
    return lambda: rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 1))


def entries(action: str) -> Callable[[], int]:
    return HistoryEntry.objects.filter(action=action).count


def test_two_hosts_accepted_for_one_edition_leave_one_host_and_tell_the_other(threads: Threads) -> None:
    edition: Any = EditionFactory(ordinal=12, year=2026)
    nominations = [nominated(edition, ProvinceFactory()) for _ in range(2)]

    told = threads.at_once(*[accepting(one) for one in nominations])

    assert sorted(bool(message) for message in told) == [False, True]
    assert "đã có địa phương đăng cai" in max(told)
    winner = nominations[told.index("")]
    assert threads.read(lambda: Edition.objects.get(pk=edition.pk).host_id) == winner.province_id
    assert threads.read(lambda: [one.pk for one in Nomination.objects.exclude(accepted_on=None)]) == [winner.pk]
    assert threads.read(entries("accepted")) == 1


def test_a_host_recorded_while_another_is_accepted_is_told(threads: Threads) -> None:
    edition: Any = EditionFactory(ordinal=12, year=2026)
    nomination, other = nominated(edition, ProvinceFactory()), ProvinceFactory()

    told = threads.at_once(
        accepting(nomination), lambda: rotation.record_host(by=None, edition=edition, province=other)
    )

    assert sorted(bool(message) for message in told) == [False, True]
    expected = nomination.province_id if told[0] == "" else other.pk
    assert threads.read(lambda: Edition.objects.get(pk=edition.pk).host_id) == expected
    assert threads.read(entries("accepted")) + threads.read(entries("host_recorded")) == 1


def test_one_province_accepted_for_two_editions_at_once_is_asked_for_its_reason(threads: Threads) -> None:
    province = ProvinceFactory()
    nominations = [nominated(EditionFactory(ordinal=12 + n, year=2026 + n), province) for n in range(2)]

    told = threads.at_once(*[accepting(one) for one in nominations])

    assert sorted(bool(message) for message in told) == [False, True]
    assert "lý do đăng cai lại" in max(told)
    assert threads.read(Edition.objects.filter(host=province).count) == 1


def test_a_unit_and_its_successor_recorded_at_once_are_one_repeat_host(threads: Threads) -> None:
    heir = ProvinceFactory(valid_from=D(2025, 7, 1))
    unit = ProvinceFactory(merged_into=heir, valid_to=D(2025, 6, 30))
    pairs = [(EditionFactory(ordinal=9, year=2023), unit), (EditionFactory(ordinal=12, year=2026), heir)]

    told = threads.at_once(
        *[lambda one=one: rotation.record_host(by=None, edition=one[0], province=one[1]) for one in pairs]
    )

    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(Edition.objects.exclude(host=None).count) == 1


def test_two_handovers_at_once_leave_one_and_tell_the_other(threads: Threads) -> None:
    given: Any = EditionFactory(ordinal=21, year=2031, host=ProvinceFactory())
    taken: Any = EditionFactory(ordinal=22, year=2032, host=ProvinceFactory())

    def hand_over() -> None:
        rotation.hand_over(
            by=None, from_edition=given, to_edition=taken, giver=given.host, receiver=taken.host, on=D(2031, 10, 11)
        )

    told = threads.at_once(hand_over, hand_over)

    assert sorted(told) == ["", "Cờ luân lưu của kỳ này đã được trao."]
    assert threads.read(Handover.objects.count) == 1
    assert threads.read(entries("handed_over")) == 1


def test_a_host_is_not_taken_back_while_the_flag_moves(threads: Threads) -> None:
    given: Any = EditionFactory(ordinal=21, year=2031, host=ProvinceFactory())
    taken: Any = EditionFactory(ordinal=22, year=2032, host=ProvinceFactory())

    told = threads.at_once(
        lambda: rotation.hand_over(
            by=None, from_edition=given, to_edition=taken, giver=given.host, receiver=taken.host, on=D(2031, 10, 11)
        ),
        lambda: rotation.clear_host(by=None, edition=taken, reason="Nhầm"),
    )

    assert sorted(bool(message) for message in told) == [False, True]
    moved = threads.read(Handover.objects.count) == 1
    assert threads.read(lambda: Edition.objects.get(pk=taken.pk).host_id is not None) is moved


def test_handovers_along_the_whole_chain_do_not_wait_for_each_other_for_ever(threads: Threads) -> None:
    chain: list[Any] = [EditionFactory(ordinal=n, year=2010 + n, host=ProvinceFactory()) for n in range(21, 27)]

    def moving(given: Edition, taken: Edition) -> Act:
        return lambda: rotation.hand_over(
            by=None,
            from_edition=given,
            to_edition=taken,
            giver=given.host,
            receiver=taken.host,
            on=given.starts_on,
        )

    acts = [moving(given, taken) for given, taken in itertools.pairwise(chain)]
    assert threads.at_once(*acts, *reversed(acts)).count("") == len(acts)
    assert threads.read(Handover.objects.count) == len(acts)
