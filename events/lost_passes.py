"""WRITER  "Find my pass": the link goes to the contact on file, and never too often."""

import datetime

from conference.models import Edition, Message
from events import delegate_messages, registration
from events.models import Delegate

WITHIN = datetime.timedelta(hours=1)
# A passer-by can ask for anybody's pass: their mailbox must not be flooded by it.
MOST = 3


def send(*, contact: str, at: datetime.datetime) -> int:
    """Send the passes of whoever this phone or e-mail reaches, in editions that are not over; how many messages.

    Nothing more goes to a contact that was sent MOST messages of this kind within the hour.
    """
    editions = Edition.objects.public().filter(delegates__in=Delegate.objects.reached_by(contact)).distinct()
    open_ones = [edition for edition in editions if not edition.is_closed]
    if _sent_lately(contact, at) >= MOST:
        return 0
    return sum(registration.send_pass(edition=edition, contact=contact) for edition in open_ones)


def _sent_lately(contact: str, at: datetime.datetime) -> int:
    """How many such messages the one with the most of them got; a shared contact gets one for each person."""
    reached = list(Delegate.objects.reached_by(contact).values_list("pk", flat=True))
    rows = Message.objects.filter(
        kind=delegate_messages.PASS_LINK.name, about_type=Delegate._meta.label_lower,
        about_id__in=[str(pk) for pk in reached], created_at__gt=at - WITHIN,
    )  # fmt: skip
    counts: dict[str, int] = {}
    for about in rows.values_list("about_id", flat=True):
        counts[about] = counts.get(about, 0) + 1
    return max(counts.values(), default=0)
