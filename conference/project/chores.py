"""What falls due by itself, whoever is at work: done by the background worker."""

from django.utils import timezone

from conference import mailing
from events import drafts, importing, places, print_files, registration
from exhibitors import allotting, booths


def run() -> None:
    """Give back unconfirmed places, what quotas did not use by their date, and booths; forget old drafts and prints.

    Personal data whose term is over is not deleted here: that is an act somebody answers for (decision 21).
    """
    now = timezone.now()
    registration.release_unconfirmed(now)
    places.return_unused(now)
    drafts.purge(now)
    importing.forget(now)
    booths.let_run_out(now)
    allotting.return_unused(now)
    print_files.purge(now)
    mailing.purge_fleeting(now)
