"""Who is on the waiting list gets what becomes free by itself."""

import pytest
from django.urls import reverse

from conference.choices import Role
from conference.errors import Refused
from conference.models import HistoryEntry, Message
from exhibitors import booths, exhibiting
from exhibitors.choices import ApplicationState
from exhibitors.models import Application, Booth, Fair
from tests import factories
from tests.exhibitors.fairs import (
    DAY,
    a_fair,
    an_allotment,
    applied,
    confirmed,
    holders,
    later,
    offered,
    some_booths,
    today,
)
from tests.exhibitors.pages import get, portal

pytestmark = pytest.mark.django_db
State = ApplicationState


def listed(fair: Fair, **details: object) -> Application:
    return exhibiting.put_on_list(by=None, application=applied(fair, **details))


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def name_of(application: Application) -> str:
    return application.exhibitor.name_vi


def a_booth_that_runs_out(fair: Fair, **details: object) -> Booth:
    (booth,) = some_booths(fair, 1)
    offered(fair, [booth], **details)
    return booth


def test_an_offer_that_runs_out_goes_to_the_next_who_is_told_and_confirms() -> None:
    fair = a_fair()
    booth = a_booth_that_runs_out(fair)
    unlooked, second, third = applied(fair), listed(fair), listed(fair)
    assert [booths.let_run_out(later(1)), booths.let_run_out(later(1))] == [1, 0]
    assert holders() == {booth.code: name_of(second)}
    assert [state_of(one) for one in (unlooked, second, third)] == [State.APPLIED, State.RESERVED, State.APPLIED]
    second.refresh_from_db()
    assert (second.held_until, second.listed_at) == (later(1).date() + fair.hold_days * DAY, None)
    told = Message.objects.about(second.exhibitor.contacts.get()).latest("pk")
    assert (told.kind, booth.code in told.body, "/exhibitor/" in told.secret) == ("exhibitor.offered", True, True)
    assert booths.accept(application=second, at=later(1)).state == State.CONFIRMED


def test_what_the_next_lets_run_out_goes_on_to_the_one_after() -> None:
    fair = a_fair(hold_days=1)
    booth = a_booth_that_runs_out(fair)
    second, third = listed(fair), listed(fair)
    booths.let_run_out(later(1))
    booths.let_run_out(later(3))
    assert (state_of(second), holders()) == (State.RELEASED, {booth.code: name_of(third)})


def test_a_withdrawal_makes_free_for_the_next_and_what_staff_take_back_is_theirs_to_give() -> None:
    fair = a_fair()
    one, other = some_booths(fair, 2)
    leaving, taken = confirmed(fair, [one]), confirmed(fair, [other])
    first, second = listed(fair), listed(fair)
    booths.release(by=None, application=taken)
    assert holders() == {one.code: name_of(leaving)}
    exhibiting.withdraw(by=None, application=leaving)
    assert (holders(), state_of(second)) == ({one.code: name_of(first)}, State.APPLIED)


def test_it_goes_to_the_first_whom_it_suits_by_number_type_and_whom_it_is_kept_for() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    wide, narrow = (factories.BoothTypeFactory(edition=fair.edition) for _ in range(2))
    booth = a_booth_that_runs_out(fair)
    Booth.objects.filter(pk=booth.pk).update(type=narrow)
    two, of_type = listed(fair, wanted=2), listed(fair)
    Application.objects.filter(pk=of_type.pk).update(wanted_type=wide)
    fitting = listed(fair)
    booths.let_run_out(later(1))
    assert holders() == {booth.code: name_of(fitting)}
    assert {state_of(two), state_of(of_type)} == {State.APPLIED}
    # What departments may still give goes to nobody else.
    some_booths(fair, 1)
    an_allotment(fair, province, 1)
    later_one = listed(fair)
    booths.let_run_out(later(30))
    assert holders() == {booth.code: name_of(later_one)}
    assert state_of(fitting) == State.RELEASED


def test_a_colleague_gives_what_ran_out_to_whom_they_choose_and_the_list_gets_the_rest() -> None:
    fair = a_fair()
    one, other = a_booth_that_runs_out(fair), a_booth_that_runs_out(fair)
    first, chosen = listed(fair), applied(fair)
    booths.offer(by=None, application=chosen, booths=[one], at=later(1), until=today() + 3 * DAY)
    assert holders() == {one.code: name_of(chosen), other.code: name_of(first)}


def test_only_who_waits_can_be_listed_and_nobody_is_told_twice() -> None:
    fair = a_fair()
    application = listed(fair)
    exhibiting.put_on_list(by=None, application=application)
    assert Message.objects.filter(kind="exhibitor.listed").count() == 1
    exhibiting.take_off_list(by=None, application=application)
    booth = a_booth_that_runs_out(fair)
    booths.let_run_out(later(1))
    assert (booth.code in holders(), state_of(application)) == (False, State.APPLIED)
    with pytest.raises(Refused):
        exhibiting.put_on_list(by=None, application=offered(fair, some_booths(fair, 1)))


def test_nobody_is_offered_a_booth_once_the_conference_is_over() -> None:
    fair = a_fair(factories.EditionFactory(starts_on=today() - 9 * DAY, ends_on=today()))
    a_booth_that_runs_out(fair)
    listed(fair)
    booths.let_run_out(later(1))
    assert holders() == {}


def test_a_colleague_lists_at_the_desk_and_the_exhibitor_reads_it() -> None:
    fair = a_fair()
    first, second = listed(fair), applied(fair)
    officer = factories.officer(Role.FAIR, fair.edition)
    desk = factories.signed_in(officer)
    page = reverse("desk-application", args=[fair.edition.pk, second.pk])
    desk.post(reverse("desk-application-act", args=[fair.edition.pk, second.pk, "list"]))
    assert "Đang ở vị trí thứ 2" in desk.get(page).text
    assert HistoryEntry.objects.filter(by=officer, target_id=str(second.pk)).exists()
    every = reverse("desk-fair", args=[fair.edition.pk])
    assert name_of(first) in desk.get(f"{every}?state=listed").text
    assert "đang trong danh sách chờ" in get(portal(second))
    desk.post(reverse("desk-application-act", args=[fair.edition.pk, second.pk, "unlist"]))
    assert "đang trong danh sách chờ" not in get(portal(second))
