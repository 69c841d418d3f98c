"""Sessions written in Python: nothing of a text gets into the page as a mark."""

import dataclasses
import datetime

import pytest
from django.utils import translation

from events.change_words import Line, Told
from events.programme import Event, Item, Person, Room, Session, Track
from events.published import Mark
from events.slots import Slots

HOSTILE = "<script>\"'&"
CLEAN = "&lt;script&gt;&quot;&#x27;&amp;"
MOMENT = datetime.datetime(2040, 10, 10, 1, tzinfo=datetime.UTC)


def made(what: type, /, **given: object) -> object:
    """One whose every text is hostile."""
    return what(**{field.name: given.get(field.name, HOSTILE) for field in dataclasses.fields(what)})


def a_session(**given: object) -> Session:
    person = made(Person, speaker=1, part="chair")
    item = made(Item, id=1, kind="paper", minutes=10, people=(person,), starts=datetime.time(8), ends=None)
    floor = made(Item, id=2, kind="discussion", minutes=None, people=(), starts=None, ends=None)
    timing = {"day": MOMENT.date(), "starts": datetime.time(8), "ends": datetime.time(9), "begins": MOMENT}
    parts = {
        "event": made(Event, id=1),
        "room": made(Room, id=1),
        "track": made(Track, id=1),
        "chairs": (person,),
        "items": (item, floor),
        "title_vi": f"{HOSTILE} phiên",
    }
    return made(Session, **timing, finishes=MOMENT, **parts | given)  # type: ignore[return-value]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("state", ["", "now", "next", "over"])
def test_every_text_is_escaped(language: str, state: str) -> None:
    with translation.override(language):
        slots, session, readable = Slots(2040), a_session(), {1: Mark(True, True)}
        written = slots.slot(session, session.items, readable, state=state) + Slots(2040, timed=True).items(
            session.items
        )
        written += slots.changes([Told("moved", HOSTILE, None, [Line(HOSTILE, HOSTILE, HOSTILE), Line("x")])])
    assert "<script" not in written
    assert written.count(CLEAN) > 20


def test_what_lacks_the_page_s_language_is_marked() -> None:
    session = a_session(title_vi="Phiên toàn thể", title_en="")
    with translation.override("en"):
        assert '<span lang="vi">Phiên toàn thể</span>' in Slots(2040).slot(session, [])
    with translation.override("vi"):
        assert '<span lang="vi">Phiên toàn thể</span>' not in Slots(2040).slot(session, [])


def test_of_a_text_it_says_what_there_is_to_read() -> None:
    items = a_session().items
    with translation.override("en"):
        assert "Full text" in Slots(2040).items(items, {1: Mark(True, True)})
        assert "Abstract" in Slots(2040).items(items, {1: Mark(False, True)})
        assert "chip" not in Slots(2040).items(items, {1: Mark(False, False)})
