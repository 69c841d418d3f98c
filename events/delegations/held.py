"""What every change to a delegation shares: the lock, checks, history."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from conference import history, tokens
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import places
from events.models import Delegation, Event
from events.structure import today_at

# What the trail tells in full. Of the focal person it says only that they changed.
TOLD = frozenset({"due_on", "opened_at", "sent_at", "approved_at", "declined_at", "asked_more", "reminded_at",
                  "signed_at", "letter_number", "letter_date"})  # fmt: skip


def held(delegation: Delegation) -> Delegation:
    """The delegation as it is, locked until the transaction ends. Places, where needed, are locked before it."""
    found = _held_where(pk=delegation.pk)
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def opened_by(token: str, at: datetime.datetime, *, places_too: bool = False) -> Delegation:
    """The delegation of a link, locked, for its holder to change.

    Raises Refused where the link was replaced, the last day is over or the list was declined.
    """
    if places_too:
        event = Event.objects.filter(delegations__token_digest=tokens.digest(token)).first()
        if event is not None:
            places.lock(event)
    found = _held_where(token_digest=tokens.digest(token))
    if found is None or not found.accepts_on(today_at(at)):
        raise Refused(_("This link takes no changes any more. Please ask the Organising Committee."))
    return found


def _held_where(**terms: Any) -> Delegation | None:
    rows = Delegation.objects.select_for_update(of=("self",), no_key=True)
    found: Delegation | None = rows.select_related("event__edition", "province").filter(**terms).first()
    return found


def insist_in_time(day: datetime.date, at: datetime.datetime, field: str = "due_on") -> None:
    """Raise Refused, at that field, where the day is over."""
    if day < today_at(at):
        raise Refused(fields={field: [_("This day is over. Choose today or a later day.")]})


def insist_seen(delegation: Delegation, seen: int | None) -> None:
    """Raise Refused where what was looked at (its revision) is no longer what is stored."""
    if seen is not None and seen != delegation.revision:
        raise Refused(_("Somebody else with this link changed the list since you opened this page. Look at it again."))


def touch(delegation: Delegation) -> None:
    """Count a change of the list."""
    Delegation.objects.filter(pk=delegation.pk).update(revision=F("revision") + 1)
    delegation.revision += 1


def change(by: User | None, delegation: Delegation, fields: dict[str, Any], action: Action = Action.CHANGED) -> None:
    """Write the fields of a locked delegation and note what changed. Raises Refused where one cannot stand."""
    before = history.snapshot(delegation, list(fields))
    for name, value in fields.items():
        setattr(delegation, name, value)
    checked_save(delegation, update_fields=list(fields))
    changed = history.difference(before, history.snapshot(delegation, list(fields)))
    told = {name: pair if name in TOLD else "…" for name, pair in changed.items()}
    history.record(by=by, action=action, target=delegation, changes=told)


def checked_save(delegation: Delegation, update_fields: list[str] | None = None) -> None:
    """Save what is valid; raises Refused with the fields that cannot stand."""
    try:
        delegation.full_clean()
        with transaction.atomic():
            delegation.save(update_fields=update_fields)
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    except IntegrityError as error:
        raise Refused(fields={"province": [_("This department has been invited already.")]}) from error
