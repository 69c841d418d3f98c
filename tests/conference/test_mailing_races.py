"""Several workers at once, each with a connection of its own: no message goes out twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from conference import mailing, outbox
from conference.choices import MessageState
from conference.models import Message
from tests.browser.site import free_port
from tests.conference import smtp
from tests.conference.messages import queued
from tests.conference.test_rotation_races import Act, Threads

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


@pytest.fixture
def server(settings: Settings) -> Iterator[smtp.Server]:
    with smtp.running(free_port(), settings) as running:
        yield running


def working(name: str) -> Act:
    def work() -> None:
        while mailing.send_due(worker=name).count:
            pass

    return work


def test_four_workers_send_each_of_many_messages_once(threads: Threads, server: smtp.Server) -> None:
    for number in range(100):
        queued(number)
    threads.at_once(*[working(f"worker-{n}") for n in range(4)])
    assert len(server.mailbox.ids) == 100
    assert set(server.mailbox.ids.values()) == {1}
    assert threads.read(Message.objects.filter(state=MessageState.SENT, possibly_twice=False).count) == 100


def test_a_message_stopped_while_workers_send_is_stopped_or_sent_and_never_both(
    threads: Threads, server: smtp.Server
) -> None:
    messages = [queued(number) for number in range(20)]
    stopping: list[Act] = [lambda one=one: outbox.stop(by=None, message=one) for one in messages]  # type: ignore[misc]
    told = threads.at_once(working("a"), working("b"), *stopping)[2:]
    stopped = threads.read(lambda: set(Message.objects.filter(state="stopped").values_list("message_id", flat=True)))
    assert len(stopped) == told.count("")
    assert not stopped & set(server.mailbox.ids)
    assert len(stopped) + len(server.mailbox.ids) == 20


def test_a_message_sent_again_by_two_colleagues_goes_out_once(threads: Threads, server: smtp.Server) -> None:
    Message.objects.filter(pk=queued().pk).update(state=MessageState.FAILED)
    message = Message.objects.get()

    def resend_and_work() -> None:
        try:
            outbox.resend(by=None, message=message)
        finally:
            working("one")()

    told = threads.at_once(resend_and_work, resend_and_work)
    assert sorted(bool(words) for words in told) == [False, True]
    assert list(server.mailbox.ids.values()) == [1]
