"""WRITER  The way to reach a delegate: confirmed, or the place goes back; and what they agreed to."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import delegate_messages, places
from events.models import Consent, Delegate, Registration
from events.registration.deciding import end
from events.registration.registering import Consents
from events.transitions import Step


@transaction.atomic
def confirm_contact(
    *, by: User | None, delegate: Delegate, proof: str = "", at: datetime.datetime | None = None
) -> Delegate:
    """Note that the contact reaches the delegate, who keeps the place for good; again changes nothing.

    The delegate (`by` None) shows the `proof` from the message's link; at a desk a colleague has seen them.
    Raises Refused for a proof that is not of the present contact.
    """
    row: Delegate = Delegate.objects.select_for_update(of=("self",), no_key=True).get(pk=delegate.pk)
    if by is None and not delegate_messages.is_contact_proof(row, proof):
        raise Refused(_("This link is no longer valid: the contact has changed since. Ask for a new one."))
    if row.contact_confirmed_at:
        return row
    row.contact_confirmed_at = at or timezone.now()
    row.save(update_fields=["contact_confirmed_at"])
    Registration.objects.filter(delegate=row).update(held_until=None)
    history.record(by=by, action=Action.CONTACT_CONFIRMED, target=row)
    return row


def release_unconfirmed(at: datetime.datetime) -> int:
    """Give back the places whose contact was not confirmed in time; returns how many."""
    due = Registration.objects.lapsed(at).select_related("event").order_by("event", "pk")
    return sum(_lapse(registration, at) for registration in due)


@transaction.atomic
def _lapse(registration: Registration, at: datetime.datetime) -> bool:
    """False where it was confirmed, or ended, a moment before."""
    places.lock(registration.event)
    if not Registration.objects.lapsed(at).filter(pk=registration.pk).exists():
        return False
    end(None, registration, Step.LAPSE, Action.LAPSED, at)
    return True


@transaction.atomic
def send_pass(*, edition: Edition, contact: str) -> int:
    """Send the link of the pass to whoever in the edition has this phone or e-mail; returns how many messages.

    The public is told the same whatever comes of it. Without e-mail it waits in the outbox for a colleague.
    """
    rows = Registration.objects.filter(delegate__in=Delegate.objects.reached_by(contact).filter(edition=edition))
    of: dict[int, list[Registration]] = {}
    for registration in rows.select_related("delegate__edition", "event").order_by("event__starts_on", "pk"):
        of.setdefault(registration.delegate_id, []).append(registration)
    for registrations in of.values():
        delegate_messages.tell_once_more(registrations)
    return len(of)


@transaction.atomic
def send_pass_to(*, by: User, delegate: Delegate) -> None:
    """Send one delegate the link of the pass once more, as often as a colleague asks for it.

    Raises Refused where there is no contact at all, and where nothing is registered.
    """
    rows = list(Registration.objects.filter(delegate=delegate).select_related("delegate__edition", "event"))
    if not rows:
        raise Refused(_("This delegate is registered for nothing."))
    if delegate_messages.tell(delegate_messages.PASS_LINK, rows, by=by) is None:
        raise Refused(_("There is neither e-mail nor phone: show the code on this page instead."))


@transaction.atomic
def change_consents(
    *, by: User | None, delegate: Delegate, consents: Consents, at: datetime.datetime | None = None
) -> list[Consent]:
    """Make exactly these purposes the ones agreed to: new ones are given, missing ones withdrawn, none is erased."""
    at = at or timezone.now()
    Delegate.objects.select_for_update(no_key=True).get(pk=delegate.pk)
    standing = {one.purpose: one for one in Consent.objects.filter(delegate=delegate, withdrawn_at=None)}
    given, withdrawn = set(consents.purposes) - set(standing), set(standing) - set(consents.purposes)
    Consent.objects.filter(delegate=delegate, withdrawn_at=None, purpose__in=withdrawn).update(withdrawn_at=at)
    for purpose in sorted(given):
        Consent.objects.create(
            delegate=delegate, purpose=purpose, text_version=consents.text_version, given_at=at,
            given_through=consents.channel,
        )  # fmt: skip
    for action, purposes in ((Action.CONSENT_GIVEN, given), (Action.CONSENT_WITHDRAWN, withdrawn)):
        if purposes:
            history.record(by=by, action=action, target=delegate, changes={"purposes": sorted(purposes)})
    return list(Consent.objects.filter(delegate=delegate, withdrawn_at=None))
