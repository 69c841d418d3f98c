"""The MC's script: who comes, when, and the words that lead there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from events import programme, structure
from events.choices import Address
from events.models import Event
from events.prints import script
from events.prints.chosen import Chosen
from events.prints.script import Cue, Script
from tests import factories, paper
from tests.events import programmes
from tests.events.programmes import clock
from tests.events.test_prints import word, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def event() -> Event:
    return programmes.an_event()


def a_script(event: Event, address: Address = Address.COMRADE, **more: Any) -> Script:
    whole = programme.read(structure.of_draft(event.edition))
    chosen = Chosen(edition=event.edition, series=None, whole=whole, number=1, language="vi")
    return Script(chosen, address, **more)


def cues(made: Script) -> list[Cue]:
    return [cue for act in made.acts for scene in act.scenes for cue in scene.cues]


def speaking(name: str, honorific: str = "Bà", **more: str) -> dict[str, Any]:
    return {"speaker": factories.SpeakerFactory(name=name, honorific=honorific), **more}


def said(event: Event, address: Address = Address.COMRADE, **item: Any) -> str:
    """What is said before the one item of a session."""
    programmes.a_session(event, items=[{"title_en": "", **item}])
    return " ".join(cues(a_script(event, address))[1].words)


def test_a_speaker_is_invited_with_position_and_unit(event: Event) -> None:
    person = speaking("Trần Thị Sen", position_vi="Giám đốc", unit_vi="Sở Công Thương tỉnh Mẫu")
    words = said(event, kind="remarks", title_vi="Phát biểu khai mạc của lãnh đạo Bộ", speakers=[person])
    assert words == (
        "Mở đầu, xin trân trọng kính mời đồng chí Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu "
        "lên phát biểu khai mạc."
    )


@pytest.mark.parametrize(
    ("kind", "title", "ending"),
    [
        ("remarks", "Phát biểu chỉ đạo", "lên phát biểu chỉ đạo."),
        ("remarks", "Chào mừng đại biểu", "lên phát biểu “Chào mừng đại biểu”."),
        ("report", "Báo cáo tổng hợp", "lên trình bày báo cáo tổng hợp."),
        ("report", "Tình hình ngành", "lên trình bày báo cáo “Tình hình ngành”."),
        ("paper", "Cụm công nghiệp", "lên trình bày tham luận “Cụm công nghiệp”."),
        ("paper", "Tham luận về làng nghề", "lên trình bày tham luận về làng nghề."),
    ],
)
def test_what_a_speaker_comes_up_for(event: Event, kind: str, title: str, ending: str) -> None:
    assert said(event, kind=kind, title_vi=title, speakers=[speaking("Sen")]).endswith(ending)


@pytest.mark.parametrize(
    ("honorific", "address", "called"),
    [
        ("Ông", Address.COMRADE, "đồng chí Sen"),
        ("Ông", Address.SIR, "ông Sen"),
        ("Đồng chí", Address.SIR, "đồng chí Sen"),
        ("", Address.SIR, "ông/bà Sen"),
        ("TS.", Address.SIR, "TS. Sen"),
        ("Mr", Address.COMRADE, "ông Sen"),
        ("Ms.", Address.COMRADE, "bà Sen"),
    ],
)
def test_people_are_addressed_in_the_chosen_form(event: Event, honorific: str, address: Address, called: str) -> None:
    words = said(event, address, kind="paper", title_vi="Tham luận", speakers=[speaking("Sen", honorific)])
    assert f"kính mời {called} lên" in words


def test_two_speakers_are_both_invited(event: Event) -> None:
    people = [speaking("Sen"), speaking("Súng")]
    assert "kính mời đồng chí Sen và đồng chí Súng lên" in said(event, kind="paper", title_vi="A", speakers=people)


def test_who_is_not_known_is_left_for_the_pen(event: Event) -> None:
    assert "kính mời …………………… lên" in said(event, kind="report", title_vi="Báo cáo")


def test_whoever_spoke_is_thanked_before_the_next(event: Event) -> None:
    items = [
        {"kind": "report", "title_vi": "Báo cáo", "minutes": 20, "speakers": [speaking("Sen")]},
        {"kind": "break", "title_vi": "Giải lao", "minutes": 15},
        {"kind": "discussion", "title_vi": "Thảo luận", "minutes": 30},
        {"kind": "paper", "title_vi": "Tham luận", "minutes": 10, "by_vi": "Hiệp hội Mẫu"},
    ]
    programmes.a_session(event, ends=clock(10), items=[{"title_en": "", **item} for item in items])
    opening, report, pause, talk, paper_, closing = cues(a_script(event))
    assert (opening.clock, report.clock, report.minutes, closing.clock) == ("08:00", "08:00", "20 phút", "10:00")
    assert pause.words == [
        "Xin trân trọng cảm ơn báo cáo của đồng chí Sen.",
        "Sau đây, kính mời quý vị đại biểu nghỉ giải lao và trở lại hội trường lúc 08:35.",
    ]
    assert talk.words == [
        "Tiếp theo là nội dung “Thảo luận”. Xin trân trọng kính mời quý vị đại biểu phát biểu ý kiến."
    ]
    assert "kính mời Hiệp hội Mẫu lên" in paper_.words[0]
    assert closing.words[0] == "Xin trân trọng cảm ơn tham luận của Hiệp hội Mẫu."


def test_the_opening_names_the_chairs_but_not_the_mc(event: Event) -> None:
    chairs = [
        {"part": "chair", **speaking("Sen", position_vi="Thứ trưởng")},
        {"part": "mc", **speaking("Dẫn")},
    ]
    programmes.a_session(event, chairs=chairs)
    opening = cues(a_script(event))[0]
    assert opening.words[-1] == "Chủ trì: đồng chí Sen, Thứ trưởng."
    assert any("Dẫn" in who for who in opening.who)


def test_a_break_alone_needs_no_ceremony(event: Event) -> None:
    programmes.a_session(event, "Giải lao", items=[{"kind": "break", "title_vi": "Trà", "title_en": ""}])
    assert [cue.title for cue in cues(a_script(event))] == ["Trà"]


def test_what_the_officers_wrote_is_said_as_they_wrote_it(event: Event) -> None:
    session = programmes.a_session(event, items=[programmes.a_paper(script="Kính thưa…\n\nXin mời #1")])
    item = session.items.get()
    made = a_script(event, written={str(item.uid): item.script})
    assert cues(made)[1].words == ["Kính thưa…", "Xin mời #1"]


def test_the_print_is_large_and_says_the_same_in_word(event: Event) -> None:
    person = speaking("Trần Thị Sen", position_vi="Giám đốc")
    programmes.a_session(event, items=[programmes.a_paper("Tham luận", minutes=10, speakers=[person])])
    made = a_script(event)
    (page,) = paper.pages(script.pdf(made))
    spoken = next(one for one in page.words if one.text == "Kính")
    usual = next(one for one in page.words if one.text == "Thời")
    assert spoken.bottom - spoken.top > 1.25 * (usual.bottom - usual.top)
    for text in (paper.text(script.pdf(made)), words(word(script.docx(made)))):
        for part in ("KỊCH BẢN ĐIỀU HÀNH", "08:00", "10 phút", "kính mời", "đồng chí Trần Thị Sen, Giám đốc"):
            assert part in text


def test_long_words_of_the_officers_run_on_to_the_next_page(event: Event) -> None:
    session = programmes.a_session(event, items=[programmes.a_paper(script="\n".join(["Lời dẫn dài. " * 20] * 19))])
    item = session.items.get()
    pages = paper.pages(script.pdf(a_script(event, written={str(item.uid): item.script})))
    assert sum(page.text.count("dẫn dài.") for page in pages) == 380
    assert all(max(one.bottom for one in page.words) < page.height - 19 for page in pages)
