"""agenda.json: our own plain shape, as docs/feeds.md tells it."""

import json
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.events.programmes import a_paper, a_session, an_event, publish

pytestmark = pytest.mark.django_db


def test_it_tells_the_programme_in_both_languages(client: Client) -> None:
    event = an_event()
    room = factories.RoomFactory(edition=event.edition, name_vi="Hội trường A", name_en="Hall A", capacity=500)
    speaker = factories.SpeakerFactory(name="Trần Thị Sen")
    session = a_session(event, room=room, items=[a_paper(minutes=20, speakers=[{"speaker": speaker}])])
    publish(event)
    response = client.get("/2040/agenda.json")
    assert response["Content-Type"].startswith("application/json")
    told: dict[str, Any] = json.loads(response.content)
    assert (told["shape"], told["edition"]["year"], told["publication"]["number"]) == (1, 2040, 1)
    (one,) = told["sessions"]
    assert one["uid"] == str(session.uid)
    assert one["title"] == {"vi": "Phiên toàn thể", "en": "Plenary session"}
    assert (one["day"], one["starts"], one["ends"]) == (
        "2040-10-10",
        "2040-10-10T01:00:00+00:00",
        "2040-10-10T02:00:00+00:00",
    )
    assert one["room"] == told["rooms"][0]["id"]
    assert one["event"] == told["events"][0]["id"]
    assert [item["people"][0]["name"] for item in one["items"]] == ["Trần Thị Sen"]


def test_any_page_may_read_it(client: Client) -> None:
    event = an_event()
    a_session(event)
    publish(event)
    response = client.get("/2040/agenda.json")
    assert response["Access-Control-Allow-Origin"] == "*"
