"""Somebody registers: a place, a turn in the queue, or a sentence that says why not."""

import uuid
from typing import Any

import pytest

from conference.errors import Refused
from conference.models import HistoryEntry, Message
from events import places, registration
from events.choices import OpeningMode, PoolKind, RegistrationState
from events.models import Delegate, Hold, Pool, Registration
from tests.events.registrations import a_category, a_person, an_opening, delegate, registered, states
from tests.factories import EventFactory, UserFactory

pytestmark = pytest.mark.django_db
State = RegistrationState


def test_without_approval_the_post_takes_the_place() -> None:
    one = registered(an_opening(2))
    assert one.state == State.CONFIRMED
    pool = Pool.objects.get()
    assert (pool.taken, pool.free) == (1, 1)
    assert one.held_until is not None
    assert (one.held_until - one.applied_at).total_seconds() == 24 * 3600


def test_with_approval_it_waits_for_a_colleague_and_takes_nothing() -> None:
    one = registered(an_opening(2, needs_approval=True))
    assert one.state == State.APPLIED
    assert Pool.objects.get().taken == 0
    assert registration.approve(by=UserFactory(), registration=one).state == State.CONFIRMED
    assert Pool.objects.get().taken == 1


def test_the_full_event_has_a_queue() -> None:
    opening = an_opening(1)
    assert [registered(opening).state for _ in range(3)] == [State.CONFIRMED, State.WAITING, State.WAITING]
    assert places.differences() == []


def test_a_freed_place_goes_to_the_first_who_waits() -> None:
    opening = an_opening(1)
    first, _second, _third = (registered(opening) for _ in range(3))
    registration.withdraw(by=None, registration=first)
    assert states(opening.event) == [State.WITHDRAWN, State.CONFIRMED, State.WAITING]
    assert places.differences() == []


def test_the_same_form_sent_twice_is_one_registration() -> None:
    opening, key, person = an_opening(5), uuid.uuid4(), a_person()
    sent: dict[str, Any] = {"by": None, "category": opening.category, "events": [opening.event], "key": key}
    first = registration.register(**sent, person=person)
    again = registration.register(**sent, person=person)
    assert again.delegate == first.delegate
    assert (first.again, again.again) == (False, True)
    assert (Registration.objects.count(), Pool.objects.get().taken) == (1, 1)


def test_a_likely_duplicate_is_told_nothing_and_the_owner_gets_the_link() -> None:
    opening = an_opening(5)
    owner = delegate(opening, "Trần Thị Sen", person={"email": "sen@example.vn"})
    Message.objects.all().delete()
    sent: dict[str, Any] = {"by": None, "category": opening.category, "events": [opening.event], "key": uuid.uuid4()}
    receipt = registration.register(**sent, person=a_person("TRAN  thi sen", email="x@example.vn"))
    assert receipt.delegate is None
    assert (Delegate.objects.count(), Pool.objects.get().taken) == (1, 1)
    message = Message.objects.get()
    assert (message.to_address, owner.pass_token in message.body) == ("sen@example.vn", True)


def test_a_colleague_says_that_it_is_a_namesake() -> None:
    opening, by = an_opening(5), UserFactory()
    registered(opening, "Trần Thị Sen")
    with pytest.raises(Refused) as refused:
        registered(opening, "Trần Thị Sen", by=by)
    assert "name" in refused.value.fields
    assert registered(opening, "Trần Thị Sen", by=by, namesake=True).namesake == 1


def test_a_closed_event_refuses_the_public_and_not_a_colleague() -> None:
    opening = an_opening(5, mode=OpeningMode.CLOSED)
    with pytest.raises(Refused) as refused:
        registered(opening)
    assert "events" in refused.value.fields
    assert Delegate.objects.count() == 0
    assert registered(opening, by=UserFactory()).state == State.CONFIRMED


def test_by_invitation_needs_the_link() -> None:
    opening = an_opening(5, mode=OpeningMode.INVITATION)
    with pytest.raises(Refused):
        registered(opening, invitation="guess")
    assert registered(opening, invitation=opening.category.invitation).state == State.CONFIRMED


def test_two_events_are_two_registrations_each_with_its_own_queue() -> None:
    full = an_opening(0)
    free = an_opening(3, event=EventFactory(edition=full.event.edition), category=full.category)
    one = registered(full, events=[full.event, free.event])
    assert dict(one.delegate.registrations.values_list("event", "state")) == {
        full.event.pk: State.WAITING,
        free.event.pk: State.CONFIRMED,
    }
    assert places.differences() == []


def test_refused_by_one_pool_all_are_given_back() -> None:
    opening = an_opening(3)
    category = a_category(opening.event.edition, "khach-moi")
    assert category.pk
    first = registered(opening)
    Pool.objects.filter(kind=PoolKind.EVENT).update(size=1)
    assert registered(opening).state == State.WAITING
    assert Hold.objects.filter(registration=first).count() == 1


@pytest.mark.parametrize(
    ("person", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "", "phone": ""}, "email"),
        ({"phone": "12"}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"unit": "x" * 201}, "unit"),
    ],
)
def test_what_cannot_stand_is_said_at_its_field(person: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        registered(an_opening(3), person=person)
    assert list(refused.value.fields) == [field]
    assert Delegate.objects.count() == 0


def test_names_are_kept_as_written_without_what_cannot_be_seen() -> None:
    one = delegate(an_opening(), person={"name": " Nguye\u0302\u0303n\u00a0Văn \u200bAn ", "phone": "0912.345.678"})
    assert (one.name, one.phone, one.folded_name) == ("Nguyễn Văn An", "+84912345678", "nguyen van an")


def test_the_trail_names_nobody() -> None:
    opening = an_opening(1)
    one = registered(opening, "Trần Thị Quyên", person={"email": "quyen@example.vn"})
    registration.edit(by=None, delegate=one.delegate, person={"name": "Trần Thị Hồng Quyên"})
    registration.delete_person(by=UserFactory(), delegate=one.delegate)
    trail = str(list(HistoryEntry.objects.values())).lower()
    assert not [word for word in ("quyên", "quyen") if word in trail]
    assert (Delegate.objects.count(), Message.objects.count(), Pool.objects.get().taken) == (0, 0, 0)


def test_registering_asks_the_database_few_questions(django_assert_max_num_queries: Any) -> None:
    opening = an_opening(5)
    category = opening.category
    str(category.edition)
    with django_assert_max_num_queries(12):
        registered_receipt = registration.register(
            by=None, category=category, events=[opening.event], key=uuid.uuid4(), person=a_person()
        )
    assert registered_receipt.delegate is not None
