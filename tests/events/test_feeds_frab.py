"""agenda.xml: every rule of the frab schedule format that conference apps rely on."""

import datetime
import re
import uuid
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from tests import factories
from tests.events.programmes import a_session, an_event, clock, publish

CLOCK = re.compile(r"[0-2][0-9]:[0-5][0-9]")
pytestmark = pytest.mark.django_db


@pytest.fixture
def schedule(client: Client, demo: None) -> Element:
    """Of the demo, whose programme has every kind of everything."""
    return ElementTree.fromstring(client.get("/2027/agenda.xml").content)


def told(element: Element, name: str) -> str:
    found = element.find(name)
    assert found is not None, name
    return found.text or ""


def moment(text: str) -> datetime.datetime:
    found = datetime.datetime.fromisoformat(text)
    assert found.utcoffset() == datetime.timedelta(hours=7)
    return found


def test_it_is_sent_as_what_it_is(client: Client) -> None:
    event = an_event()
    a_session(event)
    publish(event)
    response = client.get("/2040/agenda.xml")
    assert response["Content-Type"].split(";")[0] == "application/vnd.c3voc.schedule+xml"
    assert response.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")


def test_root_version_and_conference_come_first(schedule: Element) -> None:
    assert schedule.tag == "schedule"
    assert [one.tag for one in schedule][:2] == ["version", "conference"]
    assert {one.tag for one in schedule[2:]} == {"day"}
    assert told(schedule, "version") == "1"
    conference = schedule.find("conference")
    assert conference is not None
    assert told(conference, "title")
    assert re.fullmatch(r"[a-z0-9-]{4,}", told(conference, "acronym"))
    start, end = (datetime.date.fromisoformat(told(conference, name)) for name in ("start", "end"))
    assert start <= end
    assert told(conference, "days") == str(len(schedule.findall("day")))
    assert told(conference, "time_zone_name") == "Asia/Ho_Chi_Minh"
    assert told(conference, "base_url") == "http://testserver/2027/agenda/"


def test_days_count_from_one_and_hold_their_events(schedule: Element) -> None:
    days = schedule.findall("day")
    assert [day.get("index") for day in days] == [str(number) for number in range(1, len(days) + 1)]
    assert [day.get("date") for day in days] == sorted(day.get("date") or "" for day in days)
    for day in days:
        starts, ends = moment(day.attrib["start"]), moment(day.attrib["end"])
        assert starts < ends
        assert starts.date().isoformat() == day.get("date")
        for event in day.iter("event"):
            hours, minutes = told(event, "duration").split(":")
            begins = moment(told(event, "date"))
            assert starts <= begins
            assert begins + datetime.timedelta(hours=int(hours), minutes=int(minutes)) <= ends


def test_every_event_has_all_that_readers_ask_for(schedule: Element) -> None:
    for room in schedule.iter("room"):
        for event in room.findall("event"):
            assert told(event, "room") == room.get("name")
            for name in ("title", "type", "language", "track", "slug"):
                assert told(event, name), name
            assert event.find("abstract") is not None
            assert moment(told(event, "date")).strftime("%H:%M") == told(event, "start")
            assert CLOCK.fullmatch(told(event, "start"))
            assert CLOCK.fullmatch(told(event, "duration"))
            assert told(event, "duration") != "00:00"
            assert told(event, "url").startswith("http://testserver/2027/sessions/")
            assert all(person.text and (person.get("id") or "").isdecimal() for person in event.iter("person"))


def test_guid_and_id_are_unique(schedule: Element) -> None:
    events = list(schedule.iter("event"))
    assert len(events) > 10
    assert len({str(uuid.UUID(event.attrib["guid"])) for event in events}) == len(events)
    assert len({int(event.attrib["id"]) for event in events}) == len(events)
    assert all(int(event.attrib["id"]) > 0 for event in events)
    assert len({told(event, "slug") for event in events}) == len(events)


def test_rooms_stand_once_a_day(schedule: Element) -> None:
    for day in schedule.findall("day"):
        names = [room.get("name") for room in day.findall("room")]
        assert all(names)
        assert len(names) == len(set(names))


def test_a_session_without_a_time_has_no_place_in_it(client: Client) -> None:
    event = an_event()
    a_session(event, "Có giờ")
    a_session(event, "Chưa có giờ", starts=None, ends=None)
    a_session(event, "Chưa có giờ kết thúc", starts=clock(9), ends=None)
    publish(event)
    schedule = ElementTree.fromstring(client.get("/2040/agenda.xml").content)
    assert [told(one, "title") for one in schedule.iter("event")] == ["Có giờ"]


def test_a_session_without_a_hall_stands_in_a_room_that_says_so(client: Client) -> None:
    event = an_event()
    room = factories.RoomFactory(edition=event.edition, name_vi="Hội trường <A> & B")
    a_session(event, room=room)
    a_session(event, "Chưa có phòng")
    publish(event)
    schedule = ElementTree.fromstring(client.get("/2040/agenda.xml").content)
    assert [one.get("name") for one in schedule.iter("room") if one.get("name")] == [
        "Hội trường <A> & B",
        "Chưa bố trí phòng",
    ]


def test_what_xml_cannot_hold_is_left_out(client: Client) -> None:
    event = an_event()
    a_session(event, "Dòng\x0bmới \ufffe")
    publish(event)
    schedule = ElementTree.fromstring(client.get("/2040/agenda.xml").content)
    assert [told(one, "title") for one in schedule.iter("event")] == ["Dòngmới "]


def test_english_under_its_prefix(client: Client) -> None:
    event = an_event()
    a_session(event)
    publish(event)
    schedule = ElementTree.fromstring(client.get("/en/2040/agenda.xml").content)
    assert [told(one, "title") for one in schedule.iter("event")] == ["Plenary session"]
