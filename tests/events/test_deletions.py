"""Requests for deletion are due on the second working day."""

import datetime

import pytest
from django.utils import timezone

from conference.choices import Role
from events import deletions
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


@pytest.mark.django_db
def test_staff_find_who_asked_and_until_when_to_answer() -> None:
    opening = registrations.an_opening()
    asking, other = registrations.delegate(opening), registrations.delegate(opening)
    asked = deletions.ask(by=None, delegate=asking, at=timezone.now())
    page = factories.signed_in(factories.officer(Role.MINISTRY)).get("/admin/events/delegate/?wants_deletion=yes")
    assert f"{asked.due_on:%d/%m/%Y}" in page.text
    assert asking.name in page.text
    assert other.name not in page.text
