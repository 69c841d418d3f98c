"""The family tree, asked about every one of the 97 units."""

import datetime
from typing import Any

import pytest
from django.utils import translation

from conference.choices import ProvinceType
from conference.lineage import Lineage
from conference.models import Province
from conference.project.facts import TYPES, read

D = datetime.date
ROWS = read("provinces")["provinces"]
OLD = [row for row in ROWS if row["set"] == "63"]
NEW = [row for row in ROWS if row["set"] == "34"]


@pytest.fixture
def lineage(facts: None) -> Lineage:
    return Lineage.load()


def test_it_is_read_in_two_queries_and_asks_none_after(facts: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        lineage = Lineage.load()
        for province in lineage.by_id.values():
            lineage.became(province)
            lineage.predecessors(province)
            lineage.forebears(province)
            lineage.name_on(province, D(2024, 1, 1))
            lineage.type_on(province, D(2026, 5, 1))


def test_each_of_the_63_leads_to_exactly_one_of_the_34(lineage: Lineage) -> None:
    for row in OLD:
        unit = lineage.by_id[row["id"]]
        assert lineage.became(unit).pk == row["merged_into_id"]
        assert lineage.line(unit) == [row["id"], row["merged_into_id"]]
        assert lineage.became_by(unit, D(2025, 6, 30)) == unit
        assert lineage.became_by(unit, D(2025, 7, 1)).pk == row["merged_into_id"]


def test_each_of_the_34_is_itself_and_names_its_predecessors(lineage: Lineage) -> None:
    for row in NEW:
        unit = lineage.by_id[row["id"]]
        assert lineage.became(unit) == unit
        assert [one.pk for one in lineage.predecessors(unit)] == sorted(row["predecessor_ids"])
        assert lineage.forebears(unit) == {row["id"], *row["predecessor_ids"]}
        assert lineage.became_by(unit, D(2024, 1, 1)) == unit, "before its first day it is nothing else"


def test_predecessors_are_the_inverse_of_what_became_and_leave_nobody_out(lineage: Lineage) -> None:
    pairs = [(one.pk, new["id"]) for new in NEW for one in lineage.predecessors(lineage.by_id[new["id"]])]
    assert sorted(pairs) == sorted((row["id"], row["merged_into_id"]) for row in OLD)
    assert all(not lineage.predecessors(lineage.by_id[row["id"]]) for row in OLD)


def test_descent_holds_along_the_line_and_nowhere_else(lineage: Lineage) -> None:
    for ancestor in lineage.by_id.values():
        for heir in lineage.by_id.values():
            expected = heir.pk in (ancestor.pk, ancestor.merged_into_id)
            assert lineage.descends_from(heir, ancestor) is expected


def test_a_unit_that_shares_a_code_is_no_relation(lineage: Lineage) -> None:
    kien_giang, an_giang = lineage.by_id["VN63-91"], lineage.by_id["VN63-89"]
    assert {lineage.became(kien_giang).pk, lineage.became(an_giang).pk} == {"VN34-91"}
    assert not lineage.descends_from(kien_giang, an_giang)
    tien_giang = lineage.by_id["VN63-82"]
    assert not lineage.descends_from(lineage.by_id["VN34-80"], tien_giang)


def test_every_unit_had_one_type_on_every_day_of_its_history(lineage: Lineage) -> None:
    for row in ROWS:
        unit = lineage.by_id[row["id"]]
        spans = row["type_history"] or [{"type": row["type"], "from": row["valid_from"], "to": row["valid_to"]}]
        for span in spans:
            for day in (span["from"], span["to"] or "2090-01-01"):
                assert lineage.type_on(unit, D.fromisoformat(day)) == TYPES[span["type"]], (row["id"], day)


@pytest.mark.parametrize(
    ("day", "name", "kind"),
    [
        (D(2008, 8, 1), "Thừa Thiên Huế", ProvinceType.PROVINCE),
        (D(2024, 12, 31), "Thừa Thiên Huế", ProvinceType.PROVINCE),
        (D(2025, 1, 1), "Huế", ProvinceType.CITY),
    ],
)
def test_hue_was_called_thua_thien_hue_until_2024(
    lineage: Lineage, day: datetime.date, name: str, kind: ProvinceType
) -> None:
    hue = lineage.by_id["VN63-46"]
    assert (lineage.name_on(hue, day), lineage.type_on(hue, day)) == (name, kind)
    assert lineage.name_on(lineage.by_id["VN34-46"], D(2025, 7, 1)) == "Huế"


def test_dong_nai_became_a_city_on_30_april_2026(lineage: Lineage) -> None:
    dong_nai = lineage.by_id["VN34-75"]
    assert lineage.type_on(dong_nai, D(2026, 4, 29)) == ProvinceType.PROVINCE
    assert lineage.type_on(dong_nai, D(2026, 4, 30)) == ProvinceType.CITY
    assert lineage.name_on(dong_nai, D(2026, 4, 29)) == "Đồng Nai"


def test_names_are_in_the_readers_language(lineage: Lineage) -> None:
    kien_giang = lineage.by_id["VN63-91"]
    assert lineage.name_on(kien_giang, D(2024, 10, 11)) == "Kiên Giang"
    with translation.override("en"):
        assert lineage.name_on(kien_giang, D(2024, 10, 11)) == "Kien Giang"


def test_a_loop_in_the_data_ends(lineage: Lineage) -> None:
    one, other = Province(pk="A", valid_from=D(2000, 1, 1)), Province(pk="B", valid_from=D(2001, 1, 1))
    one.merged_into_id, other.merged_into_id = "B", "A"
    looped = Lineage([one, other])
    assert looped.line(one) == ["A", "B"]
    assert looped.became(one) == other
