"""WRITER  A delegate's own data: corrected, merged, reviewed."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events import deletions, protocol
from events.choices import LIVE, RegistrationState
from events.models import Delegate, Registration
from events.registration.deciding import locked
from events.registration.deleting import erase, locked_delegate
from events.registration.person import STAFF_ONLY, describe

# What stands on a badge and on a name plate.
ON_BADGE = frozenset({"honorific", "name", "academic_title", "position", "unit", "province", "country", "category"})
ON_PLATE = frozenset({"honorific", "name", "academic_title", "position", "unit"})
# What the rank table looks at.
RANKED_BY = frozenset({"position", "unit", "province", "country", "category"})
TO_REVIEW = frozenset({"badge_to_review", "plate_to_review", "seat_to_review"})


@transaction.atomic
def edit(*, by: User | None, delegate: Delegate, person: Mapping[str, Any]) -> Delegate:
    """Correct a delegate's details; the places stay as they are. The delegate (`by` None) may not set STAFF_ONLY.

    Another e-mail or phone has to be confirmed, but takes no place away. What stands on badge and plate
    is marked for review once a place is confirmed. Raises Refused with the fields that cannot stand, and
    where this makes two of one person ("name"). A rank that was not set by hand follows the table.
    """
    if by is None and set(person) & STAFF_ONLY:
        raise TypeError("colleagues alone set the category")
    delegate = locked_delegate(delegate)
    before = history.snapshot(delegate, list(person))
    fields = describe(delegate, person)
    changed = set(history.difference(before, history.snapshot(delegate, list(person))))
    if not changed:
        return delegate
    if by is None and changed & {"phone", "email"}:
        delegate.contact_confirmed_at = None
    fields += ["contact_confirmed_at", *_mark(delegate, changed)]
    if changed & RANKED_BY:
        fields += protocol.follow_table(delegate)
    try:
        with transaction.atomic():
            delegate.save(update_fields=fields)
            _rename(delegate)
    except IntegrityError as error:
        sentence = _("%(name)s of the same unit is registered already.") % {"name": delegate.name}
        raise Refused(fields={"name": [sentence]}) from error
    # The trail names the fields alone: what they said would outlive the person's deletion.
    history.record(by=by, action=Action.CHANGED, target=delegate, changes={"fields": sorted(changed)})
    return delegate


def _mark(delegate: Delegate, changed: set[str]) -> list[str]:
    confirmed = Registration.objects.filter(delegate=delegate, state=RegistrationState.CONFIRMED).exists()
    wanted = {"badge_to_review": changed & ON_BADGE, "plate_to_review": changed & ON_PLATE}
    marked = [flag for flag, why in wanted.items() if why and confirmed]
    for flag in marked:
        setattr(delegate, flag, True)
    return marked


def _rename(delegate: Delegate) -> None:
    """Name and unit are repeated in the registrations; what was supplied answers what was asked for."""
    names = {"folded_name": delegate.folded_name, "folded_unit": delegate.folded_unit, "asked": ""}
    Registration.objects.filter(delegate=delegate).update(**names)


def reviewed(*, by: User | None, delegate: Delegate, what: str) -> Delegate:
    """Note that badge, plate or seat (a name in TO_REVIEW) has been looked at again."""
    all_reviewed(by=by, delegates=Delegate.objects.filter(pk=delegate.pk), what=what)
    delegate.refresh_from_db(fields=[what])
    return delegate


def all_reviewed(*, by: User | None, delegates: QuerySet[Delegate], what: str) -> int:
    """The same of many, in one statement; returns how many were marked."""
    if what not in TO_REVIEW:
        raise TypeError(f"not reviewed: {what}")
    marked = Delegate.objects.filter(pk__in=delegates.values("pk"), **{what: True})
    return marked.update(**{what: False})


@transaction.atomic
def merge(*, by: User | None, keep: Delegate, drop: Delegate, at: datetime.datetime | None = None) -> Delegate:
    """Two rows are one person: what `drop` is registered for goes over to `keep`, and `drop` is deleted.

    Where both are registered, the place of `keep` stays and the other goes back. A gap in what `keep`
    says is filled from `drop`. Raises Refused for the same row twice, or another edition.
    """
    if keep.pk == drop.pk or keep.edition_id != drop.edition_id:
        raise Refused(_("Choose two delegates of one edition."))
    first, second = sorted((keep, drop), key=lambda one: one.pk)
    rows = {one.pk: one for one in (locked_delegate(first), locked_delegate(second))}
    keep, drop = rows[keep.pk], rows[drop.pk]
    theirs = Registration.objects.filter(delegate=drop, state__in=LIVE).select_related("event")
    has = set(Registration.objects.filter(delegate=keep, state__in=LIVE).values_list("event_id", flat=True))
    for registration in theirs.exclude(event__in=has).order_by("event"):
        _move(registration, keep)
    _fill(keep, drop)
    history.record(by=by, action=Action.MERGED, target=keep, changes={"dropped": drop.pk})
    deletions.hand_on(old=drop, new=keep)
    erase(by, drop, at or timezone.now())
    return keep


def _move(registration: Registration, to: Delegate) -> None:
    registration = locked(registration)
    registration.delegate, registration.folded_name = to, to.folded_name
    registration.folded_unit, registration.namesake = to.folded_unit, to.namesake
    registration.save(update_fields=["delegate", "folded_name", "folded_unit", "namesake"])


GAPS = ("phone", "email", "position", "academic_title", "arrival", "arrives_at", "lodging", "lodging_note", "transport",
        "diet", "interpretation")  # fmt: skip


def _fill(keep: Delegate, drop: Delegate) -> None:
    filled = [name for name in GAPS if not getattr(keep, name) and getattr(drop, name)]
    for name in filled:
        setattr(keep, name, getattr(drop, name))
    if "position" in filled:
        filled += protocol.follow_table(keep)
    keep.save(update_fields=filled)
