"""Many at one moment: a booth has one holder, and everybody is told what holds."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conference.choices import Role
from conference.models import Message
from exhibitors import booths, exhibiting
from exhibitors.choices import ApplicationState
from exhibitors.models import Application, Booth, BoothHolding
from tests import factories
from tests.conference.test_rotation_races import Threads
from tests.exhibitors.fairs import a_fair, applied, confirmed, holders, later, offered, some_booths, today

pytestmark = pytest.mark.django_db(transaction=True)
State = ApplicationState


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def test_fifty_race_for_ten_booths_and_ten_get_one(threads: Threads) -> None:
    fair = a_fair()
    ten = some_booths(fair, 10)
    applications = [applied(fair) for _ in range(50)]

    def offering(application: Application, booth: Booth) -> object:
        return lambda: booths.offer(by=None, application=application, booths=[booth])

    told = threads.at_once(*[offering(one, ten[number % 10]) for number, one in enumerate(applications)])
    assert sorted(bool(message) for message in told) == [False] * 10 + [True] * 40
    assert len(threads.read(holders)) == 10
    assert threads.read(lambda: Application.objects.filter(state=State.RESERVED).count()) == 10


def test_fifty_requests_for_ten_booths_are_answered_ten_with_a_booth_and_no_error(threads: Threads) -> None:
    fair = a_fair()
    ten, applications = some_booths(fair, 10), [applied(fair) for _ in range(50)]
    cookies = factories.signed_in(factories.officer(Role.FAIR, fair.edition)).cookies
    answers: list[int] = []

    def posting(application: Application, booth: Booth) -> Callable[[], None]:
        def act() -> None:
            client = Client(raise_request_exception=False)
            client.cookies = copy.deepcopy(cookies)
            path = reverse("desk-application-offer", args=[fair.edition.pk, application.pk])
            answers.append(client.post(path, {"booths": [booth.pk], "until": f"{today():%d/%m/%Y}"}).status_code)

        return act

    threads.at_once(*[posting(one, ten[number % 10]) for number, one in enumerate(applications)])
    assert (answers.count(302), set(answers) <= {200, 302, 503}) == (10, True)
    assert len(threads.read(holders)) == 10


def test_an_offer_that_ends_while_its_holder_confirms_has_one_outcome(threads: Threads) -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    application, tomorrow = offered(fair, [booth]), later(1)
    told = threads.at_once(
        lambda: booths.confirm(by=None, application=application),
        lambda: booths.let_run_out(tomorrow),
        lambda: booths.let_run_out(tomorrow),
    )
    state = threads.read(lambda: Application.objects.get().state)
    kept = threads.read(holders)
    assert (state, bool(told[0]), bool(kept)) in ((State.CONFIRMED, False, True), (State.RELEASED, True, False))


def test_the_next_gets_what_ran_out_or_the_holder_keeps_it(threads: Threads) -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    first, second = offered(fair, [booth]), applied(fair)
    told = threads.at_once(
        lambda: booths.confirm(by=None, application=first),
        lambda: booths.offer(by=None, application=second, booths=[booth], at=later(1), until=later(2).date()),
    )
    assert sorted(bool(message) for message in told) == [False, True]
    assert len(threads.read(holders)) == 1


def test_a_confirmation_as_the_offer_ends_leaves_the_booth_with_one_and_both_know_it(threads: Threads) -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    first, tomorrow = offered(fair, [booth]), later(1)
    second = exhibiting.put_on_list(by=None, application=applied(fair))
    told = threads.at_once(
        lambda: booths.confirm(by=None, application=first),
        lambda: booths.let_run_out(tomorrow),
        lambda: booths.let_run_out(tomorrow),
    )
    states = threads.read(lambda: dict(Application.objects.values_list("pk", "state")))
    written = threads.read(lambda: Message.objects.about(second.exhibitor.contacts.get()).latest("pk").kind)
    kept = threads.read(holders)[booth.code]
    if told[0]:
        assert states == {first.pk: State.RELEASED, second.pk: State.RESERVED}
        assert (kept, written) == (second.exhibitor.name_vi, "exhibitor.offered")
    else:
        assert states == {first.pk: State.CONFIRMED, second.pk: State.APPLIED}
        assert (kept, written) == (first.exhibitor.name_vi, "exhibitor.listed")


def test_a_colleague_and_the_waiting_list_give_a_booth_that_ran_out_to_one(threads: Threads) -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    offered(fair, [booth])
    listed, chosen = exhibiting.put_on_list(by=None, application=applied(fair)), applied(fair)
    told = threads.at_once(
        lambda: booths.let_run_out(later(1)),
        lambda: booths.offer(by=None, application=chosen, booths=[booth], at=later(1), until=later(2).date()),
    )
    winner = listed if told[1] else chosen
    assert threads.read(holders) == {booth.code: winner.exhibitor.name_vi}
    held = threads.read(lambda: set(Application.objects.filter(state=State.RESERVED).values_list("pk", flat=True)))
    assert held == {winner.pk}


def test_two_colleagues_who_swap_the_same_booths_swap_them_once(threads: Threads) -> None:
    fair, officer = a_fair(), factories.UserFactory()
    one, other = some_booths(fair, 2)
    first, second = confirmed(fair, [one]), confirmed(fair, [other])
    here, there = BoothHolding.objects.select_related("application__exhibitor__edition").order_by("booth__code")
    told = threads.at_once(
        lambda: booths.swap(by=officer, one=here, other=there), lambda: booths.swap(by=officer, one=there, other=here)
    )
    assert sorted(bool(message) for message in told) == [False, True]
    names = (second.exhibitor.name_vi, first.exhibitor.name_vi)
    assert threads.read(holders) == dict(zip((one.code, other.code), names, strict=True))


def test_a_swap_and_a_withdrawal_at_once_lose_nobody(threads: Threads) -> None:
    fair = a_fair()
    one, other = some_booths(fair, 2)
    first, second = confirmed(fair, [one]), confirmed(fair, [other])
    here, there = BoothHolding.objects.select_related("application__exhibitor__edition").order_by("booth__code")
    threads.at_once(
        lambda: booths.swap(by=None, one=here, other=there), lambda: booths.release(by=None, application=first)
    )
    assert list(threads.read(holders).values()) == [second.exhibitor.name_vi]
    assert timezone.now()
