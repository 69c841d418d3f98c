"""WRITER  The one audit trail."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db.models import FileField, Model
from django.utils import translation

from conference import ready
from conference.choices import Action
from conference.models import Edition, HistoryEntry, User

Changes = Mapping[str, Any]


def record(*, by: User | None, action: Action, target: Model, changes: Changes | None = None) -> HistoryEntry:
    """Note that `by` (None: the system itself) did `action` to `target`.

    Called inside the transaction of what it tells, so that neither stands alone.
    `changes` maps a field to [before, after], or a word to a value.
    """
    entry = _entry(by, action, target, changes or {})
    ready.insert([entry])
    return entry


def record_each(*, by: User | None, action: Action, changed: Iterable[tuple[Model, Changes]]) -> None:
    """As `record`, of many targets, each with its changes: one statement for all."""
    HistoryEntry.objects.bulk_create(_entry(by, action, target, changes) for target, changes in changed)


def _entry(by: User | None, action: Action, target: Model, changes: Changes) -> HistoryEntry:
    edition = target if isinstance(target, Edition) else getattr(target, "edition", None)
    # One trail in one language, whichever its author reads the site in.
    with translation.override(settings.LANGUAGE_CODE):
        return HistoryEntry(
            by=by,
            action=action,
            edition=edition if isinstance(edition, Edition) and edition.pk else None,
            target_type=target._meta.label_lower,
            target_id=str(target.pk),
            # A person's row says what to call it here: after the person is deleted their name is to be nowhere.
            target_name=str(getattr(target, "trail_name", target))[:200],
            changes={name: plain(value) for name, value in changes.items()},
        )


def blank(*, about: Iterable[Model]) -> int:
    """Empty what was written of these objects' changes, in the caller's transaction; returns how many entries.

    Who did what and when stays. For people who are to be known nowhere any more: a reason may name them.
    """
    count = 0
    for target in about:
        entries = HistoryEntry.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
        count += entries.update(changes={})
    return count


def snapshot(target: Model, fields: Mapping[str, Any] | list[str]) -> dict[str, Any]:
    """The present values of `fields`, to be compared with `difference`."""
    return {name: plain(_stored(target, name)) for name in fields}


def difference(before: Changes, after: Changes) -> dict[str, list[Any]]:
    """What differs, as field → [before, after]."""
    return {name: [before.get(name), after[name]] for name in after if before.get(name) != after[name]}


def _stored(target: Model, name: str) -> Any:
    field = target._meta.get_field(name)
    if isinstance(field, FileField):
        return getattr(target, name).name
    return getattr(target, field.attname)  # type: ignore[union-attr]


def plain(value: Any) -> Any:
    """`value` as JSON can hold it."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, File):
        return value.name or ""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)
