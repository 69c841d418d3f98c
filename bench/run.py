"""`make bench`: how fast the public pages are, what they cost, how they grow, and how many register.

Prints one JSON object a line: name, value, unit, n, and of_bare, the share of the bare view in the same run.
Everything runs on loopback, on fresh databases with the demo's data, and ends with the run. All of it takes about
fifteen minutes; `ARGS="--only speed --databases sqlite --clients 8 --pages programme"` takes one.
"""

import argparse
import contextlib
import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import pages
from bench.badges import badges
from bench.growth import growth
from bench.lines import line
from bench.listed import listed
from bench.memory import memory
from bench.registering import registering
from bench.sites import DATABASES, Site, bare, command, site
from bench.speed import speed
from bench.stampede import stampede

PARTS = ("speed", "queries", "memory", "stampede", "registering", "badges", "listed", "growth")


def main() -> None:
    options = _options()
    for database in options.databases:
        if "registering" in options.only:
            registering(database, options.seconds)
        if "badges" in options.only:
            badges(database)
        if "listed" in options.only:
            listed(database)
    if set(options.only) - {"registering", "badges", "listed"}:
        _pages(options)


def _pages(options: argparse.Namespace) -> None:
    with bare() as unit:
        for database in options.databases:
            with contextlib.ExitStack() as running:
                one = running.enter_context(site(database, sessions=options.sessions, editions=1))
                _measure(one, unit, database, options)
                if "growth" in options.only:
                    many = running.enter_context(site(database, sessions=options.sessions, editions=options.editions))
                    growth(one, many, database, options.pages, options.seconds)


def _measure(one: Site, unit: Site, database: str, options: argparse.Namespace) -> None:
    if "speed" in options.only:
        speed(one, unit, database, options.pages, options.clients, options.seconds)
    if "queries" in options.only:
        counted = json.loads(command("-m", "bench.inside", "queries", variables=one.variables))
        for name, count in counted.items():
            line(f"{database} {name}", count, "queries")
    if "memory" in options.only:
        memory(one, database)
    if "stampede" in options.only:
        stampede(one, database)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="these parts; default: all")
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--pages", nargs="+", choices=list(pages.PAGES), default=list(pages.PAGES))
    parser.add_argument("--clients", nargs="+", type=int, default=[8, 1, 32])
    parser.add_argument("--seconds", type=int, default=1, help="of load in each run; default: %(default)s")
    parser.add_argument("--sessions", type=int, default=120, help="of each programme; default: %(default)s")
    parser.add_argument("--editions", type=int, default=12, help="of the grown site; default: %(default)s")
    if shutil.which("wrk") is None:
        parser.exit(1, "wrk is missing: install the package wrk.\n")
    return parser.parse_args()


if __name__ == "__main__":
    main()
