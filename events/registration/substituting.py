"""WRITER  Another person comes in a delegate's place."""

import datetime
import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import delegate_messages, places, protocol, seating
from events.choices import LIVE, RegistrationState
from events.models import Delegate, Registration, SessionSignUp
from events.registration.deciding import locked
from events.registration.person import describe
from events.transitions import Step, after

# What goes over from the one to the other unless the new person says otherwise: it is the place's, not the person's.
OF_THE_PLACE = ("category", "unit", "province", "country", "language", "phone", "email")


@transaction.atomic
def substitute(
    *, by: User | None, delegate: Delegate, person: Mapping[str, Any],
    registrations: Collection[Registration] | None = None, at: datetime.datetime | None = None,
) -> Delegate:  # fmt: skip
    """Let another person have the places, or the turns in the queue; returns the new delegate, with their own pass.

    All live registrations go over, or those given. The rank follows the new position, by the rank table, and is
    open where there is none; badge, name plate and seat are marked for review. The old pass and badge open and admit to
    nothing more. Raises Refused where nothing is live, and where the new person is registered already ("name").
    """
    at = at or timezone.now()
    rows = Registration.objects.filter(delegate=delegate, state__in=LIVE).select_related("event")
    chosen = rows.filter(pk__in=[one.pk for one in registrations]) if registrations is not None else rows
    olds = [locked(one) for one in chosen.order_by("event")]
    if not olds:
        raise Refused(_("There is no registration that another person could take over."))
    new = _newcomer(olds[0].delegate, person, at)
    try:
        with transaction.atomic():
            new.save(force_insert=True)
            news = [_hand_over(by, old, new) for old in olds]
    except IntegrityError as error:
        sentence = _("%(name)s of the same unit is registered already.") % {"name": new.name}
        raise Refused(fields={"name": [sentence]}) from error
    delegate_messages.welcome(news, by=by)
    return new


def _newcomer(old: Delegate, person: Mapping[str, Any], at: datetime.datetime) -> Delegate:
    new = Delegate(
        edition=old.edition, source=old.source, idempotency_key=uuid.uuid4(), created_at=at,
        badge_to_review=True, plate_to_review=True, seat_to_review=True,
    )  # fmt: skip
    kept = {name: getattr(old, name) for name in OF_THE_PLACE}
    describe(new, kept | dict(person))
    protocol.follow_table(new)
    if (new.phone, new.email) == (old.phone, old.email):
        new.contact_confirmed_at = old.contact_confirmed_at
    return new


def _hand_over(by: User | None, old: Registration, new: Delegate) -> Registration:
    state, old.state = old.state, after(old.state, Step.SUBSTITUTE)
    held_until, old.held_until = old.held_until, None
    old.save(update_fields=["state", "held_until"])
    registration = Registration.objects.create(
        delegate=new, event=old.event, state=RegistrationState(state), applied_at=old.applied_at,
        queued_at=old.queued_at, held_until=held_until, party=old.party,
        folded_name=new.folded_name, folded_unit=new.folded_unit, namesake=new.namesake,
    )  # fmt: skip
    places.hand_on(old, registration)
    seating.hand_on(old, registration)
    SessionSignUp.objects.filter(registration=old).update(registration=registration)
    old.substitute = registration
    old.save(update_fields=["substitute"])
    history.record(by=by, action=Action.SUBSTITUTED, target=old, changes={"substitute": registration.pk})
    return registration
