"""WRITER  How badges look: each change makes a version, and the old ones are kept."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from events.choices import BadgeLine
from events.models import BadgeLayout, BadgeLayoutVersion

# What a version keeps; the logo beside it.
DESIGN = ("kind", "who", "heading", "lines", "width", "height", "margin", "band", "colour", "logo_height", "qr",
          "name_size", "text_size", "smallest", "back")  # fmt: skip
KEPT = ("name", "category", "in_use", *DESIGN)
# Less than this is no room for a name and what stands below it, in millimetres.
LEAST_ROOM = 22


@transaction.atomic
def save(
    *, by: User | None, layout: BadgeLayout, logo: bytes | None = None, at: datetime.datetime | None = None
) -> BadgeLayout:
    """Save a new or changed layout; a change of how it looks is a new version. `logo` b"" takes it away, None keeps it.

    Raises Refused with the fields that cannot stand.
    """
    _check(layout)
    before = BadgeLayout.objects.select_for_update(of=("self",), no_key=True).filter(pk=layout.pk).first()
    old = history.snapshot(before, list(KEPT)) if before else {}
    layout.logo = _logo(before, logo)
    new = history.snapshot(layout, list(KEPT))
    looks_new = before is None or layout.logo != _bytes(before.logo) or any(old[one] != new[one] for one in DESIGN)
    layout.number = (before.number if before else 0) + looks_new
    layout.save()
    if looks_new:
        design = {name: getattr(layout, name) for name in DESIGN}
        BadgeLayoutVersion.objects.create(
            layout=layout, number=layout.number, design=design, logo=layout.logo, by=by, at=at or timezone.now()
        )
    changes = history.difference(old, new)
    if changes or looks_new:
        history.record(by=by, action=Action.CHANGED if before else Action.ADDED, target=layout, changes=changes)
    return layout


def _check(layout: BadgeLayout) -> None:
    problems: dict[str, list[str]] = {}
    if not layout.lines or set(layout.lines) - set(BadgeLine.values):
        problems["lines"] = [_("Choose at least what stands on the first line.")]
    if layout.category and layout.category.edition_id != layout.edition_id:
        problems["category"] = [_("This category belongs to another edition.")]
    if not layout.smallest <= layout.text_size <= layout.name_size:
        problems["smallest"] = [_("The first line is the largest, and no line is smaller than the smallest letters.")]
    room = layout.height - layout.band - layout.margin - (layout.qr + 4 if layout.qr else 0)
    if room < LEAST_ROOM:
        sentence = _("Band, margin and QR leave %(room)s mm for the text: at least %(least)s are needed.")
        problems["height"] = [sentence % {"room": max(room, 0), "least": LEAST_ROOM}]
    if layout.qr > layout.width - 2 * layout.margin:
        problems["qr"] = [_("The QR is wider than the badge between its margins.")]
    if problems:
        raise Refused(fields=problems)


def _logo(before: BadgeLayout | None, logo: bytes | None) -> bytes | None:
    if logo is None:
        return _bytes(before.logo) if before else None
    return logo or None


def _bytes(stored: Any) -> bytes | None:
    """PostgreSQL gives a memoryview."""
    return bytes(stored) if stored else None
