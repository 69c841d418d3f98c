"""What is asked of the site from within: the demo's year, the queries of each page, changes."""

import itertools
import json
import os
import resource
import sys
import time
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from conference.models import Edition


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


def listed(run: str) -> dict[str, float]:
    """Seconds to check a list of so many people who are new, and to import it; and the processor's for both."""
    from bench.listed import PEOPLE
    from conference.models import Edition, User
    from events import importing

    edition = Edition.objects.get(year=year())
    category, events = importing.usual(edition)
    data, officer = _list_of(edition, PEOPLE, run), User.objects.order_by("pk")[0]
    begun, at_work = time.monotonic(), time.process_time()
    kept = importing.keep(by=officer, edition=edition, data=data, category=category, events=events)
    checked = time.monotonic()
    importing.confirm(by=officer, kept=kept)
    importing.go_on(lambda: True)
    ended, processor = time.monotonic(), time.process_time() - at_work
    kept.refresh_from_db()
    assert (kept.made, kept.known, kept.refused) == (PEOPLE, 0, [])
    return {"checked": checked - begun, "imported": ended - checked, "processor": processor}


def _list_of(edition: "Edition", count: int, run: str) -> bytes:
    """An XLSX of so many people from every province, each with a phone and an address."""
    from conference.models import Province
    from conference.project import delegates_demo_words as words
    from events import sheets

    provinces = list(Province.objects.members(edition.starts_on).order_by("code"))
    names = itertools.product(words.FAMILIES, *(words.MIDDLES["Ông"], words.GIVEN["Ông"], words.GIVEN["Bà"]))
    people = [
        {"name": " ".join(name), "position": "Chuyên viên", "unit": f"Sở Công Thương {run}",
         "province": provinces[number % len(provinces)], "phone": f"+849{int(run):02}{number:06}",
         "email": f"a{number}.{run}@demo.invalid"}
        for number, name in enumerate(itertools.islice(names, count))
    ]  # fmt: skip
    assert len(people) == count
    return sheets.list_of(people, sheets.Known.load(edition), "vi")


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
    known = {one.__name__: one for one in (year, queries, badges, listed, change, changes)}
    print(json.dumps(known[sys.argv[1]](*sys.argv[2:])))
