"""Reads that are named after their question."""

import datetime

import pytest

from conference.choices import Audience, EditionStatus
from conference.models import Document, Edition, Province
from conference.querysets import current_of
from tests import factories

D = datetime.date
TODAY = D(2026, 11, 23)

DRAFT, PUBLISHED, CLOSED = EditionStatus.DRAFT, EditionStatus.PUBLISHED, EditionStatus.CLOSED


def edition(
    year: int, status: str = PUBLISHED, starts: D | None = None, ends: D | None = None, **details: object
) -> Edition:
    return Edition(year=year, status=status, starts_on=starts, ends_on=ends, **details)


@pytest.mark.parametrize(
    ("editions", "year"),
    [
        ([], None),
        ([edition(2026, DRAFT, D(2026, 12, 1))], None),
        ([edition(2025, CLOSED, D(2025, 10, 20)), edition(2024, CLOSED, D(2024, 10, 11))], 2025),
        # Under way, and on its last day.
        ([edition(2026, PUBLISHED, D(2026, 11, 22), D(2026, 11, 23)), edition(2027, PUBLISHED, D(2027, 1, 1))], 2026),
        # A day-long one is over the day after, even while nobody has closed it.
        ([edition(2026, PUBLISHED, D(2026, 11, 22)), edition(2027, PUBLISHED, D(2027, 1, 1))], 2027),
        ([edition(2026, PUBLISHED, D(2026, 11, 22)), edition(2025, CLOSED, D(2025, 10, 20))], 2026),
        # The next one, not the one after.
        ([edition(2028, PUBLISHED, D(2028, 1, 1)), edition(2027, PUBLISHED, D(2027, 1, 1))], 2027),
        # One announced without a day yet.
        ([edition(2026, PUBLISHED), edition(2025, CLOSED, D(2025, 10, 20))], 2026),
        ([edition(2027, PUBLISHED), edition(2027, PUBLISHED, D(2027, 3, 1))], 2027),
        # The real one before the fictional one, whichever comes first.
        ([edition(2027, PUBLISHED, D(2027, 1, 1), is_fictional=True), edition(2028, PUBLISHED, D(2028, 1, 1))], 2028),
        ([edition(2027, PUBLISHED, D(2027, 1, 1), is_fictional=True), edition(2025, CLOSED, D(2025, 1, 1))], 2027),
        # A closed one of which only the year is known.
        ([edition(2019, CLOSED), edition(2018, CLOSED, D(2018, 8, 24))], 2019),
    ],
)  # fmt: skip
def test_the_home_page_shows_the_edition_under_way_or_next_else_the_last(
    editions: list[Edition], year: int | None
) -> None:
    current = current_of(editions, TODAY)
    assert (current.year if current else None) == year


def test_an_edition_without_a_year_has_no_page_to_show() -> None:
    assert current_of([Edition(ordinal=1, status=CLOSED)], TODAY) is None


@pytest.mark.django_db
def test_current_asks_the_database_once(django_assert_num_queries: object) -> None:
    factories.EditionFactory.create_batch(3)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert Edition.objects.current(at=TODAY).year


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(("day", "count"), [(D(2025, 6, 30), 63), (D(2025, 7, 1), 34)])
def test_as_of_gives_the_units_of_that_day(day: D, count: int) -> None:
    assert Province.objects.as_of(day).count() == count


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("day", "count"), [(D(2018, 8, 23), 0), (D(2018, 8, 24), 20), (D(2025, 6, 30), 20), (D(2025, 7, 1), 8)]
)
def test_members_are_those_of_that_day(day: D, count: int) -> None:
    assert Province.objects.members(day).count() == count


@pytest.mark.django_db
def test_a_draft_is_listed_by_its_ordinal_alone() -> None:
    factories.EditionFactory(ordinal=None, status=DRAFT)
    coming = factories.EditionFactory(ordinal=12, status=DRAFT)
    shown = factories.EditionFactory(ordinal=None)
    assert set(Edition.objects.listed()) == {coming, shown}


@pytest.mark.django_db
def test_documents_are_public_where_they_and_their_edition_are() -> None:
    public = factories.DocumentFactory()
    factories.DocumentFactory(audience=Audience.STAFF)
    factories.DocumentFactory(audience=Audience.DELEGATES)
    factories.DocumentFactory(edition__status=DRAFT)
    assert list(Document.objects.public()) == [public]
