"""WRITER  The set-up page's save: an edition and its chain of events, all or nothing."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext as _

from conference import editions, history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import texts
from events.models import Event

EVENT_FIELDS = [
    "kind", "ordinal", "name_vi", "name_en", "starts_on", "ends_on", "day_part", "place_vi", "place_en",
]  # fmt: skip


def fingerprint(edition: Edition) -> str:
    """A short sum of what the set-up page shows of the edition: it differs as soon as anyone changes any of it."""
    chain = [{"pk": one.pk, **history.snapshot(one, EVENT_FIELDS)} for one in edition.events.order_by("pk")]
    state = [history.snapshot(edition, sorted(editions.EDITABLE)), chain]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:24]


@transaction.atomic
def save(
    *,
    by: User,
    edition: Edition,
    seen: str,
    changes: Mapping[str, Any],
    events: "BaseInlineFormSet[Event, Edition, Any]",
) -> Edition:
    """Store what a colleague changed, having seen the state whose `fingerprint` is `seen`.

    `events` is the valid formset of the chain. Raises Refused where a colleague changed the edition
    since, and where `editions.revise` does; then nothing is stored.
    """
    stored = Edition.objects.select_for_update().get(pk=edition.pk)
    if fingerprint(stored) != seen:
        raise Refused(_("A colleague has changed this edition since you opened the page."))
    if changes:
        stored = editions.revise(by=by, edition=stored, changes=changes)
    _save_chain(by, events)
    return stored


def _save_chain(by: User, events: "BaseInlineFormSet[Event, Edition, Any]") -> None:
    events.save(commit=False)
    for event in events.deleted_objects:
        if texts.in_event(event):
            raise Refused(
                _("Texts have come for “%(event)s”. Move its sessions to another event first.") % {"event": event}
            )
        history.record(by=by, action=Action.DELETED, target=event)
        event.delete()
    for event in events.new_objects:
        event.save()
        history.record(by=by, action=Action.ADDED, target=event)
    before = {form.instance.pk: form.initial for form in events.initial_forms}
    for event, names in events.changed_objects:
        event.save(update_fields=names)
        changed = {name: [history.plain(before[event.pk].get(name)), getattr(event, name)] for name in names}
        history.record(by=by, action=Action.CHANGED, target=event, changes=changed)
