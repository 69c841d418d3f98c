"""agenda.atom: one entry a publication."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from events import agenda
from tests.events.programmes import a_session, an_event, clock, publish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_it_tells_each_publication_newest_first(client: Client) -> None:
    event = an_event()
    session = a_session(event, "Phiên <A> & B")
    publish(event)
    agenda.edit_session(by=None, session=session, starts=clock(8, 30))
    version = publish(event)
    response = client.get("/2040/agenda.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == ["Công bố lần 2", "Công bố lần 1"]
    assert "Dời giờ, đổi chỗ: Phiên <A> & B" in (entries[0].findtext(f"{ATOM}content") or "")
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "") == version.published_at


def test_it_has_what_the_format_asks_for(client: Client) -> None:
    event = an_event()
    a_session(event)
    publish(event)
    feed = ElementTree.fromstring(client.get("/en/2040/agenda.atom").content)
    for one in (feed, feed.find(f"{ATOM}entry")):
        assert one is not None
        for name in ("id", "title", "updated"):
            assert one.findtext(f"{ATOM}{name}"), name
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://testserver/en/2040/agenda.atom",
        "alternate": "http://testserver/en/2040/agenda/",
    }
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 2


def test_before_the_first_publication_there_is_no_feed(client: Client) -> None:
    a_session(an_event())
    for name in ("agenda.atom", "agenda.json", "agenda.xml", "agenda.ics"):
        assert client.get(f"/2040/{name}").status_code == 404
