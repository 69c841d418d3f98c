"""Two officers at the programme at one moment, each with a connection of their own."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from conference.models import HistoryEntry
from events import agenda
from events.models import AgendaDraft, AgendaVersion, Event, PublishedSlot, Session
from tests import factories
from tests.conference.test_rotation_races import Threads

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime.date(2040, 10, 10)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def session_of(event: Event) -> Session:
    return agenda.add_session(
        by=None, event=event, title_vi="Phiên toàn thể", day=DAY, starts=datetime.time(8), ends=datetime.time(9),
        room=factories.RoomFactory(edition=event.edition),
    )  # fmt: skip


@pytest.fixture
def session(db: None) -> Session:
    return session_of(factories.EventFactory(edition=factories.EditionFactory(year=2040, ordinal=40), starts_on=DAY))


def revision() -> int:
    return AgendaDraft.objects.get().revision


def publishing(session: Session, seen: int) -> Callable[[], object]:
    return lambda: agenda.publish(by=None, edition=session.event.edition, seen=seen)


def test_two_publish_at_once_one_wins_and_the_other_is_told(threads: Threads, session: Session) -> None:
    told = threads.at_once(*[publishing(session, revision())] * 2)
    assert sorted(bool(message) for message in told) == [False, True]
    assert "Không có thay đổi" in max(told)
    assert threads.read(AgendaVersion.objects.count) == 1
    assert threads.read(PublishedSlot.objects.count) == 1


def test_an_edit_and_a_publication_at_once_never_publish_the_unseen(threads: Threads, session: Session) -> None:
    seen = revision()
    told = threads.at_once(
        publishing(session, seen), lambda: agenda.edit_session(by=None, session=session, title_vi="Của đồng nghiệp")
    )
    assert told[1] == ""
    published = threads.read(lambda: list(AgendaVersion.objects.values_list("content", flat=True)))
    assert [content["sessions"][0]["title_vi"] for content in published] == ([] if told[0] else ["Phiên toàn thể"])


def test_twenty_moves_of_one_session_leave_one_last_state_and_each_its_history(
    threads: Threads, session: Session
) -> None:
    def moving(minute: int) -> Callable[[], object]:
        return lambda: agenda.edit_session(by=None, session=session, starts=datetime.time(7, minute))

    before = revision()
    assert threads.at_once(*[moving(minute) for minute in range(1, 21)]) == [""] * 20
    entries = threads.read(
        lambda: list(HistoryEntry.objects.filter(action="changed", target_type="events.session").order_by("pk"))
    )
    steps = [entry.changes["starts"] for entry in entries]
    assert len(steps) == 20
    # Each began from what the one before had left.
    assert [old for old, _new in steps[1:]] == [new for _old, new in steps[:-1]]
    assert threads.read(lambda: str(Session.objects.get().starts)) == steps[-1][1]
    assert threads.read(revision) == before + 20


def test_twenty_shifts_at_once_add_up(threads: Threads, session: Session) -> None:
    assert threads.at_once(*[lambda: agenda.shift(by=None, session=session, minutes=2)] * 20) == [""] * 20
    assert threads.read(lambda: Session.objects.get().starts) == datetime.time(8, 40)


def test_two_edits_of_one_looked_at_state_leave_one_and_tell_the_other(threads: Threads, session: Session) -> None:
    from events import structure

    seen = structure.session_print(session)

    def naming(title: str) -> Callable[[], object]:
        return lambda: agenda.edit_session(by=None, session=session, seen=seen, title_vi=title)

    told = threads.at_once(naming("Một"), naming("Hai"))
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(lambda: Session.objects.get().title_vi) == ("Một" if told[0] == "" else "Hai")
