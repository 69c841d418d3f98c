"""WRITER  The list is sent: all of it goes through in one transaction, or nothing does."""

import datetime
import uuid
from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.errors import Refused
from events import registration
from events.choices import LIVE, DelegateSource, ListChange
from events.delegations.held import change, insist_seen, opened_by, touch
from events.delegations.rows import problems_of, read
from events.models import Delegation, DelegationEntry, Registration, SentChange, SentList

SPACE = uuid.UUID("6d9c1c0e-0a7d-4f0b-8a57-2f5a53a1c6c9")
Change = tuple[Registration, ListChange, list[str]]


class TooMany(Refused):
    """More people than the quota, or than there are places; `fitting` of the new ones could be sent."""

    def __init__(self, message: str, fitting: int, left_out: int) -> None:
        self.fitting, self.left_out = fitting, left_out
        super().__init__(message)


@transaction.atomic
def submit(
    *, token: str, seen: int | None, informed: bool, only_first: int | None = None, at: datetime.datetime | None = None
) -> SentList:
    """Register who is new, correct who changed, withdraw who was struck off: all of it or nothing.

    Each new person takes a place at once and awaits approval. Where more are listed than the quota or the places
    allow, raises TooMany with how many could be sent; `only_first`, that same number, sends those in their
    order and keeps the others in the list, as places asked for. Raises Refused where a row is to be mended,
    where there is nothing to send, where the list is not as it was `seen` (its revision), and unless the
    people listed have been `informed` of what becomes of their data ("informed").
    """
    at = at or timezone.now()
    delegation = opened_by(token, at, places_too=True)
    insist_seen(delegation, seen)
    if not informed:
        raise Refused(fields={"informed": [_("Tell the people on the list first, then tick this box.")]})
    entries = _followed(delegation)
    _insist_sound(delegation, entries)
    new = [entry for entry in entries if entry.registration_id is None]
    changes = [*_leave(entries), *_correct(delegation, entries)]
    sent = _fitting(delegation, entries, new, only_first)
    changes += _enter(delegation, sent, only_first, at)
    sent = [entry for entry in sent if entry.registration_id]
    if not changes:
        raise Refused(_("There is nothing new to send."))
    change(None, delegation, {"sent_at": at, "asked_more": len(new) - len(sent)})
    touch(delegation)
    return _note(delegation, changes, at)


def _followed(delegation: Delegation) -> list[DelegationEntry]:
    """The rows; whoever let another person come by their own pass is that person here."""
    rows = list(delegation.entries.select_related("category__edition", "registration__delegate", "registration__event"))
    for entry in rows:
        registered = entry.registration
        while registered and registered.substitute:
            registered = registered.substitute
        if registered and registered.pk != entry.registration_id:
            entry.registration = registered
            entry.save(update_fields=["registration"])
    return rows


def _insist_sound(delegation: Delegation, entries: Sequence[DelegationEntry]) -> None:
    wrong = len(problems_of(delegation, entries))
    if wrong:
        sentence = ngettext("Mend %(count)s row first.", "Mend %(count)s rows first.", wrong)
        raise Refused(sentence % {"count": wrong})


def _leave(entries: Sequence[DelegationEntry]) -> list[Change]:
    made: list[Change] = []
    for entry in [one for one in entries if one.is_removed]:
        registered = entry.registration
        if registered is not None and registered.state in LIVE:
            registration.withdraw(by=None, registration=registered)
            made.append((registered, ListChange.REMOVED, []))
        entry.delete()
    return made


def _correct(delegation: Delegation, entries: Sequence[DelegationEntry]) -> list[Change]:
    staying = [one for one in entries if one.pk and one.registration and one.is_changed and not one.is_removed]
    return [_correct_one(delegation, entry) for entry in staying]


def _correct_one(delegation: Delegation, entry: DelegationEntry) -> Change:
    registered = entry.registration
    assert registered is not None
    person = read(entry.values, category=entry.category, delegation=delegation).person
    fields = sorted(n for n in {*entry.values, *entry.sent} if entry.values.get(n) != entry.sent.get(n))
    if entry.is_substitute:
        new = registration.substitute(
            by=None, delegate=registered.delegate, person=person, registrations=[registered]
        )  # fmt: skip
        entry.registration = new.registrations.get(event=delegation.event)
        made: Change = (entry.registration, ListChange.SUBSTITUTED, fields)
    else:
        registration.edit(by=None, delegate=registered.delegate, person={name: person[name] for name in fields})
        made = (registered, ListChange.CHANGED, fields)
    entry.sent, entry.is_substitute = entry.values, False
    entry.save(update_fields=["sent", "is_substitute", "registration"])
    return made


def _fitting(
    delegation: Delegation, entries: Sequence[DelegationEntry], new: Sequence[DelegationEntry], only_first: int | None
) -> list[DelegationEntry]:
    """The new rows that the quota allows, in their order."""
    sizes = {quota.category_id: quota.size for quota in delegation.quotas.all()}
    taken = Counter(one.category_id for one in entries if one.pk and one.registration and one.registration.is_live)
    fitting = []
    for entry in new:
        if taken[entry.category_id] < sizes.get(entry.category_id, 0):
            taken[entry.category_id] += 1
            fitting.append(entry)
    if len(fitting) < len(new) and only_first is None:
        words = {"count": len(new), "free": len(fitting)}
        told = _("The list has %(count)s new people; the quota allows %(free)s more.") % words
        raise TooMany(told, len(fitting), len(new) - len(fitting))
    return fitting


def _enter(
    delegation: Delegation, new: Sequence[DelegationEntry], only_first: int | None, at: datetime.datetime
) -> list[Change]:
    if not new:
        return []
    try:
        made = _register(delegation, new, at)
    except registration.Full as full:
        fitting = [entry for entry, fits in zip(new, full.fits, strict=True) if fits]
        if only_first is None or not fitting:
            raise TooMany(full.message, len(fitting), len(new) - len(fitting)) from full
        new, made = fitting, _register(delegation, fitting, at)
    for entry, registered in zip(new, made, strict=True):
        entry.registration, entry.sent = registered, entry.values
        entry.save(update_fields=["registration", "sent"])
    return [(registered, ListChange.ADDED, []) for registered in made]


def _register(delegation: Delegation, entries: Sequence[DelegationEntry], at: datetime.datetime) -> list[Registration]:
    people = [
        registration.Newcomer(
            key=uuid.uuid5(SPACE, str(entry.pk)),
            category=entry.category,
            person=read(entry.values, category=entry.category, delegation=delegation).person,
        )
        for entry in entries
    ]
    return registration.register_party(
        by=None, event=delegation.event, people=people, source=DelegateSource.FOCAL_PERSON, at=at
    )


def _note(delegation: Delegation, changes: Sequence[Change], at: datetime.datetime) -> SentList:
    number = delegation.sendings.count() + 1
    sending: SentList = SentList.objects.create(delegation=delegation, number=number, sent_at=at)
    SentChange.objects.bulk_create(
        SentChange(sending=sending, registration=registered, kind=kind, fields=fields)
        for registered, kind, fields in changes
    )
    return sending
