"""What the benchmark of the plan asks of the site from within: a fair of so many booths, most with an exhibitor."""

import datetime
import json
import os
import sys
import uuid
from decimal import Decimal

import django

DAY = datetime.timedelta(days=1)
# A hall of this many booths a row, in pairs of rows back to back.
ROW = 25
NAMES = ("Hợp tác xã Nông nghiệp", "Công ty TNHH Thủy sản", "Cơ sở Gốm mỹ nghệ", "Hộ kinh doanh Dừa sáp")


def filled(count: str, held: str) -> int:
    """The demo's plan replaced by one hall of `count` booths, `held` of them confirmed; returns the edition's year."""
    from conference.models import Edition, Province
    from exhibitors import booths, drawing, exhibiting, fairs, halls
    from exhibitors.drawing import Row
    from exhibitors.models import Booth, Hall

    edition = Edition.objects.filter(is_fictional=True).order_by("year").first()
    assert edition is not None
    for hall in Hall.objects.filter(edition=edition):
        halls.revise(by=None, hall=hall, is_public=False)
    rows = -(-int(count) // ROW)
    hall = halls.add(
        by=None, edition=edition, name_vi="Khu thử tải", name_en="Hall under load", is_public=True,
        width=Decimal(ROW * 3 + 10), depth=Decimal(rows * 5 + 10),
    )  # fmt: skip
    wanted = halls.drawn(hall)
    for row in range(rows):
        place = (Decimal(5), Decimal(5 + row // 2 * 10 + row % 2 * 3), Decimal(3), Decimal(3))
        wanted = drawing.with_row(wanted, Row(f"R{row + 1:02}-01", ROW, *place))
    halls.draw(by=None, hall=hall, wanted=wanted, label="bench")
    fair = fairs.of(edition) or fairs.open_fair(by=None, edition=edition)
    today = datetime.date.today()
    fairs.revise(by=None, fair=fair, opens_on=today - DAY, closes_on=today + DAY)
    provinces = list(Province.objects.filter(merged_into=None)[:20])
    for number, booth in enumerate(Booth.objects.filter(hall=hall)[: int(held)]):
        applied = exhibiting.apply(
            by=None, edition=edition, key=uuid.uuid4(), wish={"wanted": 1},
            exhibitor={"name_vi": f"{NAMES[number % 4]} số {number}", "province": provinces[number % len(provinces)]},
            contact={"name": "Nguyễn Văn Ví Dụ", "email": f"bench-{number}@example.vn"},
        ).application  # fmt: skip
        assert applied is not None
        booths.allot(by=None, application=applied, booths=[booth])
    return int(edition.year or 0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")
    django.setup()
    print(json.dumps(filled(*sys.argv[1:])))
