"""What becomes of a registration: confirmed contact, substitute, correction, merger, deletion."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from conference.errors import Refused
from conference.models import Edition, HistoryEntry, Message, User
from conference.project import chores
from events import delegate_messages, places, registration
from events.choices import ConsentChannel, DelegateSource, Purpose, RegistrationState
from events.models import Answer, Consent, Delegate, Pool, Question, Registration, Scan
from tests.events.registrations import a_category, an_opening, registered, states
from tests.factories import EventFactory, UserFactory

pytestmark = pytest.mark.django_db
State = RegistrationState
C, W = State.CONFIRMED, State.WAITING
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def by() -> User:
    made: User = UserFactory()
    return made


@pytest.fixture(autouse=True)
def _counters_agree() -> object:
    yield
    assert places.differences() == []


def proof_in(message: Message) -> str:
    address = next(line for line in message.body.splitlines() if "/pass/" in line)
    return parse_qs(urlsplit(address).query)["contact"][0]


# --- the contact -----------------------------------------------------------------------------------


def test_the_link_in_the_message_confirms_the_contact_for_good() -> None:
    one = registered(an_opening(1))
    message = Message.objects.get()
    registration.confirm_contact(by=None, delegate=one.delegate, proof=proof_in(message))
    assert registration.release_unconfirmed(one.applied_at + 25 * HOUR) == 0
    one.refresh_from_db()
    assert (one.state, one.held_until) == (C, None)


def test_the_pass_alone_is_no_proof_and_neither_is_the_proof_of_an_old_contact() -> None:
    one = registered(an_opening(1))
    old = proof_in(Message.objects.get())
    registration.edit(by=None, delegate=one.delegate, person={"email": "moi@example.vn"})
    for proof in ("", old):
        with pytest.raises(Refused):
            registration.confirm_contact(by=None, delegate=one.delegate, proof=proof)


def test_an_unconfirmed_contact_gives_the_place_back_after_a_day_and_the_next_has_a_day_too() -> None:
    opening = an_opening(1)
    first, second = registered(opening), registered(opening)
    assert registration.release_unconfirmed(first.applied_at + 23 * HOUR) == 0
    late = first.applied_at + 25 * HOUR
    assert registration.release_unconfirmed(late) == 1
    assert states(opening.event) == [State.WITHDRAWN, C]
    second.refresh_from_db()
    assert second.held_until == late + 24 * HOUR


def test_the_worker_gives_back_what_is_due() -> None:
    opening = an_opening(1)
    first, _second = registered(opening), registered(opening)
    Registration.objects.filter(pk=first.pk).update(held_until=first.applied_at - HOUR)
    chores.run()
    assert states(opening.event) == [State.WITHDRAWN, C]


def test_whom_a_colleague_registers_or_approves_keeps_the_place(by: User) -> None:
    opening = an_opening(5)
    one = registered(opening, by=by, source=DelegateSource.STAFF, person={"email": ""})
    applied = registered(an_opening(5, event=opening.event, category=a_category(opening.event.edition, "bao-chi"),
                                    needs_approval=True))  # fmt: skip
    registration.approve(by=by, registration=applied)
    assert registration.release_unconfirmed(one.applied_at + 100 * HOUR) == 0


def test_the_lost_pass_goes_to_the_contact_on_file_and_not_too_often() -> None:
    one = registered(an_opening(5), person={"email": "sen@example.vn", "phone": "0912345678"})
    edition: Edition = one.event.edition
    Message.objects.all().delete()
    for contact, found in (("SEN@example.vn", 1), ("+84 912 345 678", 1), ("ai@example.vn", 0), ("", 0)):
        assert registration.send_pass(edition=edition, contact=contact) == found
    assert [message.to_address for message in Message.objects.all()] == ["sen@example.vn"]


def test_consents_are_given_and_withdrawn_and_never_erased(by: User) -> None:
    given = registration.Consents([Purpose.PHOTOS], "1", ConsentChannel.FORM)
    one = registered(an_opening(5), consents=given)
    registration.change_consents(
        by=None, delegate=one.delegate, consents=registration.Consents([Purpose.DIRECTORY], "2", ConsentChannel.PASS)
    )
    rows = Consent.objects.order_by("pk").values_list("purpose", "text_version", "withdrawn_at")
    assert [(purpose, version, bool(gone)) for purpose, version, gone in rows] == [
        (Purpose.PHOTOS, "1", True),
        (Purpose.DIRECTORY, "2", False),
    ]


# --- decisions -------------------------------------------------------------------------------------


def test_what_is_asked_for_is_told_to_the_delegate_and_gone_when_supplied(by: User) -> None:
    one = registered(an_opening(5, needs_approval=True))
    registration.ask(by=by, registration=one, what="Công văn cử đi dự")
    assert "Công văn cử đi dự" in Message.objects.first().body
    registration.edit(by=None, delegate=one.delegate, person={"position": "Trưởng phòng"})
    one.refresh_from_db()
    assert (one.state, one.asked) == (State.APPLIED, "")


def test_a_refusal_taken_back_takes_a_place_or_the_end_of_the_queue(by: User) -> None:
    opening = an_opening(1)
    first, second = registered(opening), registered(opening)
    registration.decline(by=by, registration=first)
    assert states(opening.event) == [State.DECLINED, C]
    assert registration.reinstate(by=by, registration=first).state == W
    registration.withdraw(by=None, registration=second)
    assert states(opening.event) == [C, State.WITHDRAWN]


def test_a_person_who_registered_anew_is_not_reinstated_beside_it(by: User) -> None:
    opening = an_opening(5)
    old = registered(opening, "Trần Thị Sen")
    registration.withdraw(by=None, registration=old)
    registered(opening, "Trần Thị Sen")
    with pytest.raises(Refused):
        registration.reinstate(by=by, registration=old)


# --- substitution ----------------------------------------------------------------------------------


def test_a_substitute_keeps_the_place_and_gets_a_pass_of_their_own(by: User) -> None:
    opening = an_opening(1)
    one, waiting = registered(opening), registered(opening)
    Delegate.objects.filter(pk=one.delegate_id).update(protocol_rank=3)
    new = registration.substitute(
        by=None, delegate=one.delegate, person={"name": "Lê Văn Thay", "position": "Chuyên viên"}
    )
    assert states(opening.event) == [State.SUBSTITUTED, W, C]
    one.refresh_from_db()
    assert (one.substitute.delegate, Registration.objects.get(pk=waiting.pk).state) == (new, W)
    assert new.pass_token != one.delegate.pass_token
    assert (new.unit, new.category, new.protocol_rank) == (one.delegate.unit, one.delegate.category, None)
    assert (new.badge_to_review, new.plate_to_review, new.seat_to_review) == (True, True, True)
    assert Pool.objects.get().taken == 1


def test_a_substitute_in_the_queue_keeps_the_turn() -> None:
    opening = an_opening(1)
    first, second, _third = registered(opening), registered(opening), registered(opening)
    new = registration.substitute(by=None, delegate=second.delegate, person={"name": "Lê Văn Thay"})
    registration.withdraw(by=None, registration=first)
    assert new.registrations.get().state == C


def test_nobody_substitutes_who_is_registered_already() -> None:
    opening = an_opening(5)
    one = registered(opening)
    registered(opening, "Lê Văn Thay")
    with pytest.raises(Refused) as refused:
        registration.substitute(by=None, delegate=one.delegate, person={"name": "Lê Văn Thay"})
    assert "name" in refused.value.fields
    assert states(opening.event) == [C, C]
    registration.withdraw(by=None, registration=one)
    with pytest.raises(Refused):
        registration.substitute(by=None, delegate=one.delegate, person={"name": "Lê Văn Khác"})


# --- the person's data -----------------------------------------------------------------------------


def test_a_corrected_name_marks_badge_and_plate_and_stays_unique() -> None:
    opening = an_opening(5)
    one, _other = registered(opening, "Trần Thị Sen"), registered(opening, "Lê Văn An")
    edited = registration.edit(by=None, delegate=one.delegate, person={"name": "Trần Thị Sen Hồng"})
    assert (edited.badge_to_review, edited.plate_to_review, edited.seat_to_review) == (True, True, False)
    with pytest.raises(Refused) as refused:
        registration.edit(by=None, delegate=edited, person={"name": "lê văn an"})
    assert "name" in refused.value.fields
    assert not registration.reviewed(by=None, delegate=edited, what="badge_to_review").badge_to_review


def test_the_diet_marks_nothing_and_no_change_is_no_entry() -> None:
    one = registered(an_opening(5))
    assert not registration.edit(by=None, delegate=one.delegate, person={"diet": "Ăn chay"}).badge_to_review
    count = HistoryEntry.objects.count()
    registration.edit(by=None, delegate=one.delegate, person={"diet": " Ăn  chay "})
    assert HistoryEntry.objects.count() == count


def test_the_owner_sets_no_rank() -> None:
    one = registered(an_opening(5))
    with pytest.raises(TypeError):
        registration.edit(by=None, delegate=one.delegate, person={"protocol_rank": 1})


def test_two_rows_of_one_person_become_one(by: User) -> None:
    first = an_opening(5)
    second = an_opening(5, event=EventFactory(edition=first.event.edition), category=first.category)
    keep = registered(first, "Trần Thị Sen").delegate
    drop = registered(first, "Tran T. Sen", events=[first.event, second.event], person={"diet": "Ăn chay"}).delegate
    registration.merge(by=by, keep=keep, drop=drop)
    keep.refresh_from_db()
    assert Delegate.objects.get() == keep
    assert keep.diet == "Ăn chay"
    assert {one.event for one in keep.registrations.all()} == {first.event, second.event}
    assert sorted(Pool.objects.values_list("taken", flat=True)) == [1, 1]
    with pytest.raises(Refused):
        registration.merge(by=by, keep=keep, drop=keep)


def test_after_deletion_nothing_of_the_person_is_left(by: User) -> None:
    opening = an_opening(1)
    question = Question.objects.create(category=opening.category, label_vi="Cỡ áo")
    consents = registration.Consents([Purpose.PHOTOS], "1")
    one = registered(opening, "Trần Thị Quyên", answers={question: "M"}, consents=consents)
    waiting = registered(opening)
    registration.delete_person(by=by, delegate=one.delegate)
    assert not Answer.objects.exists()
    assert not Consent.objects.exists()
    assert not Scan.objects.exists()
    assert list(Delegate.objects.all()) == [waiting.delegate]
    assert Registration.objects.get(pk=waiting.pk).state == C
    assert "Quyên" not in str(list(Message.objects.values())) + str(list(HistoryEntry.objects.values()))
    with pytest.raises(Refused):
        registration.delete_person(by=by, delegate=Delegate(pk=one.delegate_id))


def test_messages_speak_the_delegates_language() -> None:
    one = registered(an_opening(5), person={"language": "en", "name": "Jane Doe"})
    message = Message.objects.get()
    assert "Confirmed" in message.body
    assert f"/en/pass/{one.delegate.pass_token}/" in delegate_messages.pass_address(one.delegate)


def test_lists_are_found_and_sorted_as_people_expect() -> None:
    opening = an_opening(None)
    for name in ("Trần Đức", "Nguyễn Dũng", "Lê Thị Ánh", "Phạm An"):
        registered(opening, name)
    Delegate.objects.filter(name="Trần Đức").update(protocol_rank=1)
    assert [one.name for one in Delegate.objects.by_given_name()] == [
        "Phạm An",
        "Lê Thị Ánh",
        "Nguyễn Dũng",
        "Trần Đức",
    ]
    assert Delegate.objects.by_rank()[0].name == "Trần Đức"
    assert [one.name for one in Delegate.objects.matching("DUNG nguyen")] == ["Nguyễn Dũng"]
    assert Delegate.objects.matching("dung tran").count() == 0
