"""WRITER  What colleagues decide of a paper: its place, changes, clearance, release."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.models import User
from events import texts
from events.choices import PaperState
from events.models import Item, PaperInvitation
from events.papers.held import change, held, insist_seen
from events.papers.inviting import insist_in_time, insist_waiting
from events.papers.sending import hand_on


@transaction.atomic
def link_to_item(*, by: User | None, invitation: PaperInvitation, item: Item) -> PaperInvitation:
    """Give the paper its place in the programme; one that has come is received there at once.

    Raises Refused for an item that waits for no paper or for another's, and for a paper that is at
    another item already: its text would stand twice.
    """
    invitation = held(invitation)
    if invitation.item_id == item.pk:
        return invitation
    if invitation.item_id and invitation.sent_at:
        raise Refused(fields={"item": [_("This paper has been received at an item already.")]})
    insist_waiting(invitation, item)
    change(by, invitation, {"item": item})
    if invitation.sent_at:
        hand_on(invitation, item)
    return invitation


@transaction.atomic
def ask_again(
    *, by: User | None, invitation: PaperInvitation, asked: str, due_on: datetime.date, seen: int | None = None,
    at: datetime.datetime | None = None,
) -> PaperInvitation:  # fmt: skip
    """Give a paper back to its author with what is to be changed, and until when. What was public before is not
    until it has been sent and cleared anew. Raises Refused where none has come or the link is closed.
    """
    now = at or timezone.now()
    invitation = held(invitation)
    insist_seen(invitation, seen)
    _insist_sent(invitation)
    if invitation.revoked_at:
        raise Refused(_("The link has been taken back: renew it first, so that the author can answer."))
    insist_in_time(due_on, now)
    if invitation.item:
        # No longer cleared: what is about to change must not be released, nor stay public, as it is.
        texts.receive(by=by, item=invitation.item)
    return change(by, invitation, {"asked_at": now, "asked": asked, "due_on": due_on})


@transaction.atomic
def clear(*, by: User | None, invitation: PaperInvitation, seen: int | None = None) -> PaperInvitation:
    """Find the paper fit to be made public. `seen` is the revision that was read: nothing is cleared unread.

    Raises Refused before it has come or while changes are awaited, and without a place in the programme.
    """
    invitation = held(invitation)
    insist_seen(invitation, seen)
    texts.clear(by=by, item=_placed(invitation))
    return held(invitation)


@transaction.atomic
def release(
    *, by: User | None, invitation: PaperInvitation, embargo_until: datetime.datetime | None = None
) -> PaperInvitation:
    """Make a cleared paper public, at once or from `embargo_until` on. Raises Refused before it is cleared."""
    invitation = held(invitation)
    texts.release(by=by, item=_placed(invitation), embargo_until=embargo_until)
    return held(invitation)


def _insist_sent(invitation: PaperInvitation) -> None:
    if invitation.is_awaited or invitation.state == PaperState.REVOKED:
        raise Refused(_("The paper has not come yet."))


def _placed(invitation: PaperInvitation) -> Item:
    _insist_sent(invitation)
    if invitation.item is None:
        raise Refused(_("Give the paper its place in the programme first."))
    return invitation.item
