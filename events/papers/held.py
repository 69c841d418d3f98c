"""What every change to an invited paper shares: the lock, checks, history."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.models import PaperInvitation

# What the trail tells in full. Of words and files it says only that they changed.
TOLD = frozenset(["item", "due_on", "begun_at", "sent_at", "asked_at", "revoked_at"])


def held(invitation: PaperInvitation) -> PaperInvitation:
    """The invitation as it is, locked until the transaction ends."""
    found = held_where(pk=invitation.pk)
    if found is None:
        raise Refused(_("A colleague has removed this invitation."))
    return found


def held_where(**terms: Any) -> PaperInvitation | None:
    """The one invitation of these terms, locked, with its item as it is behind the lock; None where there is none."""
    locked = PaperInvitation.objects.select_for_update().filter(**terms).values_list("pk", flat=True).first()
    # Asked again, since what the locking question joins to it is as old as the wait for the lock.
    found: PaperInvitation | None = PaperInvitation.objects.with_places().filter(pk=locked).first() if locked else None
    return found


def insist_seen(invitation: PaperInvitation, seen: int | None) -> None:
    """Raise Refused where what was looked at (its revision) is no longer what is stored."""
    if seen is not None and seen != invitation.revision:
        raise Refused(_("The paper has changed since you opened this page. Look at it again."))


def change(by: User | None, invitation: PaperInvitation, fields: dict[str, Any]) -> PaperInvitation:
    """Write the fields of a locked invitation and note what changed. Raises Refused where one cannot stand."""
    before = history.snapshot(invitation, list(fields))
    for name, value in fields.items():
        setattr(invitation, name, value)
    checked_save(invitation, update_fields=list(fields))
    changed = history.difference(before, history.snapshot(invitation, list(fields)))
    told = {name: pair if name in TOLD else "…" for name, pair in changed.items() if name != "revision"}
    history.record(by=by, action=Action.CHANGED, target=invitation, changes=told)
    return invitation


def checked_save(invitation: PaperInvitation, update_fields: list[str] | None = None) -> None:
    """Save what is valid; raises Refused with the fields that cannot stand."""
    try:
        invitation.full_clean()
        with transaction.atomic():
            invitation.save(update_fields=update_fields)
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    except IntegrityError as error:
        raise Refused(_("Another link already asks for the paper of this item.")) from error
