"""What is asked of the site from within: the demo's year, the queries of each page, changes."""

import json
import os
import resource
import sys
import time

import django


def year() -> int:
    from conference.models import Edition

    return int(Edition.objects.filter(is_fictional=True).order_by("year").values_list("year", flat=True)[0])


def queries() -> dict[str, int]:
    """How many queries Django asks for each page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from bench import pages

    counts, shown = {}, year()
    client = Client(headers={"host": "127.0.0.1"})
    for name in pages.PAGES:
        with CaptureQueriesContext(connection) as asked:
            client.get(pages.path(name, "vi", shown))
        counts[name] = len(asked)
    return counts


def badges() -> dict[str, float]:
    """Seconds and the most memory, in MiB, that this process takes to read and print so many of the demo's badges."""
    from bench.badges import BADGES
    from conference.models import Edition
    from events import badge_jobs
    from events.badge_lists import Listed, Wanted, Which
    from events.choices import BadgeSheet, ReprintReason

    edition = Edition.objects.get(year=year())
    begun, at_work = time.monotonic(), time.process_time()
    listed = Listed(edition, Wanted(which=Which.ALL))
    found = listed.delegates[:BADGES]
    assert len(found) == BADGES
    badge_jobs.print_now(
        by=None, edition=edition, kind=listed.kind, delegates=found, sheet=BadgeSheet.A4, reason=ReprintReason.SPARE
    )
    seconds, processor = time.monotonic() - begun, time.process_time() - at_work
    return {
        "seconds": seconds,
        "processor": processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def change() -> None:
    """As a writer's commit does."""
    from conference import changes

    changes.note()


def changes() -> None:
    """One every two seconds, until ended; says when it begins."""
    print("begins", flush=True)
    while True:
        change()
        time.sleep(2)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")
    django.setup()
    print(json.dumps({one.__name__: one for one in (year, queries, badges, change, changes)}[sys.argv[1]]()))
