"""WRITER  The files of prints: lists of people, so they are kept for a day, and never longer than a person in them."""

import datetime

from django.db.models import Q

from events.choices import PrintJobState
from events.models import BadgeJob, Delegate

KEPT_FOR = datetime.timedelta(days=1)


def forget(delegate: Delegate) -> int:
    """Delete the files in which this delegate's badge stands; returns how many."""
    files = BadgeJob.objects.filter(content__isnull=False, run__rows__delegate=delegate)
    return BadgeJob.objects.filter(pk__in=files.values("pk")).update(content=None, state=PrintJobState.GONE)


def purge(at: datetime.datetime) -> int:
    """Delete jobs a day after they were asked for, with their files; returns how many. The log keeps the runs."""
    over = Q(created_at__lte=at - KEPT_FOR) & (Q(leased_until=None) | Q(leased_until__lte=at))
    return BadgeJob.objects.filter(over).delete()[1].get(BadgeJob._meta.label, 0)
