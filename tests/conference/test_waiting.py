"""Who has waited longest: by what is known, through mergers, and never claiming "never hosted"."""

import datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from conference import waiting
from conference.lineage import Lineage
from conference.models import Edition, Province
from tests.factories import EditionFactory, ProvinceFactory

D = datetime.date
TODAY = D(2026, 11, 23)


@pytest.mark.usefixtures("facts")
def test_the_eight_members_by_their_last_known_turn() -> None:
    ranked = waiting.longest(TODAY)
    told = [
        (wait.member.name, wait.last and wait.last.edition.ordinal, wait.last and wait.last.host_name, wait.years)
        for wait in ranked.waits
    ]
    assert told == [
        ("Cà Mau", None, None, None),
        ("Đồng Nai", None, None, None),
        ("TP. Hồ Chí Minh", None, None, None),
        ("Vĩnh Long", None, None, None),
        ("Đồng Tháp", 5, "Đồng Tháp", 8),
        ("Cần Thơ", 9, "Hậu Giang", 3),
        ("An Giang", 10, "Kiên Giang", 2),
        ("Tây Ninh", 11, "Tây Ninh", 1),
    ]
    assert (ranked.known, ranked.editions) == (5, 12)


@pytest.mark.usefixtures("facts")
def test_turns_of_predecessors_are_counted() -> None:
    turns = {wait.member.name: [turn.edition.ordinal for turn in wait.turns] for wait in waiting.longest(TODAY).waits}
    assert turns["Tây Ninh"] == [8, 11]
    assert turns["An Giang"] == [10]


@pytest.mark.usefixtures("facts")
def test_before_the_merger_each_of_the_twenty_has_its_own_turns_only() -> None:
    ranked = waiting.longest(D(2025, 6, 30))
    assert len(ranked.waits) == 20
    assert {wait.member.pk: wait.last and wait.last.edition.ordinal for wait in ranked.waits if wait.turns} == {
        "VN63-87": 5, "VN63-72": 8, "VN63-93": 9, "VN63-91": 10,
    }  # fmt: skip
    assert waiting.longest(D(2018, 8, 23)).waits == ()


def test_a_turn_whose_year_is_unknown_leaves_the_wait_open(db: None) -> None:
    host: Any = ProvinceFactory()
    third: Any = EditionFactory(ordinal=3, year=None, host=host)
    (wait,) = waiting.rank(Lineage.load(), [host], [third], TODAY).waits
    assert (wait.years, len(wait.turns)) == (None, 1)


def test_a_member_that_hosts_next_has_not_waited(db: None) -> None:
    host, other = ProvinceFactory(), ProvinceFactory()
    editions = [EditionFactory(ordinal=11, year=2025, host=other), EditionFactory(ordinal=13, year=2027, host=host)]
    waits = waiting.rank(Lineage.load(), [host, other], editions, TODAY).waits
    assert [(wait.member, wait.years) for wait in waits] == [(other, 1), (host, 0)]


def test_a_fictional_edition_is_no_turn(db: None) -> None:
    host: Any = ProvinceFactory()
    host.memberships.create(valid_from=D(2020, 1, 1))
    EditionFactory(ordinal=None, year=2025, is_fictional=True, host=host)
    ranked = waiting.longest(TODAY)
    assert [wait.turns for wait in ranked.waits] == [()]
    assert (ranked.known, ranked.editions) == (0, 0)


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("more", [0, 12])
def test_it_takes_four_queries_however_many_editions(more: int, django_assert_num_queries: Any) -> None:
    for n in range(more):
        EditionFactory(ordinal=50 + n, year=2050 + n, host=Province.objects.get(pk="VN34-96"))
    with django_assert_num_queries(4):
        render_to_string("conference/_waiting.html", {"waiting": waiting.longest(TODAY)})


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("language", "phrases"),
    [
        (
            "vi",
            [
                "dựa trên 5 kỳ",
                "tổng số 12 kỳ",
                "Chưa có tư liệu về lần đăng cai",
                "IX (2023), khi đó là Hậu Giang",
                "V (2018)\n",
            ],
        ),
        ("en", ["rests on the 5 editions", "of the 12", "No record of a turn as host yet", "9th (2023), as Hau Giang"]),
    ],
)
def test_the_table_says_on_what_it_rests_and_never_never(language: str, phrases: list[str]) -> None:
    with translation.override(language):
        page = render_to_string("conference/_waiting.html", {"waiting": waiting.longest(TODAY)})
    assert all(phrase in page for phrase in phrases)
    assert "chưa từng" not in page
    assert "never" not in page
    assert Edition.objects.count() == 12
