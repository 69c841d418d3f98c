"""Registrations for tests, made through the writers."""

import itertools
import uuid
from typing import Any

from conference.models import Edition
from events import places, registration
from events.choices import OpeningMode
from events.models import Category, Delegate, Event, Opening, Pool, Registration
from tests import factories

_numbers = itertools.count(1)


def an_opening(size: int | None = None, *, event: Event | None = None, **details: Any) -> Opening:
    """An event that takes registrations of a category, with so many places; open to all and without approval."""
    event = event or factories.EventFactory(edition=factories.EditionFactory(year=2040, ordinal=40))
    category = details.pop("category", None) or a_category(event.edition)
    fields = {"mode": OpeningMode.OPEN, "needs_approval": False} | details
    opening: Opening = Opening.objects.create(event=event, category=category, **fields)
    limit(event, size)
    return opening


def a_category(edition: Edition, code: str = "dai-bieu", **details: Any) -> Category:
    made: Category = factories.CategoryFactory(edition=edition, code=code, **details)
    return made


def limit(event: Event, size: int | None) -> Pool:
    return places.resize(by=None, pool=places.event_pool(event), size=size)


def a_person(name: str = "", /, **details: Any) -> dict[str, Any]:
    """What a form sends of a person; each has a name of their own."""
    number = next(_numbers)
    return {
        "name": name or f"Nguyễn Văn {number}",
        "unit": "Sở Công Thương",
        "email": f"a{number}@example.vn",
    } | details


def registered(opening: Opening, name: str = "", *, person: dict[str, Any] | None = None, **more: Any) -> Registration:
    """One person's registration for the opening's event, as the public form makes it."""
    details = {"by": None, "category": opening.category, "events": [opening.event], "key": uuid.uuid4()}
    receipt = registration.register(**(details | {"person": a_person(name, **(person or {}))} | more))
    assert receipt.delegate is not None
    made: Registration = Registration.objects.select_related("event", "delegate").get(
        delegate=receipt.delegate, event=opening.event
    )
    return made


def states(event: Event) -> list[str]:
    """The states of an event's registrations, in the order in which they came."""
    return list(Registration.objects.filter(event=event).order_by("pk").values_list("state", flat=True))


def delegate(opening: Opening, name: str = "", **more: Any) -> Delegate:
    return registered(opening, name, **more).delegate
