"""The outbox's own rules; how messages are sent is in test_mailing.py."""

import pytest
from django.db import transaction
from pytest_django import Settings

from conference import outbox, post
from conference.choices import Action, MessageState
from conference.errors import Refused
from conference.message_kinds import HIDDEN
from conference.models import HistoryEntry, Message
from tests import factories
from tests.conference.messages import NOTE, queued

pytestmark = pytest.mark.django_db


def put(message: Message, **fields: object) -> Message:
    Message.objects.filter(pk=message.pk).update(**fields)
    message.refresh_from_db()
    return message


def failed(number: int = 1, **details: object) -> Message:
    return put(queued(number, **details), state=MessageState.FAILED, attempts=17, trouble="refused", last_error="550")


def test_a_message_is_written_in_the_language_of_its_reader_with_a_text_for_zalo() -> None:
    message = queued(language="en")
    assert (message.subject, message.zalo) == ("For Sen 1", "Hello Sen 1!")
    assert message.body == "Dear Sen 1,\nplease come to A."
    assert queued(language="fr").subject == "Mời Sen 1"


def test_a_message_is_gone_with_the_transaction_that_wrote_it() -> None:
    with transaction.atomic():
        queued()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_every_message_has_an_identity_of_its_own_under_the_sites_name() -> None:
    first, second = queued(1), queued(2)
    assert first.message_id != second.message_id
    assert first.message_id.endswith("@testserver>")


def test_a_value_that_the_kind_does_not_know_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="salary"):
        queued(values={"salary": 1})


def test_a_secret_stands_in_no_text() -> None:
    message = queued(values={"name": "Sen", "link": "https://example.vn/secret"})
    assert "secret" not in message.subject + message.body + message.zalo
    assert HIDDEN in message.body
    assert message.secret == "https://example.vn/secret"


def test_without_an_address_or_a_mail_server_a_message_waits_for_a_colleagues_hands(settings: Settings) -> None:
    assert queued(to_address="").state == MessageState.BY_HAND
    settings.EMAIL_BACKEND = post.NO_MAIL
    assert queued().state == MessageState.BY_HAND
    settings.DEMO = True
    assert queued().state == MessageState.WAITING


def test_what_was_passed_on_is_sent_and_its_secret_forgotten() -> None:
    message = queued(to_address="", values={"name": "Sen", "link": "https://example.vn/secret"})
    officer = factories.UserFactory()
    message = outbox.pass_on(by=officer, message=message)
    assert (message.state, message.secret) == (MessageState.SENT, "")
    assert message.sent_at is not None
    assert HistoryEntry.objects.get(action=Action.PASSED_ON).by == officer
    with pytest.raises(Refused):
        outbox.pass_on(by=officer, message=message)


def test_a_waiting_message_is_stopped_and_sent_after_all() -> None:
    message = outbox.stop(by=None, message=queued())
    assert message.state == MessageState.STOPPED
    message = outbox.resend(by=None, message=message)
    assert message.state == MessageState.WAITING
    assert list(HistoryEntry.objects.order_by("pk").values_list("action", flat=True)) == ["stopped", "sent_again"]


@pytest.mark.parametrize("state", [MessageState.SENDING, MessageState.SENT, MessageState.FAILED, MessageState.STOPPED])
def test_what_does_not_wait_is_not_stopped(state: MessageState) -> None:
    message = queued()
    message = put(message, state=state, leased_until=message.created_at, sent_at=message.created_at)
    with pytest.raises(Refused):
        outbox.stop(by=None, message=message)


def test_a_failed_message_is_tried_anew_as_the_same_mail() -> None:
    before = failed()
    after = outbox.resend(by=None, message=before)
    assert (after.pk, after.message_id) == (before.pk, before.message_id)
    assert (after.state, after.attempts, after.trouble, after.last_error) == (MessageState.WAITING, 0, "", "")


def test_a_sent_message_is_sent_again_as_another_mail() -> None:
    sent = put(queued(), state=MessageState.SENT, sent_at="2026-01-01T00:00Z", possibly_twice=True)
    copy = outbox.resend(by=None, message=sent)
    assert copy.pk != sent.pk
    assert copy.message_id != sent.message_id
    assert (copy.state, copy.possibly_twice, copy.body) == (MessageState.WAITING, False, sent.body)
    sent.refresh_from_db()
    assert sent.state == MessageState.SENT


def test_what_went_out_since_it_was_read_is_not_sent_twice() -> None:
    read = failed()
    Message.objects.update(state=MessageState.SENT, sent_at="2026-01-01T00:00Z")
    with pytest.raises(Refused, match="Đồng nghiệp"):
        outbox.resend(by=None, message=read)
    assert Message.objects.count() == 1


def test_what_cannot_be_sent_again_says_why(settings: Settings) -> None:
    for refused in (queued(), queued(to_address="")):
        with pytest.raises(Refused):
            outbox.resend(by=None, message=refused)
    forgotten = queued(values={"name": "Sen", "link": "https://example.vn/secret"})
    forgotten = put(forgotten, state=MessageState.SENT, sent_at="2026-01-01T00:00Z", secret="")
    with pytest.raises(Refused, match="liên kết mới"):
        outbox.resend(by=None, message=forgotten)
    settings.EMAIL_BACKEND = post.NO_MAIL
    with pytest.raises(Refused):
        outbox.resend(by=None, message=failed())


def test_all_that_failed_in_an_edition_is_sent_again_as_one_mailing() -> None:
    edition = factories.EditionFactory()
    mine = [failed(n, edition=edition) for n in range(3)]
    other = failed(9)
    mailing = outbox.resend_failed(by=None, edition=edition)
    assert set(mailing.messages.all()) == set(mine)
    assert set(mailing.messages.values_list("state", "attempts", "last_error")) == {("waiting", 0, "")}
    other.refresh_from_db()
    assert other.state == MessageState.FAILED
    assert HistoryEntry.objects.get().changes == {"count": 3}
    with pytest.raises(Refused):
        outbox.resend_failed(by=None, edition=edition, kind=NOTE)


def test_a_mailing_is_stopped_as_far_as_it_still_waits() -> None:
    edition = factories.EditionFactory()
    first, second = (failed(n, edition=edition) for n in range(2))
    mailing = outbox.resend_failed(by=None, edition=edition)
    put(first, state=MessageState.SENT, sent_at="2026-01-01T00:00Z")
    assert outbox.stop_all(by=None, mailing=mailing) == 1
    second.refresh_from_db()
    assert second.state == MessageState.STOPPED


def test_a_forgotten_person_leaves_no_message_and_no_name_behind() -> None:
    person, other = factories.UserFactory(), factories.UserFactory()
    outbox.stop(by=None, message=queued(about=person))
    kept = queued(2, about=other)
    assert outbox.forget(about=person) == 1
    assert list(Message.objects.all()) == [kept]
    assert not HistoryEntry.objects.filter(target_name__contains="Sen").exists()
