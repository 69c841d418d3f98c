"""The rank table, by itself: which group takes whom, and which line their position is."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import protocol_ranks
from events.choices import Origin
from events.protocol_ranks import Group, Person
from events.standard_ranks import TABLE

FACTS = Path(__file__).resolve().parents[2] / "conference" / "facts" / "playbook.json"
NEAR, HOST, FAR = (
    frozenset({Origin.ANY, *more}) for more in ([Origin.REGION], [Origin.HOST, Origin.REGION], [Origin.ELSEWHERE])
)
ABROAD = frozenset({Origin.ABROAD})
GROUPS = [
    Group.read(number=number, origin=row.origin, category=None, units=row.units, positions=row.positions)
    for number, row in enumerate(TABLE, start=1)
]


def rank(position: str, unit: str, origins: frozenset[Origin] = NEAR) -> int | None:
    return protocol_ranks.rank(GROUPS, Person.read(position=position, unit=unit, category=None, origins=origins))


def test_the_standard_table_has_the_groups_of_the_playbook_in_its_order() -> None:
    facts = json.loads(FACTS.read_text("utf-8"))["delegate_groups"]
    assert [row.name_vi for row in TABLE] == facts
    assert all(row.name_en for row in TABLE)


@pytest.mark.parametrize(
    ("position", "unit", "origins", "expected"),
    [
        ("Bộ trưởng", "Bộ Công Thương", NEAR, 101),
        ("Thứ trưởng", "Bộ Công Thương", NEAR, 102),
        ("Trưởng phòng", "Bộ Công Thương", NEAR, 204),
        ("Vụ trưởng", "Vụ Thị trường trong nước, Bộ Công Thương", NEAR, 202),
        ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", "UBND tỉnh", HOST, 302),
        ("Chủ tịch", "UBND tỉnh Mẫu", HOST, 303),
        ("PCT", "UBND tỉnh", HOST, 304),
        ("Phó Chủ tịch", "UBND tỉnh", NEAR, 402),
        ("Chủ tịch", "UBND TP Hồ Chí Minh", NEAR, 401),
        ("Giám đốc", "Sở Công Thương", NEAR, 501),
        ("giam doc", "SO CONG THUONG tỉnh An Giang", NEAR, 501),
        ("Q. Giám đốc", "Sở Công Thương", NEAR, 501),
        ("QGĐ", "Sở CT", NEAR, 501),
        ("PGĐ", "Sở Công Thương", NEAR, 502),
        ("P. Giám đốc phụ trách", "Sở Công Thương", NEAR, 502),
        ("Phó Giám đốc", "Sở Công Thương", NEAR, 502),
        ("Giám đốc", "Trung tâm Khuyến công và XTTM", NEAR, 503),
        ("Giám đốc Trung tâm Khuyến công", "Sở Công Thương", NEAR, 503),
        ("Phó phòng Quản lý thương mại", "Sở Công Thương", NEAR, 504),
        ("TP. Quản lý công nghiệp", "Sở Công Thương", NEAR, 503),
        ("Nguyên Giám đốc", "Sở Công Thương", NEAR, 599),
        ("", "Sở Công Thương", NEAR, 599),
        ("Giám đốc", "Sở Tài chính", HOST, 601),
        ("Chủ tịch", "UBND phường Mẫu", HOST, 603),
        ("Chủ tịch HĐQT kiêm Tổng Giám đốc", "Công ty CP Ví Dụ", NEAR, 801),
        ("Chủ nhiệm", "HTX Trái cây", NEAR, 802),
        ("Giám đốc", "Sở Công Thương", FAR, 903),
        ("Phóng viên", "Báo Minh Họa", NEAR, 1004),
        ("Commercial Counsellor", "Trade Office", ABROAD, 1203),
        ("Diễn giả", "Trường Đại học Ví Dụ", NEAR, None),
    ],
)
def test_group_and_position_give_the_rank(
    position: str, unit: str, origins: frozenset[Origin], expected: int | None
) -> None:
    assert rank(position, unit, origins) == expected


def test_everybody_of_a_groups_category_is_of_the_group() -> None:
    press = Group.read(number=3, origin=Origin.ANY, category=7, units="", positions="Phóng viên")
    known = Person.read(position="Phóng viên", unit="Tự do", category=7, origins=NEAR)
    assert protocol_ranks.rank([press], known) == 301
    other = Person.read(position="Phóng viên", unit="Tự do", category=8, origins=NEAR)
    assert protocol_ranks.rank([press], other) is None


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([NEAR, HOST, FAR, ABROAD]))
def test_no_text_breaks_it_and_every_rank_is_of_a_group(position: str, unit: str, origins: frozenset[Origin]) -> None:
    found = rank(position, unit, origins)
    assert found is None or 1 <= found // 100 <= len(TABLE)
