"""Requests for deletion: due on the second working day, answered at the desk, told before the contact goes."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from conference import mailing
from conference.choices import MessageState, Role
from conference.errors import Refused
from conference.models import HistoryEntry, Message, User
from conference.project import standing
from events import deletion_messages, deletions, drafts, places, registration
from events.choices import DeletionAnswer
from events.models import Delegate, DeletionRequest, RegistrationDraft
from tests import factories
from tests.events import registrations


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2027-10-11", "2027-10-13"),
        ("2027-10-14", "2027-10-18"),
        ("2027-10-15", "2027-10-19"),
        ("2027-10-16", "2027-10-19"),
    ],
)
def test_a_weekend_is_no_working_day(asked: str, due: str) -> None:
    assert deletions.due_on(datetime.date.fromisoformat(asked)) == datetime.date.fromisoformat(due)


pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    made: User = factories.UserFactory()
    return made


@pytest.fixture
def asked() -> DeletionRequest:
    return a_request()


def a_request(**person: str) -> DeletionRequest:
    delegate = registrations.delegate(registrations.an_opening(5), person={"phone": "0912345678"} | person)
    return deletions.ask(by=None, delegate=delegate, at=timezone.now())


def queue_of(asked: DeletionRequest) -> str:
    return f"/desk/editions/{asked.edition_id}/deletions/"


def host_of(asked: DeletionRequest) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, asked.edition))


# --- the answers -----------------------------------------------------------------------------------


def test_the_person_is_told_then_gone_and_the_message_too(asked: DeletionRequest, by: User, settings: Any) -> None:
    settings.DEMO = True
    registration.delete_on_request(by=by, request=asked)
    message = Message.objects.get()
    assert (message.kind, message.state) == (deletion_messages.DELETED.name, MessageState.WAITING)
    mailing.send_due(worker="one")
    assert not Message.objects.exists()
    assert not Delegate.objects.exists()
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by, asked.delegate) == (DeletionAnswer.DELETED, by, None)


def test_a_farewell_that_cannot_go_out_is_forgotten_in_the_end(asked: DeletionRequest, by: User, settings: Any) -> None:
    settings.DEMO = True
    registration.delete_on_request(by=by, request=asked)
    assert mailing.purge_fleeting(timezone.now() + datetime.timedelta(days=2)) == 0
    assert mailing.purge_fleeting(timezone.now() + datetime.timedelta(days=4)) == 1


def test_without_mail_the_colleague_tells_them_first(by: User) -> None:
    asked = a_request(email="")
    with pytest.raises(Refused) as refused:
        registration.delete_on_request(by=by, request=asked)
    assert "told" in refused.value.fields
    assert Delegate.objects.exists()
    registration.delete_on_request(by=by, request=asked, told=True)
    assert not Delegate.objects.exists()
    assert not Message.objects.exists()


def test_a_refusal_has_a_reason_is_told_and_may_be_asked_again(asked: DeletionRequest, by: User) -> None:
    with pytest.raises(Refused):
        deletions.refuse(by=by, request=asked, reason=" ")
    deletions.refuse(by=by, request=asked, reason="Chứng từ thanh toán tiền phòng")
    told = Message.objects.first()
    assert told
    assert "Chứng từ thanh toán tiền phòng" in told.body
    assert "Chứng từ" not in str(list(HistoryEntry.objects.values_list("changes", flat=True)))
    assert asked.delegate
    again = deletions.ask(by=None, delegate=asked.delegate, at=timezone.now())
    assert again.pk != asked.pk
    registration.delete_on_request(by=by, request=again, told=True)
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == (DeletionAnswer.REFUSED, "")


def test_an_answered_request_is_not_answered_again(asked: DeletionRequest, by: User) -> None:
    deletions.refuse(by=by, request=asked, reason="Luật Lưu trữ")
    with pytest.raises(Refused):
        registration.delete_on_request(by=by, request=asked, told=True)
    with pytest.raises(Refused):
        deletions.refuse(by=by, request=asked, reason="Luật Lưu trữ")


def test_two_rows_of_one_person_asked_once(by: User) -> None:
    opening = registrations.an_opening(5)
    keep, drop = registrations.delegate(opening), registrations.delegate(opening)
    asked = deletions.ask(by=None, delegate=drop, at=timezone.now())
    registration.merge(by=by, keep=keep, drop=drop)
    asked.refresh_from_db()
    assert (asked.delegate, asked.answered_at) == (keep, None)


def test_a_draft_of_the_person_goes_and_those_of_others_stay(asked: DeletionRequest, by: User) -> None:
    theirs = asked.delegate
    assert theirs
    mine, colleagues = (drafts.begin(edition=theirs.edition, at=timezone.now())[0] for _ in range(2))
    typed = {"name": [theirs.name.upper()], "phone": ["0912 345 678"], "unit": [""]}
    drafts.keep(draft=mine, step="person", typed=typed, at=timezone.now())
    typed = {"name": ["Lê Thị Khác"], "email": [theirs.email], "unit": [theirs.unit]}
    drafts.keep(draft=colleagues, step="person", typed=typed, at=timezone.now())
    registration.delete_on_request(by=by, request=asked, told=True)
    assert list(RegistrationDraft.objects.all()) == [colleagues]


def test_the_places_are_free_and_the_counters_agree(asked: DeletionRequest, by: User) -> None:
    registration.delete_on_request(by=by, request=asked, told=True)
    assert places.differences() == []


# --- the desk --------------------------------------------------------------------------------------


def test_the_queue_says_who_asked_and_until_when_and_the_to_do_list_too(asked: DeletionRequest) -> None:
    host = host_of(asked)
    page = host.get(queue_of(asked)).text
    assert asked.delegate
    assert asked.delegate.name in page
    assert f"{asked.due_on:%d/%m/%Y}" in page
    facts = standing.facts_of(asked.edition, timezone.localdate())
    assert (facts.deletions, facts.deletions_due_on) == (1, asked.due_on)
    assert queue_of(asked) in host.get(f"/desk/editions/{asked.edition_id}/").text


def test_the_page_shows_what_would_go_and_deletes_it() -> None:
    asked = a_request(email="")
    host, page = host_of(asked), f"{queue_of(asked)}{asked.pk}/"
    theirs = asked.delegate
    assert theirs
    shown = host.get(page).text
    assert "0912 345 678" in shown
    assert "Kính gửi" in shown
    unanswered = host.post(f"{page}delete/")
    assert "field-error" in unanswered.text or "error-summary" in unanswered.text
    assert Delegate.objects.filter(pk=theirs.pk).exists()
    host.post(f"{page}delete/", {"told": "on"})
    assert not Delegate.objects.filter(pk=theirs.pk).exists()
    assert theirs.name not in host.get(queue_of(asked)).text
    assert host.get(page).status_code == 200


def test_a_reason_is_asked_for_and_then_read_on_the_pass(asked: DeletionRequest, client: Client) -> None:
    host, page = host_of(asked), f"{queue_of(asked)}{asked.pk}/"
    assert "error-summary" in host.post(f"{page}refuse/").text
    host.post(f"{page}refuse/", {"reason": "Chứng từ kế toán"})
    assert asked.delegate
    assert "Chứng từ kế toán" in client.get(f"/pass/{asked.delegate.pass_token}/data/").text


def test_the_queue_asks_no_more_of_three_than_of_one(
    asked: DeletionRequest, django_assert_max_num_queries: Any
) -> None:
    host = host_of(asked)
    assert asked.delegate
    opening = asked.delegate.registrations.get().event.openings.get()
    host.get(queue_of(asked))
    for _ in range(2):
        deletions.ask(by=None, delegate=registrations.delegate(opening), at=timezone.now())
    with django_assert_max_num_queries(9):
        host.get(queue_of(asked))
