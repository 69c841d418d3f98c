"""Requests for deletion are due on the second working day."""

import datetime

import pytest

from events import deletions


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
