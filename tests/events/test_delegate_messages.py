"""What goes with a message to a delegate, and how texts are previewed; who is told when: test_registration.py."""

import datetime
import uuid
from typing import Any

import pytest
from django.utils import translation
from icalendar import Calendar

from conference.models import Message
from events import delegate_messages, registration
from events.choices import Language
from events.models import Event, Opening
from tests import factories
from tests.events import registrations

pytestmark = pytest.mark.django_db
DAY = datetime.date(2040, 10, 10)


@pytest.fixture
def event() -> Event:
    edition = factories.EditionFactory(year=2040, ordinal=40, venue_vi="Trung tâm Hội nghị", city_vi="Tỉnh Mẫu")
    made: Event = factories.EventFactory(
        edition=edition, name_vi="Hội nghị", name_en="Conference", starts_on=DAY, ends_on=DAY + datetime.timedelta(1)
    )
    return made


def told(opening: Opening, **person: Any) -> Message:
    """The message about a new registration."""
    return Message.objects.about(registrations.delegate(opening, person=person)).get()


def entries(message: Message) -> list[Any]:
    (attached,) = message.attachments
    assert (attached["name"], attached["type"]) == ("calendar.ics", "text/calendar")
    return list(Calendar.from_ical(attached["text"]).walk("VEVENT"))


def test_whoever_has_a_place_gets_the_days_for_their_calendar(event: Event) -> None:
    message = told(registrations.an_opening(event=event))
    (entry,) = entries(message)
    assert str(entry["summary"]) == "Hội nghị"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (DAY, DAY + datetime.timedelta(2))
    assert str(entry["location"]) == "Trung tâm Hội nghị, Tỉnh Mẫu"
    assert str(entry["uid"]).startswith(f"event-{event.pk}@")
    assert entry.decoded("dtstamp").tzinfo is not None


def test_the_calendar_speaks_the_delegates_language_and_does_not_open_the_pass(event: Event) -> None:
    with translation.override("vi"):
        message = told(registrations.an_opening(event=event), language=Language.EN)
    (entry,) = entries(message)
    assert str(entry["summary"]) == "Conference"
    assert "pass" in str(entry["description"])
    assert "/pass/" not in message.attachments[0]["text"]


def test_only_events_with_a_place_and_a_day_are_in_it(event: Event) -> None:
    full, undated = (factories.EventFactory(edition=event.edition, starts_on=day) for day in (DAY, None))
    opening = registrations.an_opening(event=event)
    for other, size in ((full, 0), (undated, None)):
        registrations.an_opening(size, event=other, category=opening.category)
    receipt = registration.register(
        by=None, category=opening.category, events=[event, full, undated], key=uuid.uuid4(),
        person=registrations.a_person(),
    )  # fmt: skip
    assert receipt.delegate is not None
    (entry,) = entries(Message.objects.about(receipt.delegate).get())
    assert str(entry["summary"]) == "Hội nghị"


def test_who_waits_or_withdraws_gets_no_calendar_and_who_is_let_in_gets_it_then(event: Event) -> None:
    opening = registrations.an_opening(1, event=event)
    first, second = registrations.registered(opening), registrations.registered(opening)
    about_second = Message.objects.about(second.delegate).order_by("pk")
    assert about_second.get().attachments == []
    registration.withdraw(by=None, registration=first)
    assert Message.objects.about(first.delegate).order_by("pk").last().attachments == []  # type: ignore[union-attr]
    let_in = about_second.last()
    assert let_in is not None
    assert len(entries(let_in)) == 1


def test_texts_are_previewed_on_the_latest_registration_without_its_link(event: Event) -> None:
    opening = registrations.an_opening(event=event)
    kind = delegate_messages.REGISTERED
    assert kind.example_values(event.edition, "vi")["name"] == "Bà Trần Thị Sen"
    sent = registrations.registered(opening, "Lê Văn Đước", person={"honorific": "Ông"})
    values = kind.example_values(event.edition, "vi")
    assert values == {"name": sent.delegate.full_title, "events": "Hội nghị: Đã xác nhận", "link": "https://…"}
    assert kind.example_values(event.edition, "en")["name"] == "Bà Trần Thị Sen"
    assert kind.example_values(None, "vi")["name"] == "Bà Trần Thị Sen"
