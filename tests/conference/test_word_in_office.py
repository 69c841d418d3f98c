"""A Word file of ours as an office program lays it out: measured in the PDF that LibreOffice makes of it.

Times New Roman is not free, and no test machine has it: Tinos, which is as wide letter by letter, stands in
for it, so that lines break where they break in Word.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from conference.prints import decree30
from conference.prints.decree30 import INDENT, MARGINS, Letterhead
from conference.prints.typesetting import FONTS
from conference.prints.word import Paper, Phrase
from conference.prints.word_parts import width
from tests import paper

SUBSTITUTES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>
"""
BODY = "Sở Công Thương tỉnh Mẫu trân trọng kính mời Ông Đặng Ướt tới dự hội nghị, cùng các đại biểu của tỉnh. " * 4
LETTERHEAD = Letterhead(
    superior="Ủy ban nhân dân tỉnh Mẫu", organ="Sở Công Thương", number="7", symbol="GM-SCT", place="Mẫu",
    position="Giám đốc", signer="Nguyễn Văn Mẫu", recipients=("Như trên", "Lưu: VT"),
)  # fmt: skip


def converted(file: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a Word file, in a profile and with fonts of its own."""
    if not shutil.which("soffice"):
        pytest.skip("soffice not found: install the package libreoffice-writer-nogui")
    (folder / "it.docx").write_bytes(file)
    (folder / "fonts.conf").write_text(SUBSTITUTES.format(fonts=FONTS, cache=folder / "cache"), "utf-8")
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    environment = {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "it.docx")],
        env=environment, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "it.pdf").read_bytes()


def letters() -> bytes:
    """Two letters in one file, the first of several pages."""
    made = Paper("Giấy mời", "vi")
    around = decree30.around(LETTERHEAD, "vi", is_draft=False)
    for number in range(2):
        if number:
            made.begin_another()
        made.head(around)
        made.title("GIẤY MỜI", "Tham dự Hội nghị ngành Công Thương")
        made.paragraph(BODY, indented=True)
        rows = made.table((15, 75, 75), ["STT", "Họ và tên", "Đơn vị"])
        for row in range(80 if number == 0 else 2):
            rows.row([[Phrase(str(row + 1))], [Phrase("Hoàng Phủ Ngọc Tường Vi")], [Phrase("Sở Công Thương")]])
        made.foot(around)
    return made.content()


def test_an_office_program_prints_the_decrees_page(tmp_path: Path) -> None:
    pdf = converted(letters(), tmp_path)
    assert paper.info(pdf)["Page size"].endswith("(A4)")
    assert set(paper.fonts(pdf)) == {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert all(paper.fonts(pdf).values())
    pages = paper.pages(pdf)
    for page in pages:
        body = [word for word in page.words if word.top > MARGINS["top"] - 2]
        assert MARGINS["left"] - 0.1 <= min(word.left for word in body) <= 35
        assert MARGINS["right"] - 0.1 <= page.width - max(word.right for word in body)
        assert MARGINS["bottom"] - 0.1 <= page.height - max(word.bottom for word in body)
    _measure_paragraph(pages[0])
    _measure_sizes(pages[-1])
    _measure_numbers(pages)


def _measure_paragraph(page: paper.Page) -> None:
    """The first line is set in, and lines end at the right margin."""
    first = next(word for word in page.words if word.text == "trân")
    line = [word for word in page.words if abs(word.top - first.top) < 1]
    assert abs(min(word.left for word in line) - MARGINS["left"] - INDENT) < 0.5
    assert abs(page.width - max(word.right for word in line) - MARGINS["right"]) < 0.5


def _measure_sizes(page: paper.Page) -> None:
    """Words are as wide as they are in the decree's sizes."""
    for words, name in (("GIẤY MỜI", "title"), ("GIÁM ĐỐC", "signature"), ("CỘNG HÒA XÃ HỘI", "country")):
        texts = [word.text for word in page.words]
        at = next(at for at in range(len(texts)) if texts[at : at + len(words.split())] == words.split())
        found = page.words[at : at + len(words.split())]
        assert found[-1].right - found[0].left == pytest.approx(width(words, decree30.SIZES[name]), rel=0.01)


def _measure_numbers(pages: list[paper.Page]) -> None:
    """I.7: in the middle above, from the second page of each letter on."""
    numbers = [[word for word in page.words if word.bottom < MARGINS["top"]] for page in pages]
    assert len(pages) >= 4
    assert numbers[0] == numbers[-1] == []
    assert [[word.text for word in above] for above in numbers[1:-1]] == [
        [str(number)] for number in range(2, len(pages))
    ]
    middle = MARGINS["left"] + (pages[1].width - MARGINS["left"] - MARGINS["right"]) / 2
    assert all(abs((above[0].left + above[0].right) / 2 - middle) < 1 for above in numbers[1:-1])
