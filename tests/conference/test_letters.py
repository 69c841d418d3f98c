"""What the prints' font lacks is known before anything is printed."""

import pytest

from conference.prints import letters

NAMES = (
    "Nguyễn Thị Ngọc Ánh",
    "Đặng Ướt",
    "Hoàng Phủ Ngọc Tường Vi",
    "Zoë Škvorecký-Żak",
    "Иван Петров",
    "សុខ សុភា",
    "ສົມພອນ",
    "王小明",
)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lacking_in_names_of_ours_and_our_neighbours(name: str) -> None:
    assert letters.lacking([name, name.upper()]) == []


def test_what_the_font_lacks_is_told_letter_by_letter() -> None:
    assert letters.lacking(["สมชาย Wang", "An 🌾 ส"]) == list("สมชาย🌾")


def test_signs_without_a_form_of_their_own_are_never_lacking() -> None:
    assert letters.lacking(["a\u200db\ufe0f\u00a0\n"]) == []
