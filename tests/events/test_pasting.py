"""The officers' table from Word or Excel: what is understood, what is to be mended, and nothing lost."""

import datetime
import json
from pathlib import Path

import pytest

from events import clock, pasting
from events.pasting import Problem, Row

PLAYBOOK = Path(__file__).resolve().parents[2] / "conference" / "facts" / "playbook.json"
KINDS = [
    "ceremony", "ceremony", "ceremony", "remarks", "remarks", "report", "paper",
    "discussion", "remarks", "handover", "visit", "meal", "visit",
]  # fmt: skip


def programme() -> list[tuple[str, str, int]]:
    """The playbook's rows: time from 7h30 on, words, minutes."""
    rows, now = [], 7 * 60 + 30
    for row in json.loads(PLAYBOOK.read_text("utf-8"))["agenda_template"]:
        ends = now + row["minutes"]
        rows.append((f"{now // 60}h{now % 60:02} – {ends // 60}h{ends % 60:02}", row["vi"], row["minutes"]))
        now = ends
    return rows


def from_word() -> str:
    """A heading, cells of two paragraphs in quotes, a soft break as a vertical tab, lines ended by CRLF."""
    lines = ["Thời gian\tNội dung\tThực hiện"]
    for place, (time, words, _minutes) in enumerate(programme()):
        if place == 2:
            words = '"' + words.replace(", ", ",\n", 1) + '"'
        if place == 6:
            words = words.replace(" của ", "\vcủa ", 1)
        lines.append(f"{time}\t{words}\t" + ('"Ban Tổ chức\nSở Công Thương"' if place == 0 else "Ban Tổ chức"))
    return "\r\n".join(lines) + "\r\n"


def from_excel() -> str:
    """No heading, a column of numbers, times with colons, quotes doubled, a line end in a cell."""
    lines = []
    for place, (time, words, _minutes) in enumerate(programme()):
        time = time.replace("h", ":").replace(" – ", "-")
        words = f'"{words}\n(""{place}"")"' if place == 3 else words
        lines.append(f"{place + 1}\t{time}\t{words}\tBTC")
    return "\n".join(lines)


@pytest.mark.parametrize("text", [from_word(), from_excel()], ids=["Word", "Excel"])
def test_the_playbooks_programme_gives_thirteen_right_items(text: str) -> None:
    understood = pasting.understand(pasting.rows_of(text))
    assert [one.kind for one in understood] == KINDS
    assert [one.minutes for one in understood] == [minutes for _time, _words, minutes in programme()]
    assert understood[0].starts == datetime.time(7, 30)
    assert [one.problems for one in understood] == [()] * 13
    for one, (_time, words, _minutes) in zip(understood, programme(), strict=True):
        assert one.row.title.startswith(words)
        assert one.row.by


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("7h30", (7, 30), None),
        ("7h", (7, 0), None),
        ("7g30", (7, 30), None),
        ("07.30 – 08.00", (7, 30), (8, 0)),
        ("07:30-8h", (7, 30), (8, 0)),
        ("7 giờ 30 phút đến 8 giờ", (7, 30), (8, 0)),
        ("Từ 7h30' — 8h15'", (7, 30), (8, 15)),
        ("13H30 -> 14H", (13, 30), (14, 0)),
        ("8-9h", (8, 0), (9, 0)),
        (" 07h30\xa0-\xa008h00 ", (7, 30), (8, 0)),
    ],
)
def test_times_are_read_as_officers_write_them(
    text: str, starts: tuple[int, int], ends: tuple[int, int] | None
) -> None:
    assert clock.span_of(text) == clock.Span(datetime.time(*starts), datetime.time(*ends) if ends else None)


@pytest.mark.parametrize("text", ["sau giải lao", "25h00", "7h75", "-", "7h30-", "buổi sáng", "10/10", "7h30-8h-9h"])
def test_what_is_no_time_is_told_and_kept(text: str) -> None:
    assert clock.span_of(text).rest == text
    assert clock.read(text) is None


def test_a_time_with_words_keeps_its_time_and_is_to_be_mended() -> None:
    (one,) = pasting.understand([Row("14h00 (dự kiến)", "Giải lao")])
    assert (one.starts, one.row.time) == (datetime.time(14), "14h00 (dự kiến)")
    assert Problem.TIME_UNREAD in one.problems
    assert one.must_be_mended


def test_a_spoilt_table_says_what_to_mend_and_loses_nothing() -> None:
    text = (
        "Thời gian\tNội dung\tThực hiện\n"
        "7h30\tĐón tiếp đại biểu\tLễ tân\n"
        "07:30-8h\tVăn nghệ\t\n"
        "\tGiới thiệu đại biểu\tMC\n"
        "sau văn nghệ\tPhát biểu chào mừng\tUBND tỉnh\n"
        "9h-8h30\tBáo cáo\tCục CTĐP\n"
        "9h30\t\tSở Công Thương\n"
        "BUỔI CHIỀU\n"
        "14h\tXúc tiến\tA\tB\n"
    )
    understood = pasting.understand(pasting.rows_of(text))
    assert [set(one.problems) for one in understood] == [
        {Problem.NO_END},
        set(),
        {Problem.SAME_TIME},
        {Problem.TIME_UNREAD},
        {Problem.ENDS_BEFORE_START},
        {Problem.NO_TITLE, Problem.END_GUESSED},
        {Problem.NO_KIND, Problem.SAME_TIME},
        {Problem.NO_KIND, Problem.NO_END},
    ]
    kept = [word for one in understood for word in (one.row.time, one.row.title, one.row.by) if word]
    assert "sau văn nghệ" in kept
    assert "BUỔI CHIỀU" in kept
    assert kept[-1] == "A; B"
    words = set(text.replace("\t", "\n").split("\n")[3:]) - {"A", "B", ""}
    assert words == set(kept) - {"A; B"}


def test_a_missing_end_is_the_next_rows_start() -> None:
    first, joined, second = pasting.understand([Row("8h", "Báo cáo"), Row("", "Tham luận"), Row("8h45", "Thảo luận")])
    assert (first.ends, first.minutes) == (datetime.time(8, 45), 45)
    assert (joined.joined, joined.minutes) == (True, None)
    assert second.minutes is None


def test_a_row_that_goes_back_in_time_is_pointed_out() -> None:
    *_, last = pasting.understand([Row("14h-15h", "Báo cáo"), Row("8h-9h", "Khảo sát thực tế")])
    assert last.problems == (Problem.GOES_BACK,)
    assert not last.must_be_mended


def test_a_quote_that_belongs_to_the_words_stays() -> None:
    rows = pasting.rows_of('8h\t"Liên kết vùng" năm 2026\tMC\n9h\t"Chuyển đổi xanh"\tBTC\n10h\t"Hỏng\tA')
    assert [row.title for row in rows] == ['"Liên kết vùng" năm 2026', '"Chuyển đổi xanh"', '"Hỏng']


def test_an_empty_text_gives_no_rows() -> None:
    assert pasting.rows_of("") == pasting.rows_of("\n\t\t\n  \n") == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Giải lao, tham quan gian hàng", "break"),
        ("Phát biểu tham luận của Sở Công Thương", "paper"),
        ("Phát biểu nhận cờ luân lưu", "handover"),
        ("Xúc tiến thương mại", ""),
        ("Ăn trưa", "meal"),
        ("BÁO CÁO TỔNG HỢP", "report"),
    ],
)
def test_the_kind_is_guessed_from_the_words(title: str, kind: str) -> None:
    assert pasting.guess(title) == kind
