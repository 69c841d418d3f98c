"""/<year>/sessions/<slug>/: one session of the published programme."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from events import agenda
from tests import factories
from tests.conference.pages import facts_of, main_of, words
from tests.events.programmes import a_paper, a_session, an_event, clock, publish

pytestmark = pytest.mark.django_db


def test_it_tells_when_where_and_who(client: Client) -> None:
    event = an_event()
    room = factories.RoomFactory(edition=event.edition, name_vi="Hội trường A", building_vi="Nhà khách")
    speaker = factories.SpeakerFactory(name="Trần Thị Sen", honorific="Bà")
    a_session(
        event, room=room, interpretation="en, Khmer",
        chairs=[{"speaker": speaker, "part": "chair", "position_vi": "Giám đốc", "unit_vi": "Sở Công Thương"}],
        items=[a_paper(minutes=20)],
    )  # fmt: skip
    publish(event)
    response = client.get("/2040/sessions/phien-toan-the/")
    told = facts_of(response.content)
    assert told["Thời gian"] == "Thứ Tư, 10/10/2040 08:00–09:00"
    assert told["Địa điểm"] == "Hội trường A Nhà khách"
    assert told["Chủ trì, điều hành"] == "Chủ trì: Bà Trần Thị Sen , Giám đốc, Sở Công Thương"
    assert told["Phiên dịch"] == "Tiếng Anh, Khmer"
    assert "08:00–08:20 Tham luận" in words(main_of(response.content))


def test_it_leads_to_its_neighbours_of_the_day(client: Client) -> None:
    event = an_event()
    for hour, title in ((8, "Một"), (9, "Hai"), (10, "Ba")):
        a_session(event, title, starts=clock(hour), ends=clock(hour + 1))
    publish(event)
    page = client.get("/2040/sessions/hai/").content.decode()
    assert 'class="around-before" href="/2040/sessions/mot/"' in page
    assert 'class="around-after" href="/2040/sessions/ba/"' in page


def test_what_only_the_draft_has_is_not_found(client: Client) -> None:
    event = an_event()
    a_session(event)
    assert client.get("/2040/sessions/phien-toan-the/").status_code == 404
    publish(event)
    a_session(event, "Mới")
    assert client.get("/2040/sessions/phien-toan-the/").status_code == 200
    assert client.get("/2040/sessions/moi/").status_code == 404


def test_a_session_removed_from_the_draft_is_there_until_the_next_publication(client: Client) -> None:
    event = an_event()
    session = a_session(event)
    a_session(event, "Khác")
    publish(event)
    agenda.remove_session(by=None, session=session)
    assert client.get("/2040/sessions/phien-toan-the/").status_code == 200
    publish(event)
    assert client.get("/2040/sessions/phien-toan-the/").status_code == 404


@pytest.mark.parametrize("items", [1, 12])
def test_its_queries_do_not_grow(client: Client, django_assert_num_queries: Any, items: int) -> None:
    event = an_event()
    a_session(event, items=[a_paper(f"Tham luận {n}") for n in range(items)])
    publish(event)
    with django_assert_num_queries(4):  # of which one for a version not read yet
        client.get("/2040/sessions/phien-toan-the/")


def test_search_engines_read_the_session_and_no_text_leaves_its_element(client: Client) -> None:
    event = an_event()
    speaker = factories.SpeakerFactory(name="Trần Thị Sen")
    a_session(event, "Phiên </script><b>", items=[a_paper(speakers=[{"speaker": speaker}])])
    publish(event)
    page = client.get(f"/2040/sessions/{event.sessions.get().slug}/").content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(found)
    assert (data["@type"], data["name"]) == ("Event", "Phiên </script><b>")
    assert data["startDate"] == "2040-10-10T08:00:00+07:00"
    assert data["performer"] == [{"@type": "Person", "name": "Trần Thị Sen"}]


def test_a_session_without_a_time_is_no_event_for_search_engines(client: Client) -> None:
    event = an_event()
    a_session(event, starts=None, ends=None)
    publish(event)
    page = client.get(f"/2040/sessions/{event.sessions.get().slug}/").content.decode()
    assert "ld+json" not in page
