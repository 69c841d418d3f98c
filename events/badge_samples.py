"""What a badge will look like, as the real PDF: nothing is logged, and no QR is kept."""

import dataclasses
from collections.abc import Sequence

from conference.models import Edition
from events import badges, pass_codes
from events.badges import Layout, Layouts
from events.choices import BadgeLine, BadgeSheet, PrintKind
from events.models import BadgeLayout, Category, Delegate
from events.prints import badge as paper

# Nobody's: the shortest and longest that a list of delegates holds.
PEOPLE = (
    ("Ông", "Đặng Ướt", "Giám đốc", "Sở Công Thương"),
    ("Bà", "Nguyễn Thị Ngọc Ánh", "Phó Trưởng phòng phụ trách Phòng Quản lý Năng lượng và Kỹ thuật an toàn",
     "Sở Công Thương"),
    ("Ông", "Hoàng Phủ Ngọc Tường Vi", "Phó Cục trưởng", "Cục Xúc tiến thương mại, Bộ Công Thương"),
    ("Ms", "Alexandra Whitmore-Fitzgerald", "First Secretary (Trade)", "Embassy"),
)  # fmt: skip
CODE = "0123456789"


def of_delegate(edition: Edition, kind: PrintKind, delegate: Delegate) -> bytes:
    """One delegate's badge, one a page."""
    faces = Layouts.load(edition, kind).faces([delegate])
    return _set(faces)


def of_layout(layout: BadgeLayout) -> bytes:
    """The layout as it is now, filled with people who are made up."""
    version = layout.versions.filter(number=layout.number).get()
    one = dataclasses.replace(Layout.of(version), category=None, who="everybody")
    category = layout.category or Category(name_vi="Đại biểu", name_en="Delegates", colour="#A4161A")
    people = [_person(layout, category, *told) for told in PEOPLE]
    return _set(Layouts(badges.titles(layout.edition), (one,)).faces(people))


def _person(layout: BadgeLayout, category: Category, honorific: str, name: str, position: str, unit: str) -> Delegate:
    return Delegate(
        edition=layout.edition, category=category, honorific=honorific, name=name, position=position, unit=unit,
        scan_code=CODE, arrival="51A-123.45" if BadgeLine.CAR in layout.lines else "",
    )  # fmt: skip


def _set(faces: Sequence[badges.Face]) -> bytes:
    drawings = {one.badge.code: pass_codes.svg(one.badge.code) for one in faces if one.layout.design.qr}
    return paper.pdf(badges.with_qrs(faces, drawings), BadgeSheet.A6)
