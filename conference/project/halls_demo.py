"""The fictional edition's two halls, drawn as an officer draws them: row by row, and copied where they repeat."""

from decimal import Decimal
from typing import Any

from conference.models import Edition
from exhibitors import drawing, halls
from exhibitors.drawing import Drawing, Row
from exhibitors.models import BoothType, Hall

TYPES: list[dict[str, Any]] = [
    {"name_vi": "Gian hàng tiêu chuẩn", "name_en": "Standard booth", "width": 3, "depth": 3, "price": 6_000_000,
     "included_vi": "Vách ngăn\n1 bàn, 2 ghế\n2 đèn\n1 ổ cắm 500 W",
     "included_en": "Partition walls\n1 table, 2 chairs\n2 lamps\n1 socket of 500 W"},
    {"name_vi": "Gian hàng hai mặt thoáng", "name_en": "Corner booth", "width": 3, "depth": 3, "price": 7_500_000,
     "included_vi": "Như gian hàng tiêu chuẩn, mở hai phía", "included_en": "As the standard booth, open on two sides"},
    {"name_vi": "Gian hàng chung của tỉnh", "name_en": "Province pavilion", "width": 6, "depth": 6, "price": 0,
     "included_vi": "Mặt bằng 36 m²\nĐiện 2 kW", "included_en": "Ground of 36 m²\n2 kW of power"},
    {"name_vi": "Đất trống ngoài trời", "name_en": "Open ground", "width": 6, "depth": 4, "price": 4_000_000,
     "included_vi": "Mặt bằng 24 m²", "included_en": "Ground of 24 m²"},
]  # fmt: skip


def load(edition: Edition) -> None:
    """Draw both halls; once."""
    if Hall.objects.filter(edition=edition).exists():
        return
    types = [BoothType.objects.create(edition=edition, order=order, **one) for order, one in enumerate(TYPES)]
    standard, _corner, pavilion, open_ground = (one.pk for one in types)
    _draw(edition, _inside(standard, pavilion), width=Decimal(48), depth=Decimal(33), order=1,
          name_vi="Nhà trưng bày A", name_en="Exhibition hall A")  # fmt: skip
    _draw(edition, _outside(open_ground, standard), width=Decimal(42), depth=Decimal(20), order=2,
          name_vi="Sân ngoài trời B", name_en="Open ground B")  # fmt: skip


def _draw(edition: Edition, wanted: Drawing, **fields: Any) -> None:
    hall = halls.add(by=None, edition=edition, is_public=True, **fields)
    halls.draw(by=None, hall=hall, wanted=wanted, label="Vẽ ban đầu")


def _inside(standard: int, pavilion: int) -> Drawing:
    """Pavilions along the wall, then two islands of booths back to back, a stage and the doors."""
    made: Drawing = {"booths": [], "landmarks": [
        _mark("stage", 18, 28, 12, 5, "Sân khấu", "Stage"), _mark("entrance", 2, 32, 6, 1, "Cửa chính", "Main door"),
        _mark("fire_exit", 0, 9, 1, 4), _mark("fire_exit", 47, 9, 1, 4),
        _mark("pillar", 23.5, 12.5, 1, 1), _mark("pillar", 23.5, 20, 1, 1),
        _mark("desk", 10, 29, 5, 2, "Bàn hướng dẫn", "Information desk"),
    ]}  # fmt: skip
    made = drawing.with_row(made, _row("A01", 7, 1, 1, 6, 6, type=pavilion, gap=Decimal("0.5")))
    for first, y, front in (("A11", 10, "above"), ("A21", 13, "below"), ("A31", 18, "above"), ("A41", 21, "below")):
        made = drawing.with_row(made, _row(first, 6, 4, y, 3, 3, type=standard, front=front))
        made = drawing.with_row(made, _row(drawing.counted(first, 6), 4, 27, y, 3, 3, type=standard, front=front))
    return made


def _outside(open_ground: int, standard: int) -> Drawing:
    made: Drawing = {"booths": [], "landmarks": [
        _mark("entrance", 0, 8, 1, 4, "Cổng sân", "Gate"), _mark("aisle", 2, 8, 38, 4, "Lối đi chính", "Main aisle"),
        _mark("other", 34, 14, 6, 5, "Khu ẩm thực", "Food court"),
    ]}  # fmt: skip
    made = drawing.with_row(made, _row("B01", 6, 2, 2, 6, 4, type=open_ground, gap=Decimal("0.4")))
    return drawing.with_row(made, _row("B11", 9, 3, 14, 3, 3, type=standard, front="above"))


def _row(first: str, count: int, x: int, y: int, width: int, depth: int, **more: Any) -> Row:
    return Row(first, count, Decimal(x), Decimal(y), Decimal(width), Decimal(depth), **more)


def _mark(kind: str, x: float, y: float, width: float, depth: float, vi: str = "", en: str = "") -> dict[str, Any]:
    place = {"x": x, "y": y, "width": width, "depth": depth}
    return {"id": None, "kind": kind, "label_vi": vi, "label_en": en, **place}
