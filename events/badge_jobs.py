"""WRITER  Badges are printed: a few at once, many in the background, and the log says so with the same transaction."""

import datetime
import logging
from collections.abc import Callable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.models import Edition, User
from events import badges, printing, qr_drawings
from events.badges import Face, Layouts
from events.choices import BadgeSheet, PrintJobState, PrintKind, ReprintReason
from events.models import BadgeJob, Delegate, PrintRun
from events.prints import badge as paper

logger = logging.getLogger(__name__)

# More than these wait for the worker.
AT_ONCE = 100
LEASE = datetime.timedelta(minutes=2)


def print_now(
    *, by: User | None, edition: Edition, kind: PrintKind, delegates: Sequence[Delegate], sheet: BadgeSheet,
    reason: ReprintReason | str = "",
) -> bytes:  # fmt: skip
    """The PDF of these delegates' badges, in their order. Raises Refused as `printing.record` does."""
    faces = Layouts.load(edition, kind).faces(delegates)
    _insist(edition, kind, faces, reason)
    content = paper.joined(list(_parts(faces, sheet)))
    _log(by, edition, kind, faces, reason)
    return content


@transaction.atomic
def ask(
    *, by: User, edition: Edition, kind: PrintKind, delegates: Sequence[Delegate], sheet: BadgeSheet,
    reason: ReprintReason | str = "", at: datetime.datetime | None = None,
) -> BadgeJob:  # fmt: skip
    """Let the worker print these badges. Raises Refused as `printing.record` does."""
    _insist(edition, kind, Layouts.load(edition, kind).faces(delegates), reason)
    made: BadgeJob = BadgeJob.objects.create(
        by=by, edition=edition, kind=kind, sheet=sheet, reason=reason, delegates=[one.pk for one in delegates],
        total=len(delegates), language=translation.get_language() or "vi", created_at=at or timezone.now(),
    )  # fmt: skip
    return made


def go_on(going: Callable[[], bool]) -> int:
    """Print one job that waits, unless `going` says no between two parts; returns how many badges. For the worker.

    A job that was cut off is begun anew: nothing of it was logged.
    """
    job = _taken(timezone.now())
    if job is None:
        return 0
    try:
        with translation.override(job.language):
            return _print(job, going)
    except Refused as refused:
        sentences = [refused.message, *(one for found in refused.fields.values() for one in found)]
        _end(job, PrintJobState.REFUSED, refused=" ".join(filter(None, sentences))[:500])
    except Exception:
        # A job at which the worker stumbles must not be taken up again and again.
        logger.exception("badges of job %s", job.pk)
        _end(job, PrintJobState.REFUSED)
    return 0


@transaction.atomic
def _taken(at: datetime.datetime) -> BadgeJob | None:
    waiting = BadgeJob.objects.filter(state=PrintJobState.WAITING).order_by("pk")
    job = next((one for one in waiting.select_for_update(of=("self",), no_key=True) if one.is_free(at)), None)
    if job:
        job.done, job.leased_until = 0, at + LEASE
        job.save(update_fields=["done", "leased_until"])
    return job


def _print(job: BadgeJob, going: Callable[[], bool]) -> int:
    faces = _faces(job)
    parts: list[bytes] = []
    for part in _parts(faces, BadgeSheet(job.sheet)):
        parts.append(part)
        if not going():
            BadgeJob.objects.filter(pk=job.pk).update(leased_until=None)
            return 0
        done = min(len(parts) * paper.TOGETHER, job.total)
        BadgeJob.objects.filter(pk=job.pk).update(done=done, leased_until=timezone.now() + LEASE)
    return _finish(job, faces, paper.joined(parts))


@transaction.atomic
def _finish(job: BadgeJob, faces: Sequence[Face], content: bytes) -> int:
    pks = [one.delegate.pk for one in faces]
    # Somebody was deleted while their badge was set: the job is begun anew without them.
    if Delegate.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks).count() != len(pks):
        BadgeJob.objects.filter(pk=job.pk).update(leased_until=None)
        return 0
    run = _log(job.by, job.edition, PrintKind(job.kind), faces, job.reason)
    job.state, job.done, job.content, job.run, job.leased_until = PrintJobState.DONE, job.total, content, run, None
    job.save(update_fields=["state", "done", "content", "run", "leased_until"])
    return len(pks)


def _faces(job: BadgeJob) -> list[Face]:
    """In the order that was asked for; whoever is gone by now is left out."""
    kind = PrintKind(job.kind)
    found = {one.pk: one for one in badges.coming(job.edition, kind).filter(pk__in=job.delegates)}
    faces = Layouts.load(job.edition, kind).faces(found[pk] for pk in job.delegates if pk in found)
    _insist(job.edition, kind, faces, job.reason)
    return faces


def _parts(faces: Sequence[Face], sheet: BadgeSheet) -> Iterator[bytes]:
    drawings = qr_drawings.drawn([one.badge.code for one in faces if one.layout.design.qr])
    return paper.pdfs(badges.with_qrs(faces, drawings), sheet)


def _insist(edition: Edition, kind: PrintKind, faces: Sequence[Face], reason: ReprintReason | str) -> None:
    contents = {one.delegate: one.content for one in faces}
    printing.insist(edition=edition, kind=kind, contents=contents, reason=reason)


def _log(
    by: User | None, edition: Edition, kind: PrintKind, faces: Sequence[Face], reason: ReprintReason | str
) -> PrintRun:
    versions = {one.delegate: one.layout.version for one in faces if one.layout.version}
    return printing.record(
        by=by, edition=edition, kind=kind, contents={one.delegate: one.content for one in faces}, reason=reason,
        layouts=versions,
    )  # fmt: skip


def _end(job: BadgeJob, state: PrintJobState, *, refused: str = "") -> None:
    job.state, job.refused, job.leased_until = state, refused or _("Something unforeseen has happened."), None
    job.save(update_fields=["state", "refused", "leased_until"])
