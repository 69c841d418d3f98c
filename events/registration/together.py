"""WRITER  A party registers: a place for each of its people, or for none."""

import datetime
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import places
from events.choices import DelegateSource, HoldState, RegistrationState
from events.models import Category, Delegate, Event, Registration
from events.registration.person import describe


@dataclass(frozen=True)
class Newcomer:
    """One of a party; `key` makes that the same form sent twice is one person."""

    key: uuid.UUID
    category: Category
    person: Mapping[str, Any]


class Full(Refused):
    """There are fewer places than people; `fits` says of each of them whether there is one, in their order."""

    def __init__(self, fits: Sequence[bool]) -> None:
        self.fits = list(fits)
        super().__init__(
            _("Only %(free)s of these %(count)s places are free.") % {"free": sum(fits), "count": len(fits)}
        )


@transaction.atomic
def register_party(
    *, by: User | None, event: Event, people: Sequence[Newcomer], source: DelegateSource,
    at: datetime.datetime | None = None,
) -> list[Registration]:  # fmt: skip
    """Take a place for each of these people and let them await approval together; returns theirs in the same order.

    Raises Full where there is no place for all, and Refused for somebody who is registered already ("name");
    then nothing is taken.
    """
    at, party = at or timezone.now(), uuid.uuid4()
    pools = places.lock(event)
    needs = [_needs(event, one) for one in people]
    if not places.enter_or_wait(event, Counter(pk for needed in needs for pk in needed)):
        raise Full(places.fits(pools, needs))
    made = [_enter(event, one, source, party, at) for one in people]
    places.note(dict(zip(made, needs, strict=True)), HoldState.HELD)
    for registration in made:
        told = {"source": source, "events": {event.name: registration.state}}
        history.record(by=by, action=Action.REGISTERED, target=registration.delegate, changes=told)
    return made


def _needs(event: Event, one: Newcomer) -> list[int]:
    province = one.person.get("province")
    needs = places.needs_of([event], category_id=one.category.pk, province_id=province.pk if province else None)
    return needs[event.pk]


def _enter(
    event: Event, one: Newcomer, source: DelegateSource, party: uuid.UUID, at: datetime.datetime
) -> Registration:
    delegate = Delegate(
        edition=event.edition, category=one.category, source=source, idempotency_key=one.key, created_at=at
    )
    describe(delegate, one.person)
    try:
        with transaction.atomic():
            delegate.save(force_insert=True)
            made: Registration = Registration.objects.create(
                delegate=delegate, event=event, state=RegistrationState.APPLIED, applied_at=at, party=party,
                folded_name=delegate.folded_name, folded_unit=delegate.folded_unit,
            )  # fmt: skip
    except IntegrityError as error:
        sentence = _("%(name)s of the same unit is registered already.") % {"name": delegate.name}
        raise Refused(fields={"name": [sentence]}) from error
    return made
