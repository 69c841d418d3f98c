"""How the draft programme of an edition stands, for the desk's list of what needs doing."""

from typing import NamedTuple

from django.db.models import Q

from conference.models import Edition
from events import conflicts, structure
from events.conflicts import Severity
from events.models import AgendaVersion, DraftStep, Session


class Standing(NamedTuple):
    """Whether readers do not see the draft as it is, its clashes that block, and sessions without time or hall."""

    unpublished: bool = False
    blocking: int = 0
    unplaced: int = 0


def of_draft(edition: Edition) -> Standing:
    """One query where nothing was drafted, ten at most."""
    last_step = DraftStep.objects.filter(draft__edition=edition).values_list("at", flat=True).first()
    if last_step is None:
        return Standing()
    published = AgendaVersion.objects.filter(edition=edition).values_list("published_at", flat=True).first()
    found = conflicts.clashes(structure.of_draft(edition))
    unplaced = Session.objects.filter(Q(day=None) | Q(starts=None) | Q(room=None), event__edition=edition)
    return Standing(
        unpublished=published is None or last_step > published,
        blocking=sum(clash.severity == Severity.BLOCK for clash in found),
        unplaced=unplaced.count(),
    )
