"""The fictional edition's invited papers, one in each state. Nobody and nothing in them is real."""

import datetime
from typing import Any

from django.utils import timezone

from conference.models import Edition
from conference.project import demo_files
from events import papers
from events.models import Item, PaperInvitation
from events.structure import today_at

Row = dict[str, Any]
CONTACT = "Bà Phạm Thị Ví Dụ, Tiểu ban Nội dung, 0900 000 000, noi-dung@demo.invalid"
UNIT = "Sở Công Thương tỉnh Ví Dụ"
NOTE = "Đề nghị không quá 5 trang A4; thời gian trình bày 20 phút."
DAY = datetime.timedelta(days=1)

# `item` is the title of its place in the programme; `days` counts to the last day from the day of loading.
ROWS: list[Row] = [
    {"topic": "Liên kết vùng trong tiêu thụ nông sản chế biến", "item": True, "unit": UNIT, "days": 21, "note": NOTE},
    {"topic": "Green standards of export markets", "item": "Tiêu chuẩn xanh của thị trường xuất khẩu",
     "person": "Ms Sample Adviser", "unit": "Sample Trade Office (illustration)", "language": "en", "days": 21,
     "until": "begun", "title_en": "Green standards: what buyers ask for", "abstract_en": "A first draft."},
    {"topic": "Gian hàng số của hợp tác xã", "item": True, "unit": "Liên minh Hợp tác xã tỉnh Mẫu (minh họa)",
     "days": -3, "note": NOTE},
    {"topic": "Điện mặt trời mái nhà cho cơ sở sản xuất", "item": True, "person": "Ông Đỗ Quang Bản Thử",
     "unit": UNIT, "days": 14, "until": "sent", "file": True,
     "abstract_vi": "Ba cách góp vốn để cơ sở nhỏ lắp được điện mặt trời mái nhà, kèm số đo sau một năm."},
    {"topic": "Chợ đầu mối nông sản: mô hình và bài học", "unit": "Công ty Chợ đầu mối Mẫu (minh họa)", "days": 14,
     "until": "sent", "text_vi": "Kính thưa quý vị đại biểu,\n\nĐây là bản minh họa của một tham luận chưa có vị trí "
     "trong chương trình.\n\nXin trân trọng cảm ơn."},
    {"topic": "Truy xuất nguồn gốc cho sản phẩm làng nghề", "unit": "Hiệp hội Hàng thủ công Mẫu (minh họa)", "days": 10,
     "until": "returned", "text_vi": "Bản minh họa của một tham luận cần bổ sung.",
     "asked": "Đề nghị bổ sung số liệu năm gần nhất và rút gọn phần mở đầu."},
    {"topic": "Đưa nông sản chế biến vào chuỗi phân phối", "item": True, "unit": "Công ty cổ phần Nông sản Mẫu",
     "days": 7, "until": "cleared", "text_vi": "Bản minh họa của một tham luận đã duyệt, chờ công khai."},
    {"topic": "Kinh nghiệm livestream bán hàng từ làng nghề", "item": True, "person": "Bà Đặng Thị Mô Phỏng",
     "unit": "Trung tâm Khuyến công tỉnh Ví Dụ", "days": 7, "until": "public",
     "abstract_vi": "Một buổi phát trực tiếp bán được bao nhiêu, và ai phải có mặt.",
     "text_vi": "Kính thưa quý vị đại biểu,\n\nĐây là bản minh họa của một tham luận gửi qua đường liên kết.\n\n"
     "Xin trân trọng cảm ơn."},
]  # fmt: skip


def load(edition: Edition) -> None:
    """Invite and bring each paper as far as its row says; once."""
    if PaperInvitation.objects.filter(edition=edition).exists():
        return
    for row in ROWS:
        _make(edition, row, timezone.now())


def _make(edition: Edition, row: Row, now: datetime.datetime) -> None:
    invited_at = now - 30 * DAY
    details = {name: row[name] for name in ("topic", "unit", "person", "language", "note") if name in row}
    invitation, token = papers.invite(
        by=None, edition=edition, contact=CONTACT, due_on=today_at(now) + row["days"] * DAY, at=invited_at,
        item=_item(edition, row), **details,
    )  # fmt: skip
    if "until" in row:
        _bring(invitation, token, row, now - 5 * DAY)


def _item(edition: Edition, row: Row) -> Item | None:
    title = row["topic"] if row.get("item") is True else row.get("item")
    return Item.objects.get(session__event__edition=edition, title_vi=title) if title else None


def _bring(invitation: PaperInvitation, token: str, row: Row, at: datetime.datetime) -> None:
    content = {name: row[name] for name in papers.WRITTEN if name in row}
    if row["until"] == "begun":
        papers.save_draft(token=token, seen=None, at=at, **content)
        return
    if "file" in row:
        content["document"] = demo_files.paper("Tham luận", row["topic"])
    papers.send(token=token, seen=None, at=at, **{f"title_{invitation.language}": row["topic"]} | content)
    if row["until"] == "returned":
        papers.ask_again(by=None, invitation=invitation, asked=row["asked"], due_on=invitation.due_on)
    if row["until"] in ("cleared", "public"):
        papers.clear(by=None, invitation=invitation)
    if row["until"] == "public":
        papers.release(by=None, invitation=invitation)
