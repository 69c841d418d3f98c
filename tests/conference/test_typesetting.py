"""PDF by typst: text stays text, only our letters are used, and every machine gives the same bytes."""

import threading
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import typst
from PIL import ImageFont

from conference.errors import Refused
from conference.prints import typesetting
from tests import paper

# A template of the size a test needs, beside the real ones' fonts.
TEMPLATE = Path(__file__).with_name("typesetting.typ")
HOSTILE = '#panic("x") $a^2$ *b* _c_ \\ ] [ } { "q" \' `r` <l> @m // n /* o */ = p - q + r ~ s #let t'
VOWELS, TONES = "aăâeêioôơuưy", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}


def test_text_is_never_read_as_markup() -> None:
    made = typesetting.pdf(TEMPLATE, {"text": HOSTILE})
    assert "".join(paper.text(made).split()) == "".join(HOSTILE.split())


@pytest.mark.parametrize(
    "text", ["", "😀 Vũ 👩‍🌾", "\x00\x07\x0b", "a\nb\r\nc", "Giám đốc " * 8, "x" * 70, "ễộữẶ", "‮abc"]
)
def test_any_text_is_printed(text: str) -> None:
    assert typesetting.pdf(TEMPLATE, {"text": text}).startswith(b"%PDF")


def test_the_same_data_gives_the_same_bytes() -> None:
    one, two = (typesetting.pdf(TEMPLATE, {"text": "Chương trình"}) for _ in range(2))
    assert one == two


def test_only_the_shipped_letters_are_used() -> None:
    noto = ["Noto Sans CJK SC", "Noto Sans Khmer", "Noto Sans Lao"]
    assert typesetting._fonts().families() == ["Be Vietnam Pro", *noto, "Tinos"]
    assert paper.fonts(typesetting.pdf(TEMPLATE, {"text": "Chương trình 漢字"})) == {"Tinos": True}


@pytest.mark.parametrize("name", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_letters_cover_vietnamese_whole(name: str) -> None:
    font = ImageFont.truetype(typesetting.FONTS / f"Tinos-{name}.ttf", 40)
    missing = bytes(font.getmask("\uffff"))
    assert len(LETTERS) == 73
    for letter in LETTERS | {one.upper() for one in LETTERS} | set("“”‘’–—…•·₫"):
        assert bytes(font.getmask(letter)) != missing, letter


def test_it_works_from_many_threads_at_once() -> None:
    made: dict[int, bytes] = {}

    def work(number: int) -> None:
        made[number] = typesetting.pdf(TEMPLATE, {"text": f"Bản {number} " * 50})

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"Bản {number} Bản" in paper.text(made[number]) for number in range(8))


def test_more_than_anyone_reads_is_refused() -> None:
    with pytest.raises(Refused):
        typesetting.pdf(TEMPLATE, {"text": "x" * typesetting.MAX_BYTES})


def test_a_panic_of_the_compiler_is_told_and_ends_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As pyo3 calls what a Rust library raises in its despair."""

    def panics(*_args: Any, **_options: Any) -> None:
        raise PanicException

    monkeypatch.setattr(typst, "compile", panics)
    with pytest.raises(Refused, match="Word"):
        typesetting.pdf(TEMPLATE, {"text": ""})
