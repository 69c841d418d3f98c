"""WRITER  The draft frozen as the next public version, and the slots the database guards."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import guards, structure
from events.agenda.drafting import lock
from events.conflicts import Clash, Severity, clashes
from events.difference import difference
from events.models import AgendaVersion, PublishedSlot


@transaction.atomic
def publish(
    *, by: User | None, edition: Edition, seen: int, seen_print: str | None = None,
    overrides: Mapping[str, str] | None = None, note: str = "", at: datetime.datetime | None = None,
) -> AgendaVersion:  # fmt: skip
    """Freeze the draft as the next public version and replace the published slots.

    `seen` is the draft's revision that the publisher looked at, `seen_print` the fingerprint of what
    they would publish (a hall renamed meanwhile is no step of the draft): newer edits are never
    published unseen. `overrides` maps the key of each warning to the reason why it is passed over.
    Raises Refused for unseen edits, blocking clashes, warnings without a reason, and nothing new.
    """
    draft = lock(edition)
    content = structure.public_part(structure.of_draft(edition))
    if draft.revision != seen or seen_print not in (None, structure.fingerprint(content)):
        raise Refused(_("A colleague changed the draft since you looked at it. Look at the difference again."))
    overridden = _settled(clashes(content), overrides or {})
    last = AgendaVersion.objects.filter(edition=edition).first()
    changes = _changes(last, content)
    version = AgendaVersion.objects.create(
        edition=edition, number=last.number + 1 if last else 1, by=by, note=note,
        published_at=at or timezone.now(), content=content, changes=changes, overridden=overridden,
    )  # fmt: skip
    _replace_slots(edition, content)
    told = {"number": version.number, "overridden": overridden}
    history.record(by=by, action=Action.PUBLISHED, target=version, changes=told)
    return version


def _changes(last: AgendaVersion | None, content: structure.Structure) -> list[dict[str, Any]]:
    if last is None and not content["sessions"]:
        raise Refused(_("The draft is empty: there is nothing to publish."))
    changes = difference(last.content if last else None, content)
    if last and not changes:
        raise Refused(_("Nothing has changed since the last publication."))
    return changes


def _settled(found: list[Clash], overrides: Mapping[str, str]) -> list[dict[str, Any]]:
    if any(clash.severity == Severity.BLOCK for clash in found):
        raise Refused(_("Two sessions are in one room at one time: settle this before publishing."))
    reasons = {key: reason.strip() for key, reason in overrides.items() if reason.strip()}
    if any(clash.key not in reasons for clash in found):
        raise Refused(_("Settle the clashes, or give a reason beside each that is to stay."))
    return [{"key": clash.key, "reason": reasons[clash.key]} for clash in found]


def _replace_slots(edition: Edition, content: structure.Structure) -> None:
    PublishedSlot.objects.filter(edition=edition).delete()
    zone = structure.conference_zone()
    spans = [(session, structure.moments(session, zone)) for session in content["sessions"]]
    slots = [
        PublishedSlot(edition=edition, session_id=session["id"], room_id=session["room"], starts=span[0], ends=span[1])
        for session, span in spans
        if span
    ]
    try:
        with transaction.atomic():
            PublishedSlot.objects.bulk_create(slots)
            guards.check_now()
    except IntegrityError as error:
        raise Refused(_("Two sessions are in one room at one time: settle this before publishing.")) from error
