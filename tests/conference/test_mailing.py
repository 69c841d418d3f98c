"""Sending to a real server that is well, slow, down, or refuses: each message ends in the right state."""

import datetime
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from conference import mailing, outbox
from conference.choices import MessageState, Trouble
from conference.models import Message, Worker
from tests.browser.site import free_port
from tests.conference import smtp
from tests.conference.messages import queued
from tests.conference.test_outbox import put

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def server(settings: Settings) -> Iterator[smtp.Server]:
    with smtp.running(free_port(), settings) as running:
        yield running


def send() -> mailing.Batch:
    return mailing.send_due(worker="test")


def fresh(message: Message) -> Message:
    message.refresh_from_db()
    return message


def make_due(message: Message) -> None:
    put(message, next_try_at=timezone.now())


def test_a_message_arrives_whole_and_its_secret_is_forgotten(server: smtp.Server) -> None:
    entry = outbox.Attachment("moi.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    message = queued(values={"name": "Sen Đỗ", "link": "https://example.vn/secret"}, attachments=[entry])
    assert send() == mailing.Batch(1)
    (mail,) = server.mailbox.mails
    text, calendar = mail.walk() if not mail.is_multipart() else list(mail.walk())[1:]
    assert "https://example.vn/secret" in text.get_payload(decode=True).decode()
    assert (calendar.get_filename(), calendar.get_content_type()) == ("moi.ics", "text/calendar")
    assert mail["Message-ID"] == message.message_id
    message = fresh(message)
    assert (message.state, message.secret, message.attempts) == (MessageState.SENT, "", 1)
    assert message.sent_at is not None
    assert send() == mailing.Batch()


def test_no_transaction_is_open_while_a_mail_is_under_way(server: smtp.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    open_then: list[bool] = []
    deliver = mailing.post.deliver

    def looking(*given: Any) -> Any:
        open_then.append(connection.in_atomic_block)
        return deliver(*given)

    monkeypatch.setattr(mailing.post, "deliver", looking)
    queued()
    send()
    assert open_then == [False]


def test_a_server_that_was_down_gets_everything_when_it_is_up_again(server: smtp.Server) -> None:
    server.down()
    messages = [queued(n) for n in range(3)]
    batch = send()
    assert batch.failure is not None
    assert batch.failure.trouble == Trouble.UNREACHABLE
    for message in map(fresh, messages):
        assert (message.state, message.trouble, message.possibly_twice) == (MessageState.WAITING, "unreachable", False)
        assert message.next_try_at > timezone.now() + 0.7 * MINUTE
        make_due(message)
    server.up()
    assert send() == mailing.Batch(3)
    assert {fresh(message).state for message in messages} == {MessageState.SENT}
    assert set(server.mailbox.ids.values()) == {1}


def test_what_a_server_refuses_for_good_has_failed_and_says_why(server: smtp.Server) -> None:
    server.mailbox.rcpt = {"sen1": "550 5.1.1 Không có hộp thư này"}
    server.mailbox.data = {"sen2": "554 5.7.1 spam"}
    gone, spam, fine = queued(1), queued(2), queued(3)
    send()
    assert (fresh(gone).state, gone.trouble) == (MessageState.FAILED, Trouble.REFUSED)
    assert gone.last_error == "550 5.1.1 Không có hộp thư này"
    assert (fresh(spam).state, spam.last_error) == (MessageState.FAILED, "554 5.7.1 spam")
    assert fresh(fine).state == MessageState.SENT


def test_what_a_server_puts_off_is_tried_again_later(server: smtp.Server) -> None:
    server.mailbox.rcpt = {"sen1": "451 4.7.1 greylisted"}
    later, fine = queued(1), queued(2)
    send()
    assert (fresh(later).state, later.trouble) == (MessageState.WAITING, Trouble.DEFERRED)
    assert fresh(fine).state == MessageState.SENT
    make_due(later)
    server.mailbox.rcpt = {}
    send()
    assert (fresh(later).state, later.trouble, later.attempts) == (MessageState.SENT, "", 2)
    assert server.mailbox.ids[later.message_id] == 1


def test_a_server_that_is_too_slow_does_not_hold_up_the_others(server: smtp.Server) -> None:
    server.mailbox.slow = {"sen1": 3}
    slow, fine = queued(1), queued(2)
    send()
    assert (fresh(slow).state, slow.trouble, slow.possibly_twice) == (MessageState.WAITING, Trouble.BROKEN, True)
    assert fresh(fine).state == MessageState.SENT


def test_a_connection_that_breaks_before_the_answer_may_mean_two_and_is_marked(server: smtp.Server) -> None:
    server.mailbox.hangs_up = {"sen1"}
    cut, fine = queued(1), queued(2)
    send()
    assert (fresh(cut).state, cut.trouble, cut.possibly_twice) == (MessageState.WAITING, Trouble.BROKEN, True)
    assert fresh(fine).state == MessageState.SENT
    server.mailbox.hangs_up = set()
    make_due(cut)
    send()
    assert fresh(cut).state == MessageState.SENT
    assert server.mailbox.ids[cut.message_id] == 2


def test_a_server_that_hangs_up_with_an_answer_is_asked_anew_and_nothing_is_in_doubt(server: smtp.Server) -> None:
    server.mailbox.rcpt = {"sen1": "421 4.3.2 closing for maintenance"}
    put_off, fine = queued(1), queued(2)
    send()
    assert (fresh(put_off).state, put_off.trouble) == (MessageState.WAITING, Trouble.DEFERRED)
    assert not put_off.possibly_twice
    assert fresh(fine).state == MessageState.SENT


def test_a_server_that_takes_nothing_of_ours_keeps_all_waiting_until_the_settings_are_mended(
    server: smtp.Server, settings: Settings
) -> None:
    messages = [queued(n) for n in range(3)]
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "wrong"
    batch = send()
    assert batch.failure is not None
    assert batch.failure.trouble == Trouble.SIGN_IN
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    server.mailbox.sender = "550 5.7.1 sender not allowed"
    for message in map(fresh, messages):
        assert (message.state, message.trouble, message.attempts) == (MessageState.WAITING, Trouble.SIGN_IN, 1)
        make_due(message)
    send()
    server.mailbox.sender = smtp.OK
    for message in map(fresh, messages):
        assert (message.state, message.last_error) == (MessageState.WAITING, "550 5.7.1 sender not allowed")
        make_due(message)
    send()
    assert {fresh(message).state for message in messages} == {MessageState.SENT}
    assert set(server.mailbox.ids.values()) == {1}


@pytest.mark.parametrize("address", ["sen@example.vn\nBcc: all@example.vn", "no address", "@", "sen đỗ@example.vn"])
def test_an_address_that_is_none_fails_alone(server: smtp.Server, address: str) -> None:
    wrong, fine = queued(1, to_address=address), queued(2)
    send()
    assert fresh(wrong).state in (MessageState.FAILED, MessageState.SENT)
    assert fresh(fine).state == MessageState.SENT
    assert "all@example.vn" not in server.mailbox.recipients


def test_after_two_days_of_trying_a_message_has_failed(server: smtp.Server) -> None:
    server.mailbox.rcpt = {"sen1": "451 later"}
    message = queued(1)
    for _ in range(mailing.MOST_ATTEMPTS):
        assert fresh(message).state == MessageState.WAITING
        make_due(message)
        send()
    assert (fresh(message).state, message.attempts) == (MessageState.FAILED, mailing.MOST_ATTEMPTS)


def test_delays_grow_to_six_hours_and_come_to_two_days() -> None:
    delays = [mailing.delay_after(n) for n in range(1, mailing.MOST_ATTEMPTS)]
    assert delays[:3] == [MINUTE, 2 * MINUTE, 4 * MINUTE]
    assert delays == sorted(delays)
    assert delays[-1] == mailing.delay_after(10**6) == datetime.timedelta(hours=6)
    assert datetime.timedelta(days=1.8) < sum(delays, datetime.timedelta()) < datetime.timedelta(days=2.5)


def test_a_lease_that_ran_out_in_flight_is_taken_again_and_marked(server: smtp.Server) -> None:
    in_flight, held = queued(1), queued(2)
    past = timezone.now() - MINUTE
    put(in_flight, state=MessageState.SENDING, leased_by="dead", leased_until=past, attempts=1)
    put(held, leased_by="dead", leased_until=past)
    send()
    assert (fresh(in_flight).state, in_flight.possibly_twice, in_flight.attempts) == (MessageState.SENT, True, 2)
    assert (fresh(held).state, held.possibly_twice) == (MessageState.SENT, False)


def test_what_another_worker_holds_is_left_alone(server: smtp.Server) -> None:
    message = put(queued(), leased_by="other", leased_until=timezone.now() + MINUTE)
    assert send() == mailing.Batch()
    assert fresh(message).leased_by == "other"


def test_a_message_stopped_at_the_last_moment_does_not_go_out(server: smtp.Server) -> None:
    message = queued()
    (held,) = mailing.take("lease", timezone.now())
    outbox.stop(by=None, message=message)
    assert not mailing._begin(held, "lease")
    assert fresh(message).state == MessageState.STOPPED


def test_a_worker_told_to_end_finishes_what_is_in_flight_and_lets_go_of_the_rest(server: smtp.Server) -> None:
    messages = [queued(n) for n in range(4)]
    answers = iter([True, True, False])
    assert mailing.send_due(worker="test", going=lambda: next(answers)) == mailing.Batch(2)
    states = [fresh(message).state for message in messages]
    assert states == [MessageState.SENT, MessageState.SENT, MessageState.WAITING, MessageState.WAITING]
    assert {message.leased_until for message in messages} == {None}


def test_the_demo_sends_nothing_and_says_sent(server: smtp.Server, settings: Settings) -> None:
    settings.DEMO = True
    message = queued()
    send()
    assert fresh(message).state == MessageState.SENT
    assert not server.mailbox.mails


def test_without_a_mail_server_nothing_is_said_to_be_sent(settings: Settings) -> None:
    message = queued()
    settings.EMAIL_BACKEND = mailing.post.NO_MAIL
    assert send() == mailing.Batch()
    assert fresh(message).state == MessageState.WAITING


def test_the_log_names_no_one(server: smtp.Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.mailbox.rcpt = {"sen1": "550 sen1@example.vn is unknown", "sen2": "451 sen2@example.vn waits"}
    for n in (1, 2, 3):
        queued(n)
    send()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("conference")]
    assert len(ours) == 3
    assert "@" not in json.dumps(ours)


def test_a_worker_is_heard_of_until_it_leaves() -> None:
    failure = mailing.Failure(Trouble.UNREACHABLE, "refused")
    mailing.beat(worker="a", failure=failure)
    mailing.beat(worker="b", failure=None)
    assert set(Worker.objects.values_list("name", "trouble", "last_error")) == {
        ("a", "unreachable", "refused"),
        ("b", "", ""),
    }
    mailing.leave(worker="a")
    assert Worker.objects.get().name == "b"
