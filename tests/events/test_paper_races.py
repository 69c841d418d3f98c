"""Two at one paper at one moment, each with a connection of their own."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from conference.models import HistoryEntry
from events import papers
from events.choices import TextState
from events.models import Item, PaperInvitation
from tests.conference.test_rotation_races import Threads
from tests.events.invited import WORDS, invited
from tests.events.programmes import a_paper, a_session, an_event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


@pytest.fixture
def item(db: None) -> Item:
    return a_session(an_event(), items=[a_paper()]).items.get()


@pytest.fixture
def made(item: Item) -> papers.Invited:
    now = timezone.now()
    return invited(item.edition, item=item, at=now, due_on=now.date() + datetime.timedelta(days=30))


def sending(made: papers.Invited, text: str, seen: int = 0) -> Callable[[], object]:
    return lambda: papers.send(token=made.token, seen=seen, **WORDS | {"text_vi": text})


def test_two_sends_at_once_leave_one_and_tell_the_other(threads: Threads, made: papers.Invited) -> None:
    told = threads.at_once(sending(made, "Một"), sending(made, "Hai"))
    assert sorted(bool(message) for message in told) == [False, True]
    won = "Một" if told[0] == "" else "Hai"
    stored = threads.read(lambda: (PaperInvitation.objects.get().text_vi, Item.objects.get().text_vi))  # type: ignore[attr-defined]
    assert stored == (won, won)


def test_a_button_pressed_twice_sends_once_and_tells_nobody_off(threads: Threads, made: papers.Invited) -> None:
    assert threads.at_once(*[sending(made, "Một")] * 2) == ["", ""]
    sends = HistoryEntry.objects.filter(target_type="events.paperinvitation", action="changed")
    assert threads.read(sends.count) == 1


def test_a_send_while_the_link_is_taken_back_comes_before_it_or_not_at_all(
    threads: Threads, made: papers.Invited
) -> None:
    told = threads.at_once(sending(made, "Một"), lambda: papers.revoke(by=None, invitation=made.invitation))
    assert told[1] == ""
    row = threads.read(PaperInvitation.objects.get)
    assert row.revoked_at is not None
    assert (row.sent_at is None) == bool(told[0])
    received = threads.read(lambda: Item.objects.get().state == TextState.RECEIVED)
    assert received == (told[0] == "")


def test_nothing_sent_meanwhile_is_cleared_unread(threads: Threads, made: papers.Invited) -> None:
    sending(made, "Đã đọc")()
    told = threads.at_once(
        sending(made, "Chưa đọc", seen=1), lambda: papers.clear(by=None, invitation=made.invitation, seen=1)
    )
    assert sorted(bool(message) for message in told) == [False, True]
    state, text = threads.read(lambda: Item.objects.values_list("state", "text_vi").get())
    assert (state, text) in ((TextState.CLEARED, "Đã đọc"), (TextState.RECEIVED, "Chưa đọc"))


def test_two_links_for_one_item_at_once_are_one(threads: Threads, item: Item) -> None:
    day = timezone.now().date() + datetime.timedelta(days=30)

    def inviting(unit: str) -> Callable[[], object]:
        return lambda: invited(item.edition, item=item, unit=unit, at=timezone.now(), due_on=day)

    told = threads.at_once(inviting("Một"), inviting("Hai"))
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(PaperInvitation.objects.count) == 1
