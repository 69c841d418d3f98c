"""Published programmes for tests, made through the writers."""

import datetime
from typing import Any

from conference.models import Edition
from events import agenda, texts
from events.agenda.whole import add_sessions
from events.models import AgendaDraft, AgendaVersion, Event, Item, Session
from tests import factories

DAY = datetime.date(2040, 10, 10)


def an_event(**edition: Any) -> Event:
    made: Edition = factories.EditionFactory(**{"year": 2040, "ordinal": 40} | edition)
    event: Event = factories.EventFactory(edition=made, starts_on=DAY)
    return event


def clock(hour: int, minute: int = 0) -> datetime.time:
    return datetime.time(hour, minute)


def a_session(event: Event, title: str = "Phiên toàn thể", **more: Any) -> Session:
    """A session of the draft from eight to nine, with what `more` says."""
    details = {
        "event": event, "title_vi": title, "title_en": "Plenary session", "day": DAY,
        "starts": clock(8), "ends": clock(9),
    }  # fmt: skip
    (made,) = add_sessions(by=None, edition=event.edition, sessions=[details | more])
    return made


def a_paper(title: str = "Tham luận về cụm công nghiệp", **more: Any) -> dict[str, Any]:
    return {"kind": "paper", "title_vi": title, "title_en": "A paper on clusters", **more}


def publish(event: Event, **more: Any) -> AgendaVersion:
    revision = AgendaDraft.objects.get(edition=event.edition).revision
    return agenda.publish(by=None, edition=event.edition, seen=revision, **more)


def put_text(item: Item, *, until: datetime.datetime | None = None, public: bool = True, **fields: Any) -> Item:
    """Bring a text as far as public, or leave it received."""
    item = texts.receive(by=None, item=item, **fields)
    return texts.release(by=None, item=texts.clear(by=None, item=item), embargo_until=until) if public else item
