"""iCalendar (RFC 5545): the events that a delegate attends, a day or more each, to go with a message.

Hour by hour the programme may still change after the message has gone, so that is left to the
subscribed calendar of the pass, and this one says so.
"""

import datetime
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from conference.models import Edition
from events import words
from events.models import Event

NAME = "calendar.ics"
TYPE = "text/calendar"


def of_events(edition: Edition, events: Iterable[Event], *, at: datetime.datetime) -> str:
    """One entry for each of the edition's events whose days are known, in the active language; "" without any.

    UID is the event's own and `at` the DTSTAMP, so that a calendar replaces an entry by a later one.
    """
    entries = [_entry(edition, event, event.starts_on, at) for event in events if event.starts_on]
    if not entries:
        return ""
    made = Calendar()
    made.add("prodid", f"-//Luan Luu//Events//{(get_language() or 'vi').upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for entry in entries:
        made.add_component(entry)
    return bytes(made.to_ical()).decode()


def _entry(edition: Edition, event: Event, first: datetime.date, at: datetime.datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    entry.add("dtstamp", at.astimezone(datetime.UTC))
    entry.add("dtstart", first)
    entry.add("dtend", (event.ends_on or first) + datetime.timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", words.of(event, "name"))
    if place := _place(edition, event):
        entry.add("location", place)
    entry.add("description", _description(event))
    return entry


def _place(edition: Edition, event: Event) -> str:
    parts = [words.of(event, "place") or words.of(edition, "venue"), words.of(edition, "city")]
    return ", ".join(part for part in parts if part)


def _description(event: Event) -> str:
    """Without the address of the pass: calendars are shared, and whoever has it has the pass."""
    when = str(event.get_day_part_display()) if event.day_part else ""
    on_the_pass = _("The hours, and a calendar that follows every change of them, are on your pass.")
    return "\n".join(line for line in (when, on_the_pass) if line)
