"""At the door: green, amber, red; every look is a row, and the first valid one counts."""

from typing import Any

import pytest

from conference.models import User
from events import checkin, registration
from events.checkin import Light
from events.choices import ScanResult
from events.models import Scan
from tests.events.registrations import an_opening, registered
from tests.factories import EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def usher() -> User:
    made: User = UserFactory()
    return made


def test_the_first_scan_counts_and_the_next_says_when_and_where(usher: User) -> None:
    one = registered(an_opening(5))
    first = checkin.scan(by=usher, event=one.event, code=one.delegate.scan_code, gate="Cửa A")
    again = checkin.scan(by=usher, event=one.event, code=one.delegate.scan_code.lower(), gate="Cửa B")
    assert (first.light, first.registration, first.delegate) == (Light.GREEN, one, one.delegate)
    assert (again.light, again.result, again.first) == (Light.AMBER, ScanResult.AGAIN, first.scan)
    assert again.first is not None
    assert again.first.gate == "Cửa A"
    assert Scan.objects.count() == 2


def test_a_delegate_found_by_name_is_checked_in_by_the_registration(usher: User) -> None:
    one = registered(an_opening(5))
    assert checkin.scan(by=usher, event=one.event, registration=one).light == Light.GREEN


def test_who_waits_or_is_registered_elsewhere_is_amber(usher: User) -> None:
    opening = an_opening(0)
    one = registered(opening)
    other = EventFactory(edition=opening.event.edition)
    code = one.delegate.scan_code
    assert checkin.scan(by=usher, event=opening.event, code=code).result == ScanResult.WAITING
    answer = checkin.scan(by=usher, event=other, code=code)
    assert (answer.light, answer.result, answer.delegate) == (Light.AMBER, ScanResult.OTHER_EVENT, one.delegate)


@pytest.mark.parametrize("code", ["", "ZZZZZZZZZZ", "https://example.vn/", "x" * 5000, "\x00"])
def test_an_unknown_code_is_red_and_a_row_as_well(usher: User, code: str) -> None:
    answer = checkin.scan(by=usher, event=an_opening().event, code=code)
    assert (answer.light, answer.result) == (Light.RED, ScanResult.UNKNOWN)
    assert Scan.objects.get().registration is None


def test_who_withdrew_is_red_and_their_substitute_green(usher: User) -> None:
    opening = an_opening(5)
    one, two = registered(opening), registered(opening)
    registration.withdraw(by=None, registration=one)
    new = registration.substitute(by=None, delegate=two.delegate, person={"name": "Lê Văn Thay"})
    codes = [one.delegate.scan_code, two.delegate.scan_code, new.scan_code]
    answers = [checkin.scan(by=usher, event=opening.event, code=code) for code in codes]
    assert [answer.light for answer in answers] == [Light.RED, Light.RED, Light.GREEN]
    assert answers[0].result == ScanResult.GONE


def test_a_badge_of_another_edition_is_unknown(usher: User) -> None:
    one = registered(an_opening())
    assert checkin.scan(by=usher, event=EventFactory(), code=one.delegate.scan_code).result == ScanResult.UNKNOWN


def test_letters_that_are_easily_taken_for_digits_are_read_as_digits() -> None:
    assert checkin.readable_code(" oil-123 ") == "011123"


def test_scans_stay_when_the_person_is_deleted(usher: User) -> None:
    one = registered(an_opening())
    checkin.scan(by=usher, event=one.event, code=one.delegate.scan_code)
    registration.delete_person(by=usher, delegate=one.delegate)
    left = Scan.objects.get()
    assert (left.result, left.registration_id) == (ScanResult.FIRST, None)


def test_a_scan_asks_the_database_few_questions(usher: User, django_assert_num_queries: Any) -> None:
    one = registered(an_opening())
    with django_assert_num_queries(3):  # the delegate, the registration, the row
        checkin.scan(by=usher, event=one.event, code=one.delegate.scan_code)
    # refused by the database: written as a repeat, the first one looked up
    with django_assert_num_queries(5):
        checkin.scan(by=usher, event=one.event, code=one.delegate.scan_code)
