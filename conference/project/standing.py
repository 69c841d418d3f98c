"""How an edition stands: what the desk counts, and the facts behind what needs doing. A fixed number of queries."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Q

from conference import outbox
from conference.choices import EditionStatus, Role
from conference.models import Edition, Handover
from conference.todo import Facts
from events import deletions, papers, purging, registration_lists
from events import standing as draft_standing
from exhibitors import desk_lists


def in_hand(editions: Iterable[Edition], today: datetime.date) -> Edition | None:
    """The edition that staff work on: the one under way or next, published or not; else the one held last.

    A real edition comes before a demonstration. Pure: it chooses among what was read.
    """
    known = list(editions)
    last = max((one.ordinal or 0 for one in known if one.over_on(today)), default=0)
    coming = [one for one in known if not one.over_on(today) and (one.ordinal is None or one.ordinal > last)]
    if coming:
        return min(coming, key=lambda one: (one.is_fictional, one.starts_on or datetime.date.max, one.ordinal or 0))
    return max(known, key=lambda one: (one.starts_on or datetime.date.min, one.ordinal or 0), default=None)


def facts_of(edition: Edition, today: datetime.date) -> Facts:
    """What `conference.todo` asks about an edition."""
    chain = edition.events.aggregate(events=Count("pk"), undated_events=Count("pk", filter=Q(starts_on=None)))
    roles = list(edition.staff_roles.filter(user__is_active=True).values_list("role", "user_id", "user__last_login"))
    following = Edition.objects.filter(ordinal=edition.ordinal + 1).first() if edition.ordinal else None
    handed_over = Handover.objects.filter(from_edition=edition).exists()
    waiting = papers.waiting(edition, today)
    asked, due_on = deletions.waiting(edition)
    draft = draft_standing.of_draft(edition)
    fair = desk_lists.waiting(edition, today)
    return Facts(
        documents=edition.documents.count(),
        **chain,
        staffed=frozenset(Role(role) for role, _user, _seen in roles),
        colleagues=len({user for _role, user, _seen in roles}),
        waiting_colleagues=len({user for _role, user, seen in roles if seen is None}),
        next_opened=following is not None,
        next_lacks_host=bool(following and not following.host_id and following.status != EditionStatus.CLOSED),
        handover_missing=bool(following and following.host_id and edition.host_id and not handed_over),
        late_papers=waiting.late,
        papers_to_clear=waiting.to_clear,
        programme_unpublished=draft.unpublished,
        blocking_clashes=draft.blocking,
        unplaced_sessions=draft.unplaced,
        **registration_lists.waiting_for_staff(edition),
        deletions=asked,
        deletions_due_on=due_on,
        purge_due=bool(purging.due(today, edition)),
        failed_messages=outbox.failed_in(edition).count(),
        exhibitors_to_decide=fair.to_decide,
        offers_ending=fair.ending,
        late_exhibitors=fair.late,
    )
