"""The words that Decree 30/2020/NĐ-CP fixes, and gaps for what is not known."""

import datetime

import pytest

from conference.prints import decree30
from conference.prints.decree30 import Letterhead


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (datetime.date(2027, 2, 5), "Tây Ninh, ngày 05 tháng 02 năm 2027"),
        (datetime.date(2027, 3, 5), "Tây Ninh, ngày 05 tháng 3 năm 2027"),
        (datetime.date(2027, 11, 15), "Tây Ninh, ngày 15 tháng 11 năm 2027"),
        (None, "Tây Ninh, ngày …… tháng …… năm ……"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_zero(day: datetime.date | None, written: str) -> None:
    assert decree30.placed("Tây Ninh", day, "vi") == written


def test_the_head_and_foot_are_written_as_the_decree_says() -> None:
    letterhead = Letterhead(
        superior="Ủy ban nhân dân tỉnh Mẫu", organ="Sở Công Thương", number="7", symbol="CTr-SCT", place="Mẫu",
        authority="TM. Ban Tổ chức", position="Trưởng ban", signer="Nguyễn Văn Mẫu",
        recipients=("Bộ Công Thương (để báo cáo);", "Các Sở Công Thương", "Lưu: VT."),
    )  # fmt: skip
    around = decree30.around(letterhead, "vi", is_draft=False)
    assert (around["superior"], around["organ"]) == ("ỦY BAN NHÂN DÂN TỈNH MẪU", "SỞ CÔNG THƯƠNG")
    assert around["number"] == "Số: 07/CTr-SCT"
    assert (around["authority"], around["position"]) == ("TM. BAN TỔ CHỨC", "TRƯỞNG BAN")
    assert around["signer"] == "Nguyễn Văn Mẫu"
    assert around["recipients"] == ["- Bộ Công Thương (để báo cáo);", "- Các Sở Công Thương;", "- Lưu: VT."]
    assert around["draft"] == ""


def test_what_is_not_known_is_left_for_the_pen() -> None:
    around = decree30.around(Letterhead(), "vi", is_draft=True)
    assert around["number"] == "Số: ……/……"
    assert {around[name] for name in ("organ", "position", "signer")} == {"……………………"}
    assert (around["superior"], around["authority"], around["recipients"]) == ("", "", [])
    assert around["draft"] == "DỰ THẢO"


def test_a_number_is_not_torn_from_its_word() -> None:
    bound = "Hội nghị lần thứ\u00a0X, năm\u00a02024 và năm sau"
    assert decree30.kept_together("Hội nghị lần thứ X, năm 2024 và năm sau") == bound
