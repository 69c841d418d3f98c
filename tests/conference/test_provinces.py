"""The 63, the 34 and the members, as load_facts stores them, held against the facts themselves."""

import datetime
from collections import Counter

import pytest

from conference.lineage import Lineage
from conference.models import Province
from conference.project.facts import read

D = datetime.date
ROWS = read("provinces")["provinces"]
MEMBERS = read("membership")["memberships"]
pytestmark = pytest.mark.usefixtures("facts")


def test_every_row_is_stored_as_the_facts_have_it() -> None:
    stored = {
        one.pk: (
            one.code,
            one.name_vi,
            one.name_en,
            one.full_name_vi,
            one.slug,
            str(one.valid_from),
            one.merged_into_id,
        )
        for one in Province.objects.all()
    }
    told = ("code", "name_vi", "name_en", "full_name_vi", "slug", "valid_from", "merged_into_id")
    assert stored == {row["id"]: tuple(row[key] for key in told) for row in ROWS}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (D(2008, 7, 31), 0), (D(2008, 8, 1), 63), (D(2024, 10, 11), 63), (D(2025, 6, 30), 63),
        (D(2025, 7, 1), 34), (D(2026, 4, 30), 34), (D(2040, 1, 1), 34),
    ],
)  # fmt: skip
def test_how_many_units_existed_on_a_day(day: datetime.date, count: int) -> None:
    units = Province.objects.as_of(day)
    assert len(units) == count
    assert Counter(one.code for one in units) == Counter({one.code for one in units}), "a code names one unit a day"
    assert len({one.slug for one in units}) == count, "a slug names one unit a day"


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (D(2018, 8, 23), 0), (D(2018, 8, 24), 20), (D(2022, 10, 14), 20), (D(2025, 6, 30), 20),
        (D(2025, 7, 1), 8), (D(2025, 10, 20), 8), (D(2040, 1, 1), 8),
    ],
)  # fmt: skip
def test_who_was_a_member_on_a_day(day: datetime.date, count: int) -> None:
    members = list(Province.objects.members(day))
    expected = {row["province"] for row in MEMBERS if row["from"] <= str(day) <= (row["to"] or "9999")}
    assert {one.pk for one in members} == expected
    assert len(members) == len(expected) == count
    assert all(one.existed_on(day) for one in members)


def test_the_eight_members_are_what_the_twenty_became_but_for_binh_thuan() -> None:
    lineage = Lineage.load()
    heirs = {lineage.became(one).pk: one.pk for one in Province.objects.members(D(2025, 6, 30))}
    now = {one.pk for one in Province.objects.members(D(2025, 7, 1))}
    assert set(heirs) - now == {"VN34-68"}
    assert heirs["VN34-68"] == "VN63-60"
    assert now < set(heirs)


@pytest.mark.parametrize(("code", "then", "now"), [("80", "Long An", "Tây Ninh"), ("91", "Kiên Giang", "An Giang")])
def test_a_reused_code_names_another_unit_after_the_merger(code: str, then: str, now: str) -> None:
    assert Province.objects.as_of(D(2025, 6, 30)).get(code=code).name_vi == then
    assert Province.objects.as_of(D(2025, 7, 1)).get(code=code).name_vi == now


def test_a_repeated_slug_names_two_units_with_ids_of_their_own() -> None:
    twins = Province.objects.filter(slug="tay-ninh").order_by("valid_from")
    assert [(one.pk, one.code) for one in twins] == [("VN63-72", "72"), ("VN34-80", "80")]
