"""What every change to the draft shares: the lock, the step that can be undone, checks, slugs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.folding import slug as slug_of
from conference.models import Edition, User
from events import structure
from events.models import AgendaDraft, DraftStep, Item, Session

SESSION_EDITABLE = frozenset(
    ["event", "title_vi", "title_en", "text_vi", "text_en", "day", "starts", "ends", "room", "track", "interpretation",
     "order"]
)  # fmt: skip
ITEM_EDITABLE = frozenset(
    ["session", "kind", "title_vi", "title_en", "minutes", "by_vi", "by_en", "script", "order"]
)  # fmt: skip
KEPT_STEPS = 50


@contextmanager
def change(edition: Edition, by: User | None, label: str) -> Iterator[AgendaDraft]:
    """One change to the draft, all or nothing, under its lock and as one step that can be undone."""
    with transaction.atomic():
        draft = lock(edition)
        before = structure.of_draft(edition)
        yield draft
        draft.revision += 1
        draft.save(update_fields=["revision"])
        DraftStep.objects.create(draft=draft, revision=draft.revision, by=by, label=label, before=before)
        DraftStep.objects.filter(draft=draft, revision__lte=draft.revision - KEPT_STEPS).delete()


def lock(edition: Edition) -> AgendaDraft:
    """The edition's draft, locked until the transaction ends; made at the first change."""
    AgendaDraft.objects.get_or_create(edition=edition)
    return AgendaDraft.objects.select_for_update().get(edition=edition)


def current_session(session: Session) -> Session:
    """The session as it is under the lock. Raises Refused where a colleague removed it."""
    try:
        return Session.objects.select_related("event__edition").get(pk=session.pk)
    except Session.DoesNotExist:
        raise Refused(_("A colleague has removed this session.")) from None


def current_item(item: Item) -> Item:
    """The item as it is under the lock. Raises Refused where a colleague removed it."""
    try:
        current: Item = Item.objects.select_related("session__event__edition").get(pk=item.pk)
    except Item.DoesNotExist:
        raise Refused(_("A colleague has removed this item.")) from None
    return current


def insist_unchanged(seen: str | None, now: str) -> None:
    """Raise Refused where what was looked at (its fingerprint) is no longer what is stored."""
    if seen is not None and seen != now:
        raise Refused(_("A colleague has changed this since you opened the page. What you typed is kept below."))


def assign(target: Session | Item, fields: Mapping[str, Any], editable: frozenset[str]) -> None:
    unknown = set(fields) - editable
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in fields.items():
        setattr(target, name, value)


def checked_save(target: Any, update_fields: list[str] | None = None) -> None:
    """Save what is valid; raises Refused with the fields that cannot stand."""
    try:
        target.full_clean()
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    target.save(update_fields=update_fields)


def free_slug(title: str, taken: QuerySet[Any]) -> str:
    """A slug from the title that none of `taken` has: "phien-toan-the", "phien-toan-the-2"."""
    base = slug_of(title)[:100].strip("-") or "phien"
    known = set(taken.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered: Callable[[int], str] = lambda n: base if n == 1 else f"{base}-{n}"  # noqa: E731
    return next(numbered(n) for n in range(1, len(known) + 2) if numbered(n) not in known)


def free_session_slug(edition: Edition, title: str) -> str:
    return free_slug(title, Session.objects.filter(event__edition=edition))


def free_item_slug(edition: Edition, title: str) -> str:
    return free_slug(title, Item.objects.filter(session__event__edition=edition))
