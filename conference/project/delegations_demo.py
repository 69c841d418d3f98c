"""The fictional edition's delegations, one in each state. Nobody in them is real."""

import datetime
from typing import Any

from django.utils import timezone

from conference.models import Edition, Province
from conference.project import delegates_demo_words as words
from events import delegations
from events.choices import EventKind
from events.models import Category, Delegation, Event
from events.structure import today_at

DAY = datetime.timedelta(days=1)
Row = dict[str, Any]
POSTS = ("Giám đốc", "Phó Giám đốc", "Chánh Văn phòng", "Trưởng phòng Quản lý thương mại", "Chuyên viên")
# `days` counts to the last day from the day of loading; `people` are listed, `sent` says how far the list has come.
ROWS: list[Row] = [
    {"days": 20, "quota": 12, "people": 0},
    {"days": -2, "quota": 10, "people": 4, "contact": "Bà Phạm Thị Ví Dụ"},
    {"days": 14, "quota": 8, "people": 6, "wrong": True, "contact": "Ông Đỗ Quang Bản Thử"},
    {"days": 14, "quota": 6, "people": 6, "sent": True, "contact": "Bà Đặng Thị Mô Phỏng"},
    {"days": 14, "quota": 6, "people": 8, "sent": True, "approved": True, "unit": "Liên minh Hợp tác xã (minh họa)"},
]


def load(edition: Edition) -> None:
    """Invite and bring each delegation as far as its row says; once."""
    if Delegation.objects.filter(event__edition=edition).exists():
        return
    members = Province.objects.members(edition.starts_on or timezone.localdate()).distinct().order_by("-code")
    for number, (row, province) in enumerate(zip(ROWS, members, strict=False)):
        _make(edition, number, row, province, timezone.now())


def _make(edition: Edition, number: int, row: Row, province: Province, now: datetime.datetime) -> None:
    event = Event.objects.get(edition=edition, kind=EventKind.MAIN)
    category = Category.objects.get(edition=edition, code="dai-bieu")
    at = now - 30 * DAY
    made = delegations.invite(
        by=None, event=event, province=province, unit=row.get("unit", ""), quotas={category: row["quota"]},
        due_on=today_at(now) + row["days"] * DAY, contact_name=row.get("contact", ""),
        letter_number="00/GM-BTC", at=at,
    )  # fmt: skip
    if row["people"]:
        delegations.open_list(token=made.token, at=at)
        rows = [_person(number, place) for place in range(row["people"])]
        if row.get("wrong"):
            rows[-1]["phone"] = "09 12"
        delegations.take_rows(token=made.token, rows=rows, category=category, at=at)
        first = made.delegation.entries.first()
        assert first is not None
        delegations.set_head(token=made.token, entry_id=first.pk, at=at)
    if row.get("sent"):
        delegations.submit(token=made.token, seen=None, informed=True, only_first=row["quota"], at=now - 3 * DAY)
    if row.get("approved"):
        delegations.approve(by=None, delegation=made.delegation)


def _person(number: int, place: int) -> dict[str, Any]:
    honorific = ("Ông", "Bà")[place % 2]
    parts = (words.FAMILIES, words.MIDDLES[honorific], words.GIVEN[honorific])
    turn = number * 7 + place
    name = " ".join(some[(turn + 3 * index) % len(some)] for index, some in enumerate(parts))
    return {
        "honorific": honorific, "name": name, "position": POSTS[place % len(POSTS)], "transport": "own",
        "lodging": "wanted" if place % 3 else "",
    }  # fmt: skip
