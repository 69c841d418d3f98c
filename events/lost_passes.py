"""WRITER  "Find my pass": the link goes to the contact on file, in every edition that is not closed."""

from conference.models import Edition
from events import registration
from events.models import Delegate


def send(*, contact: str) -> int:
    """Send the passes of whoever this phone or e-mail reaches; how many delegates that were.

    How often a delegate is written to is limited where the message is made.
    """
    known = Delegate.objects.reached_by(contact)
    editions = [one for one in Edition.objects.public().filter(delegates__in=known).distinct() if not one.is_closed]
    return sum(registration.send_pass(edition=edition, contact=contact) for edition in editions)
