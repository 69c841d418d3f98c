"""The audit trail in the admin: written by every save, read as each object's history."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.models import HistoryEntry, Province, User
from conference.permissions import Permission, Visitor, within

# What the trail keeps by its key and shows by its name.
NAMED = (Province, User)


@dataclass(frozen=True)
class Change:
    """One line of what an entry tells, in the reader's language."""

    name: str
    before: str
    after: str


def kind_of(entry: HistoryEntry) -> str:
    """What the entry speaks of: "Edition", "Document"; empty where that is no longer known."""
    model = _model_of(entry)
    return capfirst(str(model._meta.verbose_name)) if model else ""


def latest(user: Visitor, count: int = 10) -> QuerySet[HistoryEntry]:
    """The newest entries of the editions whose history the colleague may see."""
    seen = HistoryEntry.objects.filter(within(user, Permission.SEE_HISTORY, "edition"))
    return seen.select_related("by")[:count]


def of(target: Model) -> QuerySet[HistoryEntry]:
    """All that was done to one object, newest first."""
    entries = HistoryEntry.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
    return entries.select_related("by")


def changes_of(entry: HistoryEntry) -> list[Change]:
    """What an entry changed, with names and values as the forms show them."""
    return told(_model_of(entry), entry.changes)


def told(model: type[Model] | None, changes: Mapping[str, Any]) -> list[Change]:
    """Recorded changes of a model's fields, with names and values as the forms show them."""
    return [_change(model, name, value) for name, value in changes.items()]


def typed(form: forms.BaseForm, obj: Model) -> dict[str, list[Any]]:
    """What a valid form changed in `obj`, as field → [before, after]."""
    stored = {field.name for field in obj._meta.concrete_fields}
    names = [name for name in form.changed_data if name in stored]
    before = {name: history.plain(form.initial.get(name)) for name in names}
    return history.difference(before, history.snapshot(obj, names))


def everything(obj: Model) -> dict[str, list[Any]]:
    """All that is known of `obj`, as field → [value, nothing]: what a deletion takes away."""
    names = [field.name for field in obj._meta.concrete_fields if not field.primary_key]
    return {name: [value, None] for name, value in history.snapshot(obj, names).items() if value not in (None, "")}


def record_rows(by: User, formset: Any) -> None:
    """Note what an inline added, changed and took away, each under its own object."""
    forms_by_pk = {form.instance.pk: form for form in formset.forms}
    for added in formset.new_objects:
        history.record(by=by, action=Action.ADDED, target=added, changes=typed(forms_by_pk[added.pk], added))
    for changed, _names in formset.changed_objects:
        changes = typed(forms_by_pk[changed.pk], changed)
        history.record(by=by, action=Action.CHANGED, target=changed, changes=changes)


def record_deletions(by: User, gone: Iterable[Model]) -> None:
    """Note what is about to be deleted; called before it is."""
    for obj in gone:
        history.record(by=by, action=Action.DELETED, target=obj, changes=everything(obj))


def _model_of(entry: HistoryEntry) -> type[Model] | None:
    try:
        return apps.get_model(entry.target_type)
    except (LookupError, ValueError):  # the trail outlives the models it speaks of
        return None


def _change(model: type[Model] | None, name: str, value: Any) -> Change:
    words = getattr(model, "trail_words", None)
    if words and (said := words(name, value)):
        return Change(*said)
    pair = value if isinstance(value, list) and len(value) == 2 else [None, value]
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    label = str(getattr(field, "verbose_name", "") or name)
    return Change(capfirst(label), _shown(field, pair[0]), _shown(field, pair[1]))


def _shown(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    if getattr(field, "related_model", None) in NAMED:
        return str(field.related_model.objects.filter(pk=value).first() or value)
    day = parse_date(value) if isinstance(value, str) and len(value) == 10 else None
    return date_format(day, "SHORT_DATE_FORMAT") if isinstance(day, datetime.date) else str(value)
