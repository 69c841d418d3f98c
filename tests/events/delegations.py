"""Delegations for tests, made through the writers."""

import datetime
import itertools
from typing import Any

from django.utils import timezone

from conference.models import Province
from events import delegations
from events.models import Category, Delegation, DelegationEntry, Event
from tests import factories
from tests.events.registrations import a_category

_numbers = itertools.count(1)
DAY = datetime.timedelta(days=1)


def an_event(**details: Any) -> Event:
    return factories.EventFactory(edition=factories.EditionFactory(year=2040, ordinal=40), **details)


def invited(event: Event, size: int = 15, *, category: Category | None = None, **details: Any) -> delegations.Invited:
    """A department asked for so many people, until ten days from now."""
    province: Province | None = details.pop("province", None) or factories.ProvinceFactory()
    category = category or event.edition.categories.first() or a_category(event.edition)
    given = {"due_on": timezone.localdate() + 10 * DAY, "province": province, "quotas": {category: size}}
    return delegations.invite(by=None, event=event, **given | details)


def listed(made: delegations.Invited, count: int = 1, **values: Any) -> list[DelegationEntry]:
    """So many people put on the list, each with a name of their own."""
    category = made.delegation.quotas.first().category
    return [
        delegations.add(token=made.token, category=category, values={"name": a_name()} | values) for _ in range(count)
    ]


def a_name() -> str:
    """One of their own, in letters alone."""
    return "Nguyễn Văn " + "".join(chr(ord("A") + int(digit)) for digit in str(next(_numbers))).title()


def sent(made: delegations.Invited, **more: Any) -> Delegation:
    """The list sent as it is, whatever was seen of it."""
    given = {"token": made.token, "seen": None, "informed": True}
    delegations.submit(**given | more)
    return Delegation.objects.get(pk=made.delegation.pk)
