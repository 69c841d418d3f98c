"""WRITER  Inviting someone to send a paper, and the link that lets them."""

import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history, tokens
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events.choices import SPOKEN, TextState
from events.models import Item, PaperInvitation
from events.papers.held import change, checked_save, held
from events.structure import today_at

EDITABLE = frozenset(
    ["item", "province", "unit", "person", "reach", "language", "topic", "note", "contact", "due_on"]
)  # fmt: skip


class Invited(NamedTuple):
    """An invitation with the secret of its link, which is known at this moment only."""

    invitation: PaperInvitation
    token: str


@transaction.atomic
def invite(*, by: User | None, edition: Edition, at: datetime.datetime | None = None, **details: Any) -> Invited:
    """Ask a department, a unit or a person for a paper by a day (in EDITABLE: what may be said of it).

    Raises Refused where nobody is named, the day is over, or the item waits for no paper or for another's.
    """
    unknown = set(details) - EDITABLE
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    now, token = at or timezone.now(), tokens.new()
    invitation = PaperInvitation(edition=edition, invited_at=now, token_digest=tokens.digest(token), **details)
    insist_in_time(invitation.due_on, now)
    if invitation.item:
        insist_waiting(invitation, invitation.item)
    checked_save(invitation)
    history.record(by=by, action=Action.ADDED, target=invitation, changes={"due_on": invitation.due_on})
    return Invited(invitation, token)


@transaction.atomic
def renew_link(*, by: User | None, invitation: PaperInvitation) -> Invited:
    """Make a new link; the one before opens nothing from now on. A link taken back is given again so."""
    invitation, token = held(invitation), tokens.new()
    change(by, invitation, {"token_digest": tokens.digest(token), "revoked_at": None})
    return Invited(invitation, token)


@transaction.atomic
def revoke(*, by: User | None, invitation: PaperInvitation, at: datetime.datetime | None = None) -> PaperInvitation:
    """Close the link; what was sent through it stays. Raises Refused where it is closed already."""
    invitation = held(invitation)
    if invitation.revoked_at:
        raise Refused(_("This link has been taken back already."))
    return change(by, invitation, {"revoked_at": at or timezone.now()})


@transaction.atomic
def extend(
    *, by: User | None, invitation: PaperInvitation, due_on: datetime.date, at: datetime.datetime | None = None
) -> PaperInvitation:
    """Set another last day, later or earlier. Raises Refused for a day that is over."""
    insist_in_time(due_on, at or timezone.now())
    return change(by, held(invitation), {"due_on": due_on})


def insist_in_time(due_on: datetime.date, at: datetime.datetime) -> None:
    """Raise Refused, at the day's field, for a day that is over."""
    if due_on < today_at(at):
        raise Refused(fields={"due_on": [_("This day is over. Choose today or a later day.")]})


def insist_waiting(invitation: PaperInvitation, item: Item) -> None:
    """Raise Refused, at the item's field, for an item that no paper of this edition can be for."""
    # Asked anew, and locked: a text may have come for it meanwhile.
    found = Item.objects.select_for_update().filter(pk=item.pk, session__event__edition=invitation.edition).first()
    if found is None or found.kind not in SPOKEN:
        raise Refused(fields={"item": [_("Choose remarks, a report or a paper of this edition's programme.")]})
    if found.state != TextState.AWAITED:
        raise Refused(fields={"item": [_("A text has come for this item already.")]})
