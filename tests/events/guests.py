"""People whose names, positions and units are hard to print, registered as a form sends them."""

from events.models import Delegate, Opening
from tests.events.registrations import delegate

LONG = "Phó Giám đốc phụ trách Trung tâm Khuyến công và Xúc tiến thương mại tỉnh"
NAMES = ("Nguyễn Thị Ngọc Ánh", "Đặng Ướt", "Hoàng Phủ Ngọc Tường Vi", "សុខ ដារ៉ា", "王小明", "Lê Thị Lúa 🌾")


def hard_names(opening: Opening) -> list[Delegate]:
    """One of each name, the second with the long position."""
    assert len(LONG) >= 70
    return [
        delegate(
            opening, name, person={"position": LONG if name == "Đặng Ướt" else "Giám đốc", "unit": "Sở Công Thương"}
        )
        for name in NAMES
    ]
