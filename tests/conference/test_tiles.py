"""The schematic map: every member has its tile, names fit, and the lines claim no more than is known."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.utils import translation

from conference import journey, tiles
from conference.lineage import Lineage
from conference.models import Edition
from conference.project.facts import read

STYLE_SHEET = Path(tiles.__file__).parent / "static" / "luanluu" / "rotation.css"
MEMBERS = [(row["province"], row["to"]) for row in read("membership")["memberships"]]


@pytest.fixture
def lineage(facts: None) -> Lineage:
    return Lineage.load()


@pytest.fixture
def drawn(lineage: Lineage) -> tuple[tiles.Map, tiles.Map]:
    return tiles.maps(lineage, journey.stops(lineage, Edition.objects.order_by("ordinal")))


def test_every_member_has_a_tile_and_nobody_else() -> None:
    assert set(tiles.positions()["20"]) == {pk for pk, to in MEMBERS if to}
    assert set(tiles.positions()["8"]) == {pk for pk, to in MEMBERS if not to}


def test_no_two_tiles_touch_and_all_lie_within_the_drawing(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    for one in drawn:
        for tile in one.tiles:
            assert 0 <= tile.x <= tile.x + tile.width <= one.width
            assert 0 < tile.badge_y <= tile.y + tile.height <= one.height
        for a, b in combinations(one.tiles, 2):
            assert abs(a.x - b.x) >= a.width or abs(a.y - b.y) >= a.height


def test_the_colours_tell_what_each_member_became(lineage: Lineage, drawn: tuple[tiles.Map, tiles.Map]) -> None:
    before, after = drawn
    tones = {tile.province.pk: tile.tone for tile in after.tiles}
    assert sorted(tones.values()) == list(range(1, 9))
    for tile in before.tiles:
        assert tile.tone == tones.get(lineage.became(tile.province).pk, 0)
    assert [tile.province.name for tile in before.tiles if not tile.tone] == ["Bình Thuận"]


def test_the_joins_tie_each_group_of_tiles_together(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    before, after = drawn
    for tone in range(1, 9):
        group = [tile for tile in before.tiles if tile.tone == tone]
        assert len([join for join in before.joins if join.tone == tone]) == len(group) - 1
    assert after.joins == []


def test_known_hosts_wear_their_ordinal_and_year(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    worn = [{tile.province.name: (tile.badge, tile.years) for tile in one.tiles if tile.badge} for one in drawn]
    assert worn == [
        {
            "Đồng Tháp": ("V", "2018"),
            "Tây Ninh": ("VIII", "2022"),
            "Hậu Giang": ("IX", "2023"),
            "Kiên Giang": ("X", "2024"),
        },
        {"Tây Ninh": ("XI", "2025")},
    ]


def test_the_one_known_handover_is_drawn_as_one_and_nothing_else_is(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    before, after = drawn
    assert [leg.known for leg in before.legs] == [False, False, True]
    assert after.legs == []
    kien_giang, long_an = (
        tile for name in ("Kiên Giang", "Long An") for tile in before.tiles if tile.province.name == name
    )
    known = before.legs[-1].path
    assert known.startswith(f"M{kien_giang.middle} ")
    assert known.endswith(f"H{long_an.middle - long_an.badge_width // 2 - 7}")
    assert [tile.province.name for tile in before.tiles if tile.has_flag] == ["Long An"]


def test_no_way_leads_past_an_edition_whose_host_is_unknown(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    dong_thap = next(tile for tile in drawn[0].tiles if tile.badge == "V")
    for leg in drawn[0].legs:
        assert not leg.path.startswith(f"M{dong_thap.middle} {dong_thap.anchor}")


def test_the_ways_keep_to_the_gutters(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    for leg in drawn[0].legs:
        for x in map(int, re.findall(r"Q(\d+) ", leg.path)):
            assert not any(tile.x < x < tile.x + tile.width for tile in drawn[0].tiles)


def test_each_step_is_drawn_after_the_one_before(drawn: tuple[tiles.Map, tiles.Map]) -> None:
    steps = [item.step for one in drawn for item in [*one.tiles, *one.legs] if item.step]
    assert sorted(steps) == list(range(1, len(steps) + 1))
    assert f".step-{max(steps)} {{" in STYLE_SHEET.read_text("utf-8")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_name_is_written_out_in_lines_that_fit(lineage: Lineage, language: str) -> None:
    with translation.override(language):
        for pk in tiles.positions()["20"]:
            name = lineage.by_id[pk].name
            lines = tiles.wrapped(name, 44)
            assert " ".join(lines) == name
            assert len(lines) <= 3
            assert all(tiles._breadth(line) <= 44 for line in lines)


def test_the_year_stands_clear_of_a_long_name(lineage: Lineage) -> None:
    sixth = Edition.objects.get(ordinal=6)
    sixth.host, sixth.year = lineage.by_id["VN63-77"], 2019
    before, _ = tiles.maps(lineage, journey.stops(lineage, [sixth]))
    tile = before.tile(sixth.host)
    assert tile is not None
    assert len(tile.lines) == 3
    assert tile.years == "2019"
    assert tile.lines[-1].y <= tile.foot - tiles.LINE
    assert tile.lines[0].y - tiles.LINE >= tile.y - 3


def test_without_provinces_there_is_nothing_to_draw() -> None:
    before, after = tiles.maps(Lineage([]), [])
    assert (before.tiles, after.tiles) == ([], [])
