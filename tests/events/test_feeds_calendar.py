"""agenda.ics: what a calendar program reads of the programme, and of its changes."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from events import agenda
from events.models import Event
from tests import factories
from tests.events.programmes import DAY, a_paper, a_session, an_event, clock, publish

pytestmark = pytest.mark.django_db
LONG = "Phiên chuyên đề về liên kết vùng trong tiêu thụ nông sản chế biến; tiếng Việt có dấu, dấu phẩy và \\ gạch chéo"


@pytest.fixture
def event() -> Event:
    return an_event()


def read(client: Client, path: str = "/2040/agenda.ics") -> Any:
    response = client.get(path)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def entries(client: Client, path: str = "/2040/agenda.ics") -> dict[str, Any]:
    return {str(one["uid"]): one for one in read(client, path).walk("VEVENT")}


def test_a_session_is_read_back_as_it_was_published(client: Client, event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition, name_vi="Hội trường A", building_vi="Nhà khách")
    session = a_session(event, LONG, room=room, items=[a_paper()])
    version = publish(event)
    (entry,) = entries(client).values()
    assert str(entry["uid"]) == str(session.uid)
    assert str(entry["summary"]) == LONG
    assert entry.decoded("dtstart") == datetime.datetime(2040, 10, 10, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert entry.decoded("dtend") - entry.decoded("dtstart") == datetime.timedelta(hours=1)
    assert str(entry["location"]).startswith("Hội trường A, Nhà khách")
    assert (entry["sequence"], str(entry["status"])) == (0, "CONFIRMED")
    assert entry.decoded("dtstamp") == version.published_at.replace(microsecond=0)
    assert str(entry["url"]).endswith(f"/2040/sessions/{session.slug}/")


def test_lines_are_folded_at_75_octets_and_end_as_they_must(client: Client, event: Event) -> None:
    a_session(event, LONG, text_vi=LONG * 3)
    publish(event)
    body = client.get("/2040/agenda.ics").content
    assert body.endswith(b"END:VCALENDAR\r\n")
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert any(line.startswith(b" ") for line in lines)


def test_the_zone_is_told(client: Client, event: Event) -> None:
    a_session(event)
    publish(event)
    (zone,) = read(client).walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Asia/Ho_Chi_Minh"
    assert [one.decoded("tzoffsetto") for one in zone.subcomponents] == [datetime.timedelta(hours=7)]
    (entry,) = entries(client).values()
    assert entry["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"


def test_moved_sessions_keep_their_uid_and_count_up_and_others_do_not(client: Client, event: Event) -> None:
    moved, stays = a_session(event), a_session(event, "Bền", starts=clock(10), ends=clock(11))
    publish(event)
    for minute in (10, 20):
        agenda.edit_session(by=None, session=moved, starts=clock(8, minute))
        publish(event)
    found = entries(client)
    assert found[str(moved.uid)]["sequence"] == 2
    assert found[str(moved.uid)].decoded("dtstart").minute == 20
    assert found[str(stays.uid)]["sequence"] == 0


def test_what_was_withdrawn_is_cancelled_at_its_old_time(client: Client, event: Event) -> None:
    a_session(event)
    gone = a_session(event, "Bỏ", starts=clock(10), ends=clock(11))
    publish(event)
    agenda.remove_session(by=None, session=gone)
    publish(event)
    entry = entries(client)[str(gone.uid)]
    assert (str(entry["status"]), entry["sequence"]) == ("CANCELLED", 1)
    assert entry.decoded("dtstart").hour == 10


def test_what_came_back_is_confirmed_with_a_higher_count(client: Client, event: Event) -> None:
    a_session(event)
    gone = a_session(event, "Bỏ", starts=clock(10), ends=clock(11))
    first = publish(event)
    agenda.remove_session(by=None, session=gone)
    publish(event)
    agenda.bring_back(by=None, version=first)
    publish(event)
    entry = entries(client)[str(gone.uid)]
    assert (str(entry["status"]), entry["sequence"]) == ("CONFIRMED", 2)


def test_one_event_or_one_session_can_be_taken(client: Client, event: Event) -> None:
    other = factories.EventFactory(edition=event.edition, name_vi="Hội chợ", kind="fair")
    one, two = a_session(event), a_session(other, "Khai mạc")
    publish(event)
    assert set(entries(client)) == {str(one.uid), str(two.uid)}
    assert set(entries(client, f"/2040/agenda.ics?event={other.pk}")) == {str(two.uid)}
    assert set(entries(client, f"/2040/agenda.ics?session={one.uid}")) == {str(one.uid)}


@pytest.mark.parametrize("query", ["?event=999999", "?event=x", "?session=x", "?event=&session="])
def test_what_is_not_there_is_not_found(client: Client, event: Event, query: str) -> None:
    a_session(event)
    publish(event)
    assert client.get(f"/2040/agenda.ics{query}").status_code == 404


def test_without_a_time_it_lasts_its_day_and_without_a_day_it_is_left_out(client: Client, event: Event) -> None:
    a_session(event, starts=None, ends=None)
    a_session(event, "Không ngày", day=None, starts=None, ends=None)
    publish(event)
    (entry,) = entries(client).values()
    assert entry.decoded("dtstart") == DAY
    assert entry.decoded("dtend") == DAY + datetime.timedelta(days=1)


def test_each_language_has_its_words_and_both_the_same_uid(client: Client, event: Event) -> None:
    a_session(event)
    publish(event)
    vi, en = entries(client), entries(client, "/en/2040/agenda.ics")
    assert set(vi) == set(en)
    assert [str(one["summary"]) for one in (*vi.values(), *en.values())] == ["Phiên toàn thể", "Plenary session"]


def test_it_is_the_same_until_the_next_publication(client: Client, event: Event) -> None:
    session = a_session(event)
    publish(event)
    before = client.get("/2040/agenda.ics").content
    agenda.edit_session(by=None, session=session, starts=clock(8, 10))
    assert client.get("/2040/agenda.ics").content == before
    publish(event)
    assert client.get("/2040/agenda.ics").content != before


@pytest.mark.parametrize("count", [1, 12])
def test_its_queries_do_not_grow(client: Client, django_assert_num_queries: Any, event: Event, count: int) -> None:
    for number in range(count):
        a_session(event, f"Phiên {number}")
    publish(event)
    agenda.remove_session(by=None, session=event.sessions.first())
    a_session(event, "Mới")
    publish(event)
    client.get("/2040/agenda.ics")
    with django_assert_num_queries(3):
        client.get("/2040/agenda.ics")
