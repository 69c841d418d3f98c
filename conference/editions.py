"""WRITER  Open, revise, publish and close an edition."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from conference import files, history
from conference.choices import Action, EditionStatus
from conference.errors import Refused
from conference.models import Edition, FormerYear, Province, User

# What `revise` may touch. Status, host and its reason have acts of their own.
EDITABLE = frozenset(
    ["ordinal", "year", "theme_vi", "theme_en", "starts_on", "ends_on", "day_part", "city_vi", "city_en",
     "venue_vi", "venue_en", "organisers_vi", "organisers_en", "note_vi", "note_en",
     "cover", "cover_credit", "cover_alt_vi", "cover_alt_en"]
)  # fmt: skip


def open_edition(*, by: User | None, **details: Any) -> Edition:
    """Start a new edition as a draft. Raises Refused where a value cannot stand."""
    return _open(Edition(), by, details)


def open_fictional(*, by: User | None, host: Province, **details: Any) -> Edition:
    """Start a demonstration edition: marked, without ordinal, and outside the rotation."""
    return _open(Edition(is_fictional=True, host=host), by, details)


@transaction.atomic
def revise(*, by: User | None, edition: Edition, changes: Mapping[str, Any]) -> Edition:
    """Change what is known of an edition; an edition that moves to another year leaves a redirect.

    `changes` maps field names (those in EDITABLE) to new values. Raises Refused with the fields it concerns.
    """
    edition = _locked(edition)
    before = history.snapshot(edition, list(changes))
    year, replaced = edition.year, [edition.cover] if "cover" in changes else []
    _apply(edition, changes)
    _save(edition, update_fields=[*changes, *(("cover_width", "cover_height") if "cover" in changes else ())])
    if year and edition.year != year and edition.is_public:
        FormerYear.objects.update_or_create(year=year, defaults={"edition": edition})
    if edition.year:
        FormerYear.objects.filter(year=edition.year).delete()
    files.forget(replaced)
    changed = history.difference(before, history.snapshot(edition, list(changes)))
    if changed:
        history.record(by=by, action=Action.CHANGED, target=edition, changes=changed)
    return edition


def publish(*, by: User | None, edition: Edition) -> Edition:
    """Show a draft to everyone."""
    return _move(edition, by, Action.PUBLISHED, EditionStatus.PUBLISHED, {EditionStatus.DRAFT})


def take_back(*, by: User | None, edition: Edition) -> Edition:
    """Make a published edition a draft again: nobody outside sees it any more."""
    return _move(edition, by, Action.WITHDRAWN, EditionStatus.DRAFT, {EditionStatus.PUBLISHED})


def close(*, by: User | None, edition: Edition) -> Edition:
    """Turn a published edition into a record of what was."""
    return _move(edition, by, Action.CLOSED, EditionStatus.CLOSED, {EditionStatus.PUBLISHED})


def reopen(*, by: User | None, edition: Edition) -> Edition:
    """Take back a closing."""
    return _move(edition, by, Action.REOPENED, EditionStatus.PUBLISHED, {EditionStatus.CLOSED})


@transaction.atomic
def remove_fictional(*, by: User | None) -> int:
    """Remove the demo's fictional editions with all that hangs on them; returns how many."""
    gone = list(Edition.objects.select_for_update().filter(is_fictional=True))
    for edition in gone:
        history.record(by=by, action=Action.DELETED, target=edition)
        edition.delete()
    return len(gone)


@transaction.atomic
def _open(edition: Edition, by: User | None, details: Mapping[str, Any]) -> Edition:
    _apply(edition, details)
    _save(edition)
    history.record(by=by, action=Action.OPENED, target=edition, changes=details)
    return edition


@transaction.atomic
def _move(edition: Edition, by: User | None, action: Action, to: EditionStatus, allowed: set[EditionStatus]) -> Edition:
    edition = _locked(edition)
    if edition.status not in allowed:
        raise Refused(
            _("This edition is “%(status)s” now, so that cannot be done. Reload the page to see its present state.")
            % {"status": edition.get_status_display()}
        )
    if not (edition.ordinal or edition.year):
        raise Refused(_("Enter the ordinal or the year first."))
    before, edition.status = edition.status, to
    edition.save(update_fields=["status"])
    history.record(by=by, action=action, target=edition, changes={"status": [before, to]})
    return edition


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update().get(pk=edition.pk)


def _apply(edition: Edition, values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in values.items():
        setattr(edition, name, value)


def _save(edition: Edition, update_fields: list[str] | None = None) -> None:
    if not (edition.ordinal or edition.year):
        raise Refused(fields={"ordinal": [_("Enter the ordinal or the year first.")]})
    try:
        edition.full_clean()
        with transaction.atomic():
            edition.save(update_fields=update_fields)
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    except IntegrityError as error:
        raise Refused(_("Another edition has this ordinal or year already.")) from error
