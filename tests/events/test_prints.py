"""The programme on paper, measured: Decree 30/2020/NĐ-CP's page as PDF and as Word, whatever stands in it."""

import datetime
import io
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from conference.models import Series
from conference.prints.decree30 import Letterhead
from events import programme, structure
from events.models import Event
from events.prints import programme as prints
from events.prints.chosen import Chosen
from tests import factories, paper
from tests.events import programmes
from tests.events.programmes import clock

pytestmark = pytest.mark.django_db
FACTS = Path(__file__).resolve().parents[2] / "conference" / "facts" / "playbook.json"
ROWS = [row["vi"] for row in json.loads(FACTS.read_text("utf-8"))["agenda_template"]]
LETTERHEAD = Letterhead(
    superior="Ủy ban nhân dân tỉnh Mẫu", organ="Sở Công Thương", number="7", symbol="CTr-SCT", place="Mẫu",
    dated=datetime.date(2040, 2, 5), authority="TM. Ban Tổ chức", position="Trưởng ban", signer="Nguyễn Văn Mẫu",
    recipients=("Bộ Công Thương (để báo cáo)", "Lưu: VT"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def event() -> Event:
    return programmes.an_event(year=2040, ordinal=40)


def chosen(main: Event, **more: Any) -> Chosen:
    """A print of the draft as it stands, as if it were publication 1."""
    whole = programme.read(structure.of_draft(main.edition))
    wanted = {"number": 1, "language": "vi", "letterhead": LETTERHEAD} | more
    return Chosen(edition=main.edition, series=Series.objects.first(), whole=whole, **wanted)


def playbook(event: Event) -> None:
    """The host's playbook as one session."""
    items = [{"kind": "ceremony", "title_vi": row, "minutes": 10} for row in ROWS]
    programmes.a_session(event, "Hội nghị toàn thể", ends=clock(12), items=items)


def long_programme(event: Event, sessions: int) -> None:
    for place in range(sessions):
        day = programmes.DAY + datetime.timedelta(days=place // 40)
        speaker = factories.SpeakerFactory(name=f"Nguyễn Thị Dài {place}")
        items = [programmes.a_paper(f"Tham luận {place}", minutes=10, speakers=[{"speaker": speaker}])]
        programmes.a_session(event, f"Phiên {place}", day=day, items=items)


def words(document: Any) -> str:
    """All that a Word file says, in order."""
    return " ".join(
        "".join(text.text or "" for text in node.iter(qn("w:t"))) for node in document.element.iter(qn("w:p"))
    )


def word(made: bytes) -> Any:
    return Document(io.BytesIO(made))


def test_the_page_is_the_decrees(event: Event) -> None:
    long_programme(event, 12)
    made = prints.pdf(chosen(event))
    assert paper.info(made)["Page size"].endswith("(A4)")
    assert set(paper.fonts(made)) == {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert all(paper.fonts(made).values())
    for page in paper.pages(made):
        body = [word for word in page.words if word.top > 20 - 2]
        # Letters hang over their box by a hair; the decree leaves five millimetres each.
        assert 30 <= round(min(word.left for word in body), 3) <= 35
        assert round(page.width - max(word.right for word in body), 3) >= 15
        assert round(page.height - max(word.bottom for word in body), 3) >= 20


def test_pages_are_numbered_above_from_the_second_on(event: Event) -> None:
    long_programme(event, 60)
    first, *others = paper.pages(prints.pdf(chosen(event)))
    assert [word for word in first.words if word.bottom < 20 - 2] == []
    assert len(others) > 1
    for number, page in enumerate(others, start=2):
        (above,) = [word for word in page.words if word.bottom < 20]
        assert above.text == str(number)
        middle = 30 + (page.width - 30 - 15) / 2
        assert abs((above.left + above.right) / 2 - middle) < 1


def test_the_head_stands_as_the_decree_says(event: Event) -> None:
    playbook(event)
    (page, *_others) = paper.pages(prints.pdf(chosen(event)))
    at = {word.text: word for word in reversed(page.words)}
    middle = page.width / 2
    assert at["CỘNG"].left > middle - 10
    assert at["SỞ"].right < middle
    assert at["CỘNG"].top < at["Độc"].top < at["ngày"].top < at["CHƯƠNG"].top
    assert abs(at["Số:"].top - at["ngày"].top) < 1
    for said in ("Số: 07/CTr-SCT", "Mẫu, ngày 05 tháng 02 năm 2040", "CHƯƠNG TRÌNH"):
        assert said in page.text


def test_all_rows_of_the_playbook_stand_in_order(event: Event) -> None:
    playbook(event)
    text = paper.raw(prints.pdf(chosen(event)))
    starts = [text.index(row) for row in ROWS]
    assert starts == sorted(starts)
    assert "08:30–08:40" in text


def test_who_signs_has_room_and_is_never_torn_from_the_recipients(event: Event) -> None:
    playbook(event)
    last = paper.pages(prints.pdf(chosen(event)))[-1]
    at = {word.text: word for word in last.words}
    assert at["Nơi"].left < 40 < last.width / 2 < at["BAN"].left
    signer = max(word.top for word in last.words if word.text == "Nguyễn")
    assert signer - at["TRƯỞNG"].bottom > 20


@pytest.mark.parametrize("items", range(24, 40, 3))
def test_who_signs_never_stands_on_a_page_alone(event: Event, items: int) -> None:
    rows = [{"kind": "ceremony", "title_vi": f"Nội dung {place}"} for place in range(items)]
    programmes.a_session(event, items=rows)
    last = paper.pages(prints.pdf(chosen(event)))[-1].text
    assert "TRƯỞNG BAN" in last
    assert f"Nội dung {items - 1}" in last
    _head, table, _foot = word(prints.docx(chosen(event))).tables
    assert all(one.paragraph_format.keep_with_next for cell in table.rows[-1].cells for one in cell.paragraphs[:1])


@pytest.mark.parametrize("as_chairs", [False, True])
def test_a_row_longer_than_a_page_loses_nobody(event: Event, as_chairs: bool) -> None:
    people = [
        {"speaker": factories.SpeakerFactory(name=f"Khách {n}."), "position_vi": "Đại diện " * 8} for n in range(40)
    ]
    named: dict[str, Any] = {"chairs": people, "items": [programmes.a_paper()]}
    programmes.a_session(event, **(named if as_chairs else {"items": [programmes.a_paper(speakers=people)]}))
    for page in paper.pages(prints.pdf(chosen(event))):
        assert max(one.bottom for one in page.words) < page.height - 19
    text = paper.raw(prints.pdf(chosen(event)))
    assert all(f"Khách {n}." in text for n in range(40))


def test_a_draft_says_so_and_what_is_unknown_is_dotted(event: Event) -> None:
    playbook(event)
    unknown = chosen(event, number=None, letterhead=Letterhead())
    for text in (paper.text(prints.pdf(unknown)), words(word(prints.docx(unknown)))):
        assert "DỰ THẢO" in text
        assert "Số: ……/……" in text
        assert "ngày …… tháng …… năm ……" in text
    assert "DỰ THẢO" not in paper.text(prints.pdf(chosen(event)))


def test_a_long_programme_says_its_columns_and_day_on_every_page(event: Event) -> None:
    long_programme(event, 120)
    made = prints.pdf(chosen(event))
    pages = paper.pages(made)
    assert len(pages) > 5
    tables = [page for page in pages if "Phiên" in page.text]
    assert all({"gian", "Thực"} <= {word.text for word in page.words} for page in tables)
    assert all("ngày 1" in page.text and "/10/2040" in page.text for page in tables)
    # No session is left at the foot of a page with its items on the next one.
    for number in range(120):
        (page,) = [one for one in pages if any(_pair(one, "Phiên", str(number)))]
        assert any(_pair(page, "luận", str(number)))


def _pair(page: paper.Page, first: str, second: str) -> Iterator[bool]:
    texts = [one.text for one in page.words]
    yield from (pair == (first, second) for pair in itertools.pairwise(texts))


def test_the_word_file_is_the_decrees_page_too(event: Event) -> None:
    playbook(event)
    document = word(prints.docx(chosen(event)))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert not [name for name in fonts.attrib if name.endswith("Theme")]
    assert section.different_first_page_header_footer
    assert "PAGE" in "".join(node.text for node in section.header._element.iter(qn("w:instrText")))


def test_the_word_file_has_the_same_rows(event: Event) -> None:
    playbook(event)
    document = word(prints.docx(chosen(event)))
    _head, table, foot = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Thời gian", "Nội dung", "Thực hiện"]
    assert [row[1] for row in rows[3:]] == ROWS
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    widths = {tuple(round(Mm(0).mm + cell.width.mm) for cell in row.cells) for row in table.rows[2:]}
    assert widths == {prints.COLUMNS}
    assert "TM. BAN TỔ CHỨC\nTRƯỞNG BAN" in foot.rows[0].cells[1].text
    assert "- Bộ Công Thương (để báo cáo);" in foot.rows[0].cells[0].text


def test_any_words_of_the_officers_are_printed_as_they_are(event: Event) -> None:
    hostile = '#let x = 1; $a$ *b* _c_ \\ ] [ "q" <w:t> & 😀'
    person = {"speaker": factories.SpeakerFactory(name="Ông # [Nguyễn]"), "position_vi": "Phó Trưởng ban " * 5}
    items = [programmes.a_paper(hostile, speakers=[person], by_vi="a\x0bb\x07")]
    programmes.a_session(event, hostile * 6, items=items)
    odd = chosen(event, letterhead=Letterhead(organ=hostile * 3, signer=hostile, recipients=(hostile,) * 9))
    assert "".join(hostile.split())[:-1] in "".join(paper.text(prints.pdf(odd)).split())
    assert hostile in words(word(prints.docx(odd)))


def test_the_english_print_is_english(event: Event) -> None:
    event.place_en = "Hall A"
    event.save()
    speaker = factories.SpeakerFactory(name="Trần Thị Sen", honorific="Bà", position_en="Director")
    programmes.a_session(event, items=[programmes.a_paper(speakers=[{"speaker": speaker, "position_en": "Director"}])])
    with translation.override("vi"):
        made = prints.pdf(chosen(event, language="en", number=None))
    text = paper.text(made)
    for said in ("SOCIALIST REPUBLIC OF VIET NAM", "DRAFT", "Carried out by", "A paper on clusters", "5 February 2040"):
        assert said in text
    assert "Ms Trần Thị Sen, Director" in text


def test_a_row_entered_once_is_printed_once(event: Event) -> None:
    item = {"kind": "ceremony", "title_vi": "Chào cờ", "title_en": "", "by_vi": "Ban Tổ chức"}
    programmes.a_session(event, "Chào cờ", items=[item])
    text = paper.text(prints.pdf(chosen(event)))
    assert text.count("Chào cờ") == 1
    assert "Ban Tổ chức" in text


def test_one_event_can_be_printed_alone(event: Event) -> None:
    other = factories.EventFactory(edition=event.edition, name_vi="Hội nghị khuyến công", starts_on=programmes.DAY)
    programmes.a_session(event, "Phiên toàn thể")
    programmes.a_session(other, "Phiên khuyến công")
    whole, alone = (paper.text(prints.pdf(chosen(event, event=one))) for one in (None, other))
    assert "Hội nghị ngành Công Thương" in whole
    assert "Phiên toàn thể" in whole
    assert "Phiên toàn thể" not in alone
    assert "Phiên khuyến công" in alone


def test_no_text_of_a_paper_is_printed(event: Event) -> None:
    session = programmes.a_session(event, items=[programmes.a_paper()])
    programmes.put_text(session.items.get(), public=False, abstract_vi="Tóm tắt kín", text_vi="Toàn văn kín")
    for text in (paper.text(prints.pdf(chosen(event))), words(word(prints.docx(chosen(event))))):
        assert "kín" not in text
