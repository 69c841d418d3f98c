"""Reads of invited papers: by their link, and those of an edition."""

import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from conference import tokens
from conference.models import Edition
from events.choices import SPOKEN, PaperState, TextState
from events.models import Item, PaperInvitation


def by_link(token: str) -> PaperInvitation | None:
    """The invitation that this secret opens, one taken back too; None for what is no secret of ours."""
    return PaperInvitation.objects.with_places().filter(token_digest=tokens.digest(token)).first()


def of_edition(edition: Edition) -> list[PaperInvitation]:
    """All invited papers of an edition without their texts, the earliest due first. One query."""
    return list(PaperInvitation.objects.with_places().without_texts().filter(edition=edition))


class Waiting(NamedTuple):
    """How many papers wait for a colleague."""

    late: int
    to_clear: int


def waiting(edition: Edition, today: datetime.date) -> Waiting:
    """The edition's papers that are late, and those that have come and are not cleared. One query."""
    rows = of_edition(edition)
    return Waiting(
        late=sum(row.is_late_on(today) for row in rows), to_clear=sum(row.state == PaperState.SENT for row in rows)
    )


def free_items(edition: Edition, but: PaperInvitation | None = None) -> QuerySet[Item]:
    """The spoken items of the draft that still wait for a text, and that no other link asks for."""
    asked = PaperInvitation.objects.filter(edition=edition, revoked_at=None, item__isnull=False)
    taken = asked.exclude(pk=but.pk) if but else asked
    spoken = Item.objects.filter(session__event__edition=edition, kind__in=SPOKEN, state=TextState.AWAITED)
    free: QuerySet[Item] = spoken.exclude(pk__in=taken.values("item"))
    return free.select_related("session").order_by("session__day", "session__starts", "order", "pk")
