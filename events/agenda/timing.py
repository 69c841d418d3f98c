"""WRITER  Times that move together: a session with all that follow, and gaps closed."""

import datetime
import itertools

from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.agenda.drafting import change, current_session
from events.models import Session

DAY_END = datetime.time(23, 59)


def shift(*, by: User | None, session: Session, minutes: int, and_after: bool = True) -> int:
    """Move a session, and with `and_after` all that follow on its day in its room, by some minutes.

    Returns how many were moved. Raises Refused where one would leave its day.
    """
    with change(session.event.edition, by, _("Moved by %(minutes)s minutes") % {"minutes": minutes}):
        session = _timed(session)
        moved = _from(session) if and_after else [session]
        for one in moved:
            one.starts, one.ends = _later(one.starts, minutes), _later(one.ends, minutes)
            one.save(update_fields=["starts", "ends"])
        told = {"shifted": minutes, "sessions": len(moved)}
        history.record(by=by, action=Action.CHANGED, target=session, changes=told)
    return len(moved)


def close_gaps(*, by: User | None, session: Session) -> int:
    """Let what follows on the session's day in its room begin when the one before ends. Returns how many moved."""
    with change(session.event.edition, by, _("Gaps closed")):
        session = _timed(session)
        moved = 0
        for before, after in itertools.pairwise(one for one in _from(session) if one.ends):
            gap = _minutes(after.starts) - _minutes(before.ends)
            if gap:
                after.starts, after.ends = _later(after.starts, -gap), _later(after.ends, -gap)
                after.save(update_fields=["starts", "ends"])
                moved += 1
        history.record(by=by, action=Action.CHANGED, target=session, changes={"gaps_closed": moved})
    return moved


def _timed(session: Session) -> Session:
    session = current_session(session)
    if session.day is None or session.starts is None:
        raise Refused(_("This session has no time yet."))
    return session


def _from(session: Session) -> list[Session]:
    """The session and all that follow it on its day in its room, in order."""
    following = Session.objects.filter(
        event__edition=session.event.edition, day=session.day, room=session.room, starts__gte=session.starts
    )
    return list(following.order_by("starts", "order", "pk"))


def _minutes(time: datetime.time | None) -> int:
    return time.hour * 60 + time.minute if time else 0


def _later(time: datetime.time | None, minutes: int) -> datetime.time | None:
    if time is None:
        return None
    total = _minutes(time) + minutes
    if not 0 <= total <= _minutes(DAY_END):
        raise Refused(_("A session would leave its day. Move fewer, or by fewer minutes."))
    return datetime.time(total // 60, total % 60)
