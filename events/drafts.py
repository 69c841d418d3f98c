"""WRITER  Registrations that somebody has begun: kept for a few days, then forgotten."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from conference import tokens
from conference.folding import fold
from conference.models import Edition
from conference.ready import Given, Ready
from events.models import Delegate, RegistrationDraft

# Long enough to ask a superior over a weekend, and no longer: a draft is personal data without a purpose of its own.
KEPT = datetime.timedelta(days=3)
LONGEST, MOST = 2000, 100
Typed = Mapping[str, Sequence[str]]
_DRAFT = Ready(
    lambda: RegistrationDraft.objects.filter(
        edition=Given("edition"), digest=Given("digest"), saved_at__gt=Given("since")
    )
)
# One of the statements that a whole hall sends in the same minute.
_CLOSE = "UPDATE events_registrationdraft SET typed = '{}', sent_at = %s WHERE id = %s"


def find(*, edition: Edition, token: str, at: datetime.datetime) -> RegistrationDraft | None:
    """The draft that the secret opens, for this edition and not too old. One query."""
    if not token:
        return None
    return _DRAFT.first(edition=edition.pk, digest=tokens.digest(token), since=at - KEPT)


def begin(*, edition: Edition, at: datetime.datetime) -> tuple[RegistrationDraft, str]:
    """A fresh, empty draft with the secret that opens it, which is stored nowhere."""
    token = tokens.new()
    draft: RegistrationDraft = RegistrationDraft.objects.create(
        edition=edition, digest=tokens.digest(token), saved_at=at
    )
    return draft, token


@transaction.atomic
def keep(*, draft: RegistrationDraft, step: str, typed: Typed, at: datetime.datetime) -> None:
    """Keep what was typed in a step, right or wrong; what no form of ours could hold is cut."""
    row = RegistrationDraft.objects.select_for_update().filter(pk=draft.pk, sent_at=None).first()
    if row is None:
        return
    cut = {name: [text[:LONGEST] for text in texts[:MOST]] for name, texts in typed.items()}
    row.typed, row.saved_at = row.typed | {step: cut}, at
    row.save(update_fields=["typed", "saved_at"])
    draft.typed, draft.saved_at = row.typed, row.saved_at


def close(*, draft: RegistrationDraft, at: datetime.datetime) -> None:
    """It was sent: forget what was typed, and remember that, for whoever presses twice."""
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [connection.ops.adapt_datetimefield_value(at), draft.pk])


def drop(*, draft: RegistrationDraft) -> None:
    """The visitor starts anew."""
    RegistrationDraft.objects.filter(pk=draft.pk).delete()


def forget(delegate: Delegate) -> int:
    """Delete the drafts from which a delegate came, or into which the same person was typed; returns how many."""
    rows = RegistrationDraft.objects.filter(edition=delegate.edition_id)
    theirs = [
        pk for pk, typed in rows.exclude(typed={}).values_list("pk", "typed").iterator() if _tells(typed, delegate)
    ]
    return rows.filter(Q(pk__in=theirs) | Q(key=delegate.idempotency_key)).delete()[0]


def _tells(typed: Any, delegate: Delegate) -> bool:
    """Whether name and contact, or name and unit, are theirs: an office's address alone stands for many people."""
    text = fold(json.dumps(typed, ensure_ascii=False))
    digits = re.sub(r"\D", "", text)
    if delegate.folded_name not in text:
        return False
    contacts = [
        fold(delegate.email) in text and bool(delegate.email),
        delegate.phone[3:] in digits and bool(delegate.phone),
    ]
    return any(contacts) or bool(delegate.folded_unit and delegate.folded_unit in text)


def purge(at: datetime.datetime) -> int:
    """Forget the drafts that nobody has gone on with; returns how many."""
    return RegistrationDraft.objects.filter(saved_at__lte=at - KEPT).delete()[0]
