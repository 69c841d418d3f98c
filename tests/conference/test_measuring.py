"""How long words are on paper."""

import pytest
from PIL import ImageFont

from conference.prints.measuring import broken, length
from conference.prints.typesetting import FONTS


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(("script", "name"), [("Khmer", "ខេមរៈសុភា"), ("Lao", "ສົມພອນ")])
def test_another_script_is_as_long_as_its_own_font_draws_it(script: str, name: str, weight: str) -> None:
    drawn = ImageFont.truetype(FONTS / f"NotoSans{script}-{weight}.ttf", 100).getlength(name) / 100
    assert length(name, f"Tinos-{weight}.ttf") == pytest.approx(drawn, rel=0.03)


def test_our_own_letters_are_measured_together_and_others_beside_them() -> None:
    font = "BeVietnamPro-Regular.ttf"
    ours = ImageFont.truetype(FONTS / font, 100).getlength("Ngọc ") / 100
    assert length("Ngọc 王", font) == pytest.approx(ours + 1, rel=0.01)


def test_lines_are_filled_as_far_as_they_go() -> None:
    pieces = [("một", 1.0, True), ("hai", 1.0, True), ("ba", 1.0, True), ("bốn", 1.0, False)]
    assert broken(pieces, 2.5, 0.5) == ["một hai", "babốn"]
    assert broken(pieces, 2.4, 0.5) == ["một", "hai", "babốn"]
