"""Delegations: invited by a link, listed, sent whole, changed until the last day, approved or declined."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from conference.errors import Refused
from conference.models import HistoryEntry, Message
from events import delegations, places, registration
from events.choices import DelegationState, ListChange, PoolKind, RegistrationState
from events.models import Delegate, Delegation, DelegationEntry, Pool, Registration, SentChange
from tests import factories
from tests.events.delegations import DAY, an_event, invited, listed, sent
from tests.events.registrations import a_category, limit

pytestmark = pytest.mark.django_db
State = RegistrationState


def people(delegation: Delegation) -> list[tuple[str, str]]:
    """Names and states of who is registered, in the order of the list."""
    rows = Registration.objects.filter(delegation_entry__delegation=delegation)
    return list(rows.order_by("delegation_entry__order").values_list("delegate__name", "state"))


def correct(made: delegations.Invited, entry: DelegationEntry, **values: Any) -> DelegationEntry:
    return delegations.correct(token=made.token, entry_id=entry.pk, values=entry.values | values)


def test_nobody_is_registered_before_the_list_is_sent() -> None:
    made = invited(an_event())
    delegations.open_list(token=made.token)
    listed(made, 3)
    assert Delegate.objects.count() == 0
    assert Delegation.objects.get().state == DelegationState.OPENED
    delegation = sent(made)
    assert [state for _name, state in people(delegation)] == [State.APPLIED] * 3
    assert delegation.state == DelegationState.SENT
    assert places.differences() == []


def test_whoever_is_listed_belongs_to_the_department_and_needs_no_contact() -> None:
    made = invited(an_event())
    listed(made, 1, phone="0912 345 678")
    listed(made, 1, unit="Trung tâm Khuyến công", arrives_at="09:30 12/10/2040", lodging="x")
    sent(made)
    first, second = Delegate.objects.order_by("pk")
    assert (first.phone, first.unit, first.province) == (
        "+84912345678", made.delegation.invited, made.delegation.province,
    )  # fmt: skip
    assert (second.unit, second.lodging) == ("Trung tâm Khuyến công", "wanted")
    assert second.arrives_at
    assert timezone.localtime(second.arrives_at).hour == 9


def test_a_row_to_be_mended_keeps_the_whole_list_from_being_sent() -> None:
    made = invited(an_event())
    listed(made, 2)
    taken = delegations.take_rows(
        token=made.token, category=made.delegation.quotas.get().category,
        rows=[{"name": "Trần Thị Sen", "phone": "12"}, {"name": "Lê Văn Tám"}, {}],
    )  # fmt: skip
    assert taken == delegations.Taken(added=2)
    rows = delegations.rows_of(made.delegation)
    assert [list(row.problems) for row in rows] == [[], [], ["phone"], []]
    with pytest.raises(Refused):
        sent(made)
    correct(made, rows[2].entry, phone="0912 345 678")
    assert len(people(sent(made))) == 4


def test_the_same_list_taken_again_changes_nothing() -> None:
    made = invited(an_event())
    listed(made, 3, position="Chuyên viên")
    rows = [entry.values for entry in made.delegation.entries.all()]
    category = made.delegation.quotas.get().category
    before = Delegation.objects.get().revision
    assert delegations.take_rows(token=made.token, rows=rows, category=category) == delegations.Taken(same=3)
    assert Delegation.objects.get().revision == before
    rows[1] = rows[1] | {"position": "Phó Giám đốc"}
    assert delegations.take_rows(token=made.token, rows=rows, category=category) == delegations.Taken(changed=1, same=2)


def test_eighteen_on_a_quota_of_fifteen_are_offered_to_send_fifteen_and_ask_for_three() -> None:
    made = invited(an_event(), 15)
    listed(made, 18)
    with pytest.raises(delegations.TooMany) as refused:
        sent(made)
    assert (refused.value.fitting, refused.value.left_out) == (15, 3)
    assert Registration.objects.count() == 0
    delegation = sent(made, only_first=15)
    assert (len(people(delegation)), delegation.asked_more) == (15, 3)
    category = made.delegation.quotas.get().category
    delegations.revise(by=None, delegation=delegation, quotas={category: 18})
    delegation = sent(made)
    assert (len(people(delegation)), delegation.asked_more) == (18, 0)


def test_a_full_hall_takes_those_who_fit_if_the_focal_person_says_so() -> None:
    event = an_event()
    limit(event, 4)
    made = invited(event, 10)
    listed(made, 6)
    with pytest.raises(delegations.TooMany) as refused:
        sent(made)
    assert refused.value.fitting == 4
    assert len(people(sent(made, only_first=4))) == 4
    assert Pool.objects.get().taken == 4
    with pytest.raises(delegations.TooMany):
        sent(made, only_first=1)
    assert places.differences() == []


def test_each_category_has_its_own_quota() -> None:
    event = an_event()
    first, second = a_category(event.edition), a_category(event.edition, "khach-moi")
    made = invited(event, quotas={first: 1, second: 1})
    for category, name in ((first, "Nguyễn Một"), (first, "Nguyễn Hai"), (second, "Nguyễn Ba")):
        delegations.add(token=made.token, category=category, values={"name": name})
    assert [name for name, _state in people(sent(made, only_first=2))] == ["Nguyễn Một", "Nguyễn Ba"]


def test_what_changes_after_the_sending_goes_through_with_the_next() -> None:
    event = an_event()
    limit(event, 20)
    made = invited(event)
    stays, corrected, goes, replaced = listed(made, 4)
    sent(made)
    correct(made, corrected, position="Trưởng phòng")
    delegations.remove(token=made.token, entry_id=goes.pk)
    delegations.correct(token=made.token, entry_id=replaced.pk, values={"name": "Lê Thị Thay"}, substitute=True)
    listed(made, 1)
    assert delegations.pending(delegations.rows_of(made.delegation)) == 4
    assert Delegate.objects.count() == 4
    delegation = sent(made)
    kinds = [change.kind for change in SentChange.objects.filter(sending=delegation.sendings.first())]
    assert kinds == [ListChange.REMOVED, ListChange.CHANGED, ListChange.SUBSTITUTED, ListChange.ADDED]
    names = [name for name, _state in people(delegation)]
    assert "Lê Thị Thay" in names
    assert str(goes) not in names
    assert str(stays) in names
    assert Pool.objects.get().taken == 4
    assert places.differences() == []
    with pytest.raises(Refused):
        sent(made)


def test_a_struck_row_comes_back_as_it_was_sent() -> None:
    made = invited(an_event())
    (entry,) = listed(made, 1)
    sent(made)
    correct(made, entry, position="Sai")
    delegations.remove(token=made.token, entry_id=entry.pk)
    delegations.restore(token=made.token, entry_id=entry.pk)
    assert delegations.pending(delegations.rows_of(made.delegation)) == 0


def test_nothing_is_sent_before_the_people_are_informed_or_unseen() -> None:
    made = invited(an_event())
    listed(made, 1)
    with pytest.raises(Refused) as refused:
        sent(made, informed=False)
    assert list(refused.value.fields) == ["informed"]
    with pytest.raises(Refused):
        sent(made, seen=0)


def test_an_approval_lets_them_in_without_another_place_and_a_later_addition_is_approved_anew() -> None:
    event = an_event()
    limit(event, 3)
    made = invited(event)
    listed(made, 2, email="dau.moi@example.vn")
    delegation = sent(made)
    assert delegations.approve(by=None, delegation=delegation) == 2
    delegation.refresh_from_db()
    assert delegation.state == DelegationState.APPROVED
    assert Pool.objects.get().taken == 2
    listed(made, 1)
    delegation = sent(made)
    assert delegation.state == DelegationState.SENT
    one = Registration.objects.get(state=State.APPLIED)
    assert delegations.approve(by=None, delegation=delegation, registrations=[one.pk]) == 1
    assert places.differences() == []


def test_a_declined_list_gives_its_places_back_and_closes_the_link() -> None:
    event = an_event()
    limit(event, 5)
    made = invited(event)
    listed(made, 5)
    delegation = sent(made)
    with pytest.raises(Refused):
        delegations.decline(by=None, delegation=delegation, reason=" ")
    delegations.decline(by=None, delegation=delegation, reason="Danh sách chưa được ký")
    assert Pool.objects.get().taken == 0
    assert Delegation.objects.get().state == DelegationState.DECLINED
    with pytest.raises(Refused):
        listed(made, 1)


def test_a_new_link_ends_the_old_one() -> None:
    made = invited(an_event())
    renewed = delegations.renew_link(by=None, delegation=made.delegation)
    assert delegations.by_link(made.token) is None
    with pytest.raises(Refused):
        listed(made, 1)
    listed(renewed, 1)


def test_the_list_closes_when_the_last_day_is_over() -> None:
    made = invited(an_event())
    late = timezone.now() + 11 * DAY
    category = made.delegation.quotas.get().category
    with pytest.raises(Refused):
        delegations.add(token=made.token, category=category, values={"name": "Nguyễn Văn An"}, at=late)
    assert made.delegation.is_late_on(late.date())


def test_all_departments_are_invited_at_once_and_nobody_twice() -> None:
    event = an_event()
    provinces = [factories.ProvinceFactory() for _ in range(3)]
    category = a_category(event.edition)
    invited(event, province=provinces[0], category=category)
    due = timezone.localdate() + 5 * DAY
    made = delegations.invite_all(by=None, event=event, provinces=provinces, quotas={category: 5}, due_on=due)
    assert [one.delegation.province for one in made] == provinces[1:]
    with pytest.raises(Refused):
        delegations.invite_all(by=None, event=event, provinces=provinces, quotas={category: 5}, due_on=due)
    with pytest.raises(Refused):
        invited(event, province=provinces[0], category=category)


def test_places_set_aside_are_a_quota_of_the_province_that_ends_with_the_last_day() -> None:
    event = an_event()
    limit(event, 20)
    made = invited(event, 8, set_aside=True)
    pool = Pool.objects.get(kind=PoolKind.QUOTA)
    assert (pool.size, pool.returns_on) == (8, made.delegation.due_on)
    listed(made, 2)
    sent(made)
    pool.refresh_from_db()
    assert pool.taken == 2
    places.return_unused(timezone.now() + datetime.timedelta(days=12))
    delegations.approve(by=None, delegation=made.delegation)
    assert places.differences() == []


def test_the_link_goes_to_the_focal_person_and_is_stored_nowhere() -> None:
    made = invited(an_event(), contact_email="dau.moi@example.vn", contact_name="Bà Trần Thị Sen")
    message = Message.objects.get()
    assert message.to_address == "dau.moi@example.vn"
    assert made.token not in message.body
    assert made.token in message.secret
    assert mail.outbox == []
    delegations.remind(by=None, delegation=made.delegation)
    assert Message.objects.count() == 2


def test_whoever_is_deleted_leaves_nothing_in_the_list_or_the_trail() -> None:
    made = invited(an_event())
    listed(made, 1, name="Trần Văn Gieo Sẵn", phone="0912 345 678")
    sent(made)
    registration.delete_person(by=None, delegate=Delegate.objects.get())
    assert DelegationEntry.objects.count() == 0
    assert SentChange.objects.count() == 0
    assert not [row for row in HistoryEntry.objects.all() if "Gieo" in f"{row.target_name} {row.changes}"]


def test_whoever_let_another_come_by_their_own_pass_is_that_other_in_the_list() -> None:
    made = invited(an_event())
    (entry,) = listed(made, 1)
    sent(made)
    registration.substitute(by=None, delegate=Delegate.objects.get(), person={"name": "Lê Thị Thay"})
    listed(made, 1)
    sent(made)
    entry.refresh_from_db()
    assert entry.registration
    assert entry.registration.delegate.name == "Lê Thị Thay"


def test_a_head_is_one_and_the_order_is_the_focal_persons() -> None:
    made = invited(an_event())
    first, second, third = listed(made, 3)
    delegations.set_head(token=made.token, entry_id=first.pk)
    delegations.set_head(token=made.token, entry_id=third.pk)
    delegations.move(token=made.token, entry_id=third.pk, places=-2)
    rows = [(row.entry.pk, row.entry.is_head) for row in delegations.rows_of(made.delegation)]
    assert rows == [(third.pk, True), (first.pk, False), (second.pk, False)]
