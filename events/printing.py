"""WRITER  The print log: what was printed for whom, so that only what is new or has changed is printed again.

Whoever prints a kind of piece says what stands on each one: `contents`, delegate → what is printed as a plain dict
of strings, numbers and lists, in the order in which the pieces leave the printer. Everything that a reader would see
differ belongs into it, and nothing else does; the same keys each time.

    contents = {delegate: {"name": delegate.full_title, "seat": "A12"} for delegate in Delegate.objects.coming()…}
    found = printing.standing(edition, PrintKind.SEAT_CARD, contents)      # what is new, what changed, what did not
    pdf = make({one: contents[one] for one in found.due})
    printing.record(by=…, edition=edition, kind=PrintKind.SEAT_CARD, contents={…the same…})

A print of the same content again (`found.same`) needs a reason. Recording a run clears the mark by which a
substitution or a correction asked for a new badge, plate or seat card. Of pieces that name no delegate (door signs)
only the count is kept.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events.choices import PrintKind, ReprintReason
from events.models import BadgeLayoutVersion, Delegate, Printed, PrintRun
from events.registration.people import all_reviewed

Content = Mapping[str, Any]
Contents = Mapping[Delegate, Content]
# Which mark of a delegate a printed piece answers.
MARKS = {
    PrintKind.BADGE: "badge_to_review",
    PrintKind.PLATE: "plate_to_review",
    PrintKind.SEAT_CARD: "seat_to_review",
}


@dataclass(frozen=True)
class Standing:
    """How delegates stand to their last print of a kind, each list in the order in which they were given."""

    never: list[Delegate]
    changed: list[Delegate]
    same: list[Delegate]
    due: list[Delegate]


def standing(edition: Edition, kind: PrintKind, contents: Contents) -> Standing:
    """What was never printed, what differs from its last print, what does not; `due` are the first two. One query."""
    last = _last(edition, kind)
    found = Standing([], [], [], [])
    for delegate, content in contents.items():
        before = last.get(delegate.pk)
        same = before == fingerprint(delegate, content)
        group = found.same if same else found.changed if before else found.never
        group.append(delegate)
        if not same:
            found.due.append(delegate)
    return found


def fingerprint(delegate: Delegate, content: Content) -> str:
    """What tells one content from another, and nothing of the person: it is keyed by the delegate's own secret."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(text.encode(), digest_size=16, key=delegate.scan_code.encode()).hexdigest()


@transaction.atomic
def record(
    *, by: User | None, edition: Edition, kind: PrintKind, contents: Contents, reason: ReprintReason | str = "",
    layouts: Mapping[Delegate, BadgeLayoutVersion] | None = None, others: int = 0, at: datetime.datetime | None = None,
) -> PrintRun:  # fmt: skip
    """Note that these pieces were printed, and `others` that name no delegate; the delegates' marks are cleared.

    `layouts` says by which version of which layout, where there is one.

    Raises Refused where there is nothing, and ("reason") where a piece would be the same as the last one of
    its delegate and no reason is given: perhaps a colleague has printed it just now.
    """
    # Two colleagues who print the same pieces at once take turns here.
    Edition.objects.select_for_update(of=("self",), no_key=True).get(pk=edition.pk)
    if contents or not others:
        insist(edition=edition, kind=kind, contents=contents, reason=reason)
    run: PrintRun = PrintRun.objects.create(
        edition=edition, kind=kind, by=by, at=at or timezone.now(), reason=reason, count=len(contents) + others
    )
    Printed.objects.bulk_create(
        Printed(
            run=run,
            delegate=delegate,
            fingerprint=fingerprint(delegate, content),
            layout=(layouts or {}).get(delegate),
        )
        for delegate, content in contents.items()
    )
    if mark := MARKS.get(kind):
        all_reviewed(by=by, delegates=Delegate.objects.filter(printed__run=run), what=mark)
    told = {"kind": kind.value, "pieces": run.count, "reason": str(reason)}
    history.record(by=by, action=Action.PRINTED, target=run, changes=told)
    return run


def insist(*, edition: Edition, kind: PrintKind, contents: Contents, reason: ReprintReason | str = "") -> None:
    """Raise Refused where `record` would, before anything is set."""
    if not contents:
        raise Refused(_("There is nothing to print."))
    if not reason and standing(edition, kind, contents).same:
        raise Refused(fields={"reason": [_("Some of these were printed already, just as they are: say why again.")]})


def settle(*, by: User | None, edition: Edition, kind: PrintKind, contents: Contents) -> int:
    """Clear the marks of those whose piece would be the same as the last one; returns how many were looked at."""
    same = [delegate.pk for delegate in standing(edition, kind, contents).same]
    return all_reviewed(by=by, delegates=Delegate.objects.filter(pk__in=same), what=MARKS[kind])


def forget(delegates: Iterable[int]) -> None:
    """Delete what was printed for these, by id, in the caller's transaction; the runs keep their counts."""
    Printed.objects.filter(delegate__in=delegates).delete()


def _last(edition: Edition, kind: PrintKind) -> dict[int, str]:
    """The fingerprint of each delegate's last print of the kind."""
    rows = Printed.objects.filter(run__edition=edition, run__kind=kind).order_by("run_id")
    return dict(rows.values_list("delegate_id", "fingerprint"))
