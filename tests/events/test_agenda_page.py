"""/<year>/agenda/: the published programme as people read it."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from conference import editions
from conference.choices import EditionStatus
from events import agenda
from events.models import Track
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.programmes import DAY, a_paper, a_session, an_event, clock, publish, put_text

pytestmark = pytest.mark.django_db
LATER = DAY + datetime.timedelta(days=1)


def shown(client: Client, path: str = "/2040/agenda/") -> str:
    return words(main_of(client.get(path).content))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock to a time of the conference's day."""

    def set_clock(hour: int, minute: int = 0) -> None:
        moment = datetime.datetime(2040, 10, 10, hour - 7, minute, tzinfo=datetime.UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return set_clock


@pytest.mark.parametrize("count", [12, 120])
def test_three_queries_whatever_the_size_and_one_the_first_time(
    client: Client, django_assert_num_queries: Any, count: int
) -> None:
    event = an_event()
    speaker = factories.SpeakerFactory()
    for number in range(count):
        items = [a_paper(f"Tham luận {number}"), a_paper(f"Tham luận thêm {number}")]
        a_session(event, f"Phiên {number}", items=items)
    put_text(event.sessions.first().items.first(), abstract_vi="Tóm tắt")
    agenda.set_chairs(by=None, session=event.sessions.first(), chairs=[{"speaker": speaker}])
    publish(event)
    for first in (1, 0):  # a version is read once
        with django_assert_num_queries(3 + first):
            response = client.get("/2040/agenda/")
    assert response.content.count(b'class="slot ') == count


def test_before_the_first_publication_it_says_so(client: Client) -> None:
    a_session(an_event())
    assert "Chương trình chưa được công bố" in shown(client)
    assert "Phiên toàn thể" not in shown(client)


def test_a_past_edition_without_a_programme_is_a_gap_and_no_promise(client: Client) -> None:
    an_event(status=EditionStatus.CLOSED)
    assert "Đang bổ sung tư liệu" in shown(client)


def test_a_draft_edition_has_no_page(client: Client) -> None:
    publish_in_draft = an_event(status=EditionStatus.DRAFT)
    a_session(publish_in_draft)
    publish(publish_in_draft)
    assert client.get("/2040/agenda/").status_code == 404


def test_a_former_year_leads_to_the_new_one(client: Client) -> None:
    event = an_event()
    editions.revise(by=None, edition=event.edition, changes={"year": 2044, "starts_on": None})
    response = client.get("/en/2040/agenda/")
    assert (response.status_code, response["Location"]) == (301, "/en/2044/agenda/")


def test_what_has_no_time_says_so(client: Client) -> None:
    event = an_event()
    a_session(event, starts=None, ends=None)
    publish(event)
    assert "Chưa có giờ" in shown(client)
    assert "Thời gian cụ thể sẽ được công bố sau" in shown(client)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Sáng", "Chiều", "Mai"]),
        ("?day=2040-10-10", ["Sáng", "Chiều"]),
        ("?kind=paper", ["Sáng"]),
        ("?track={track}", ["Chiều"]),
        ("?event={event}&day=2040-10-11", ["Mai"]),
        ("?day=2040-10-11&kind=paper", []),
    ],
)
def test_filters_live_in_the_address(client: Client, query: str, titles: list[str]) -> None:
    event = an_event()
    other = factories.EventFactory(edition=event.edition, name_vi="Hội chợ", kind="fair")
    track = Track.objects.create(edition=event.edition, name_vi="Xanh")
    a_session(event, "Sáng", items=[a_paper(), {"kind": "break", "title_vi": "Giải lao"}])
    a_session(event, "Chiều", starts=clock(14), ends=clock(15), track=track)
    a_session(other, "Mai", day=LATER)
    publish(event)
    page = client.get("/2040/agenda/" + query.format(track=track.pk, event=other.pk)).content.decode()
    assert re.findall(r'<h3><a href="/2040/sessions/[^"]+">([^<]+)</a>', page) == titles
    if "kind=paper" in query:
        assert "item-break" not in page


@pytest.mark.parametrize("query", ["?day=gestern", "?event=x", "?track=99999999999999999999", "?kind=%00&day[]=1"])
def test_a_filter_that_nothing_answers_to_is_no_error(client: Client, query: str) -> None:
    event = an_event()
    a_session(event)
    publish(event)
    response = client.get("/2040/agenda/" + query)
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert "Phiên toàn thể" in words(main_of(response.content))


def test_now_and_next_follow_the_clock(client: Client, at: Any) -> None:
    event = an_event()
    a_session(event, "Sáng")
    a_session(event, "Chiều", starts=clock(14), ends=clock(15))
    publish(event)
    at(8, 30)
    assert "Đang diễn ra Sáng 08:00–09:00 Tiếp theo Chiều 14:00–15:00" in shown(client)
    at(9, 0)
    assert "Đang diễn ra Sáng" not in shown(client)
    at(15, 0)
    assert "Tiếp theo" not in shown(client)


def test_the_log_tells_what_was_added_moved_and_withdrawn(client: Client) -> None:
    event = an_event()
    moved, gone = a_session(event, "Dời"), a_session(event, "Bỏ", starts=clock(9), ends=clock(10))
    publish(event)
    agenda.edit_session(by=None, session=moved, starts=clock(8, 30))
    agenda.remove_session(by=None, session=gone)
    a_session(event, "Mới", starts=clock(11), ends=clock(12))
    publish(event)
    told = shown(client)
    assert "Chương trình được công bố với 2 phiên" in told
    log = told[told.index("Công bố lần 2") : told.index("Công bố lần 1")]
    for words_of_change in ("Dời giờ, đổi chỗ Dời", "Bổ sung Mới", "Rút khỏi chương trình Bỏ", "08:00", "08:30"):
        assert words_of_change in log


def test_names_are_escaped(client: Client) -> None:
    event = an_event()
    a_session(event, "<script>alert(1)</script>", items=[a_paper("<b>Đậm</b>")])
    publish(event)
    for path in ("/2040/agenda/", "/2040/agenda/print/", "/2040/speeches/"):
        page = client.get(path).content
        assert b"<script>alert" not in page
        assert b"<b>\xc4\x90" not in page


def test_the_print_is_the_table_officers_know(client: Client) -> None:
    event = an_event()
    item = a_paper(minutes=20, by_vi="Sở Công Thương")
    a_session(event, items=[item])
    publish(event)
    told = shown(client, "/2040/agenda/print/")
    assert "Thời gian Nội dung Thực hiện" in told
    assert "08:00–08:20 Tham luận về cụm công nghiệp Sở Công Thương" in told


def test_english_readers_get_english_and_marked_vietnamese(client: Client) -> None:
    event = an_event()
    a_session(event, "Chỉ tiếng Việt", title_en="")
    publish(event)
    assert '<span lang="vi">Chỉ tiếng Việt</span>' in client.get("/en/2040/agenda/").content.decode()


def test_a_closed_edition_carries_the_directions_for_one_query_more(
    client: Client, django_assert_num_queries: Any
) -> None:
    event = an_event(status=EditionStatus.CLOSED)
    a_session(event)
    publish(event)
    publish_again = a_session(event, "Phiên thêm")
    publish(event)
    direction = factories.DirectionFactory(edition=event.edition)
    shown(client)
    with django_assert_num_queries(4):
        page = shown(client)
    assert direction.text_vi in page
    assert publish_again.title_vi in page
