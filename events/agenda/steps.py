"""WRITER  Steps of the draft back, and an older version back as the draft."""

from django.db import transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events import restoring
from events.agenda.drafting import change, lock
from events.models import AgendaVersion, DraftStep


@transaction.atomic
def undo(*, by: User | None, edition: Edition, seen: int | None = None) -> DraftStep:
    """Take back the last change to the draft.

    With `seen`, the revision the colleague looked at, nobody takes back a change they have not
    seen. Raises Refused for that, and where there is nothing left.
    """
    draft = lock(edition)
    step = draft.steps.first()
    if step is None:
        raise Refused(_("There is nothing to undo."))
    if seen is not None and seen != draft.revision:
        raise Refused(_("A colleague has changed the draft since. Look at it again before undoing."))
    restoring.put_back(edition, step.before)
    step.delete()
    # The steps before it keep their order, and the new revision says that the draft is not what it was.
    draft.revision += 1
    draft.save(update_fields=["revision"])
    history.record(by=by, action=Action.CHANGED, target=draft, changes={"undone": step.label})
    return step


def bring_back(*, by: User | None, version: AgendaVersion) -> None:
    """Make an older published programme the draft again; nothing is published by it."""
    with change(version.edition, by, _("Publication %(number)s brought back") % {"number": version.number}) as draft:
        restoring.put_back(version.edition, version.content)
        history.record(by=by, action=Action.CHANGED, target=draft, changes={"brought_back": version.number})
