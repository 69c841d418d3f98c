"""Badges on paper: nothing is clipped, nothing is lost silently, and a scanner reads each QR."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from events import pass_codes
from events.models.delegate import new_scan_code
from events.prints.badge import Badge, Design, Sheet, pdf, problems
from tests import paper

TITLE = "Hội nghị ngành Công Thương các tỉnh, thành phố khu vực phía Nam lần thứ XII, năm 2026"
LONG = "Phó Trưởng phòng phụ trách Phòng Quản lý Năng lượng và Kỹ thuật an toàn"
NAMES = ("Nguyễn Thị Ngọc Ánh", "Đặng Ướt", "Hoàng Phủ Ngọc Tường Vi", "សុខ សុភា", "王小明")


def a_badge(name: str = NAMES[0], **details: object) -> Badge:
    code = new_scan_code()
    lines = (LONG, "Sở Công Thương tỉnh Đồng Tháp")
    made = Badge(name=name, lines=lines, label="Đại biểu", code=code, qr=pass_codes.svg(code), title=TITLE)
    return replace(made, **details)


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_name_and_position_stand_within_the_badge(name: str) -> None:
    badge = a_badge(name)
    assert problems([badge]) == []
    (page,) = paper.pages(pdf([badge], Sheet.A6))
    assert (round(page.width), round(page.height)) == (105, 148)
    text = page.text
    # Poppler puts the marks of Khmer in an order of its own.
    assert all(word in text for word in (LONG + " Sở").split())
    assert name.startswith("សុ") or name.split()[0] in text
    margin = badge.design.margin
    assert all(margin - 0.5 <= word.left and word.right <= 105 - margin + 0.5 for word in page.words)
    assert max(word.bottom for word in page.words) <= 148


def test_letters_shrink_before_anything_is_shortened_and_what_is_too_much_is_named() -> None:
    crowded = a_badge(lines=(f"{LONG} kiêm {LONG}", "Sở Công Thương", "Tỉnh Đồng Tháp"))
    assert problems([crowded]) == []
    too_much = replace(crowded, lines=(" ".join([LONG] * 12), "Sở Công Thương"))
    (problem,) = problems([a_badge(), too_much])
    assert problem.place == 1
    assert LONG[:50] in problem.sentence
    text = paper.text(pdf([too_much], Sheet.A6))
    assert "…" in text
    assert "Sở Công Thương" in text


def test_a_word_wider_than_the_badge_is_torn_and_not_clipped() -> None:
    (page,) = paper.pages(pdf([a_badge("W" * 60, lines=("x" * 120,))], Sheet.A6))
    assert "".join(word.text for word in page.words).count("x") == 120
    assert all(word.right <= 105 - 7 for word in page.words)


def test_a_character_no_font_has_is_named_and_left_out() -> None:
    badge = a_badge("An 🌾 Bình")
    (problem,) = problems([badge])
    assert "🌾 EAR OF RICE" in problem.sentence
    assert "An Bình" in paper.text(pdf([badge], Sheet.A6))


def test_four_stand_on_a_sheet_and_backs_are_turned_over_its_long_edge() -> None:
    backs = [a_badge(f"Người {number}", design=Design(back=f"Đường dây nóng {number}")) for number in range(5)]
    front, back, _second, _last = paper.pages(pdf(backs, Sheet.A4))
    assert (round(front.width), round(front.height)) == (210, 297)
    hotline = {word.text: word.left for word in back.words if word.text in "01"}
    assert hotline["0"] > 105 > hotline["1"]


def test_any_colour_of_the_band_leaves_its_words_readable() -> None:
    from events.prints.badge.typeset import ink_on

    assert [ink_on(one) for one in ("#A4161A", "#E0A526", "#FFFFFF", "#0B5FA5")] == [
        "#FFFFFF", "#000000", "#000000", "#FFFFFF",
    ]  # fmt: skip


def test_a_scanner_reads_every_qr_of_a_printed_sheet(tmp_path: Path) -> None:
    if not (shutil.which("zbarimg") and shutil.which("pdftoppm")):
        pytest.skip("zbar-tools or poppler-utils is missing")
    badges = [a_badge(f"Người {number}") for number in range(8)]
    (tmp_path / "badges.pdf").write_bytes(pdf(badges, Sheet.A4))
    subprocess.run(["pdftoppm", "-r", "100", "-gray", tmp_path / "badges.pdf", tmp_path / "page"], check=True)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", *sorted(tmp_path.glob("page*"))], check=True, capture_output=True, text=True
    ).stdout
    assert sorted(read.split()) == sorted(badge.code for badge in badges)
