"""Who holds which booth, and until when."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from conference.errors import Refused
from conference.models import Message
from exhibitors import booths, exhibiting
from exhibitors.choices import ApplicationState
from exhibitors.models import BoothHolding
from tests.exhibitors.fairs import DAY, a_fair, applied, confirmed, holders, later, offered, some_booths, today

pytestmark = pytest.mark.django_db
State = ApplicationState


def test_an_offer_keeps_a_booth_until_the_day_ends_and_is_confirmed() -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    application = booths.offer(by=None, application=applied(fair), booths=[booth])
    assert (application.state, application.held_until) == (State.RESERVED, today() + fair.hold_days * DAY)
    assert booths.confirm(by=None, application=application).state == State.CONFIRMED
    assert holders() == {booth.code: application.exhibitor.name_vi}
    assert list(Message.objects.order_by("pk").values_list("kind", flat=True)) == [
        "exhibitor.applied", "exhibitor.offered", "exhibitor.news",
    ]  # fmt: skip


def test_a_held_booth_is_offered_to_nobody_else() -> None:
    fair = a_fair()
    booth, free = some_booths(fair, 2)
    offered(fair, [booth])
    with pytest.raises(Refused, match=booth.code):
        booths.offer(by=None, application=applied(fair), booths=[free, booth])
    assert len(holders()) == 1


def test_the_database_itself_lets_a_booth_have_one_holder() -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    offered(fair, [booth])
    with pytest.raises(IntegrityError), transaction.atomic():
        BoothHolding.objects.create(booth=booth, application=applied(fair), since=timezone.now())


def test_an_offer_that_ran_out_frees_its_booth_before_anybody_noted_it() -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    first, second = offered(fair, [booth]), applied(fair)
    tomorrow = later(1)
    assert first.state_on(today() + DAY) == State.RELEASED
    assert not BoothHolding.objects.standing(today() + DAY).exists()
    with pytest.raises(Refused, match="hết thời hạn"):
        booths.confirm(by=None, application=first, at=tomorrow)
    booths.offer(by=None, application=second, booths=[booth], at=tomorrow)
    first.refresh_from_db()
    assert (first.state, holders()) == (State.RELEASED, {booth.code: second.exhibitor.name_vi})


def test_the_worker_releases_what_ran_out_once_and_tells_the_holder() -> None:
    fair = a_fair()
    kept, lapsing = some_booths(fair, 2)
    offered(fair, [kept], until=today() + 5 * DAY)
    application = offered(fair, [lapsing])
    assert booths.let_run_out(timezone.now()) == 0
    assert [booths.let_run_out(later(1)), booths.let_run_out(later(1))] == [1, 0]
    assert list(holders()) == [kept.code]
    told = Message.objects.filter(kind="exhibitor.news").get()
    assert told.to_address == application.exhibitor.contacts.get().email
    assert lapsing.code in told.body


def test_an_offer_can_stand_longer_and_become_an_allotment() -> None:
    fair = a_fair()
    booth, second = some_booths(fair, 2)
    application = offered(fair, [booth])
    booths.extend(by=None, application=application, until=today() + 3 * DAY)
    assert booths.let_run_out(later(2)) == 0
    allotted = booths.allot(by=None, application=application, booths=[second])
    assert (allotted.state, allotted.held_until, len(holders())) == (State.ALLOTTED, None, 2)
    assert booths.let_run_out(later(9)) == 0


def test_released_and_withdrawn_booths_are_free_for_the_next() -> None:
    fair = a_fair()
    one, other = some_booths(fair, 2)
    booths.release(by=None, application=confirmed(fair, [one]), reason="Không nộp hồ sơ")
    exhibiting.withdraw(by=None, application=confirmed(fair, [other]))
    assert holders() == {}
    assert offered(fair, [one, other]).state == State.RESERVED


def test_whoever_comes_after_all_waits_anew() -> None:
    fair = a_fair()
    application = exhibiting.withdraw(by=None, application=applied(fair))
    again = exhibiting.reopen(by=None, application=application, at=later(1))
    assert (again.state, again.applied_at > application.applied_at) == (State.APPLIED, True)


def test_two_exhibitors_swap_booths_and_one_moves() -> None:
    fair = a_fair()
    one, other, third = some_booths(fair, 3)
    first, second = confirmed(fair, [one]), confirmed(fair, [other])
    held = {holding.booth_id: holding for holding in BoothHolding.objects.select_related("application")}
    booths.swap(by=None, one=held[one.pk], other=held[other.pk])
    assert holders() == {one.code: second.exhibitor.name_vi, other.code: first.exhibitor.name_vi}
    with pytest.raises(Refused):
        booths.swap(by=None, one=held[one.pk], other=held[other.pk])
    booths.move(by=None, holding=first.holdings.get(), booth=third)
    assert holders() == {one.code: second.exhibitor.name_vi, third.code: first.exhibitor.name_vi}


def test_a_booth_of_another_fair_is_refused() -> None:
    (foreign,) = some_booths(a_fair(), 1)
    with pytest.raises(Refused):
        booths.offer(by=None, application=applied(a_fair()), booths=[foreign])
