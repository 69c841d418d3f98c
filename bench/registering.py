"""How many register a second for one event with one pool, and how many are let in at its door."""

import sys
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from bench.lines import line, median
from bench.load import Request, load
from bench.race import ask
from bench.sites import Site, bare, cpu_of, house, serving
from conference.project.server import POSTGRESQL_THREADS, SQLITE_THREADS
from tests.conference import smtp
from tests.running.postgres import free_port

CLIENTS, RUNS = 8, 3
# A second: more than any run can register or let in.
FORMS, BADGES = 600, 1200
FORGERY = "b" * 32


def registering(database: str, seconds: int) -> None:
    """By turns with the bare view under as many threads, in production, with the worker sending real mail."""
    threads = SQLITE_THREADS if database == "sqlite" else POSTGRESQL_THREADS
    with smtp.running(free_port()) as post, house(database, mail=post.port) as variables, bare(threads) as unit:
        hall = ask("opened", 2 * RUNS, max(FORMS, BADGES) * seconds, variables=variables)
        with serving(variables) as (port, pid):
            site = Site(port, pid, hall["year"], variables)
            for_forms, for_badges = hall["events"][:RUNS], hall["events"][RUNS:]
            forms = [_forms(site, hall, event, FORMS * seconds) for event in for_forms]
            answered = _turns(f"{database} registrations", site, unit, seconds, forms)
            _require(answered, ask("registered", *for_forms, variables=variables), "registrations")
            cookie = ask("officer", hall["edition"], variables=variables)
            badges = [_badges(site, hall, event, cookie, BADGES * seconds) for event in for_badges]
            answered = _turns(f"{database} scans", site, unit, seconds, badges)
            _require(answered, ask("let_in", *for_badges, variables=variables), "scans")


def _require(answered: float, found: int, what: str) -> None:
    """Every answer stands for a row; as the load ends, rows may be there whose answers were not waited for."""
    if found < answered * 0.99:
        sys.exit(f"{answered:.0f} were answered, and there are {found} {what}.")


def _turns(name: str, site: Site, unit: Site, seconds: int, runs: Sequence[list[Request]]) -> float:
    """How many were answered. On a busy machine the processor's time a request says more than the rate."""
    units, found = [], []
    for requests in runs:
        units.append(_run(unit, seconds))
        found.append(_run(site, seconds, requests))
    (unit_rate, unit_cpu, *_), (rate, cpu, p50, p99) = (map(median, zip(*ones, strict=True)) for ones in (units, found))
    line(name, rate, "requests/s", n=len(runs), of_bare=rate / unit_rate)
    line(name, cpu, "ms of processor", n=len(runs), of_bare=unit_cpu / cpu)
    line(name, p50, "ms p50", n=len(runs))
    line(name, p99, "ms p99", n=len(runs))
    return sum(one[0] for one in found) * seconds


def _run(site: Site, seconds: int, once: Sequence[Request] = ()) -> tuple[float, float, float, float]:
    """Requests a second, milliseconds of the answering processes a request, and both latencies."""
    before = cpu_of(site.pid)
    run = load(site.url("/"), CLIENTS, seconds, once=once)
    return run.rate, (cpu_of(site.pid) - before) * 1000 / (run.rate * seconds), run.p50, run.p99


def _forms(site: Site, hall: dict[str, Any], event: int, count: int) -> list[Request]:
    """Filled in but for the last step."""
    drafts = ask("drafts", hall["category"], event, count, variables=site.variables)
    path, agreed = f"/{site.year}/register/review/", {"adult": "on", "notice": "on"}
    return [Request(path, f"draft={one['cookie']}", urlencode(agreed | {"key": one["key"]})) for one in drafts]


def _badges(site: Site, hall: dict[str, Any], event: int, cookie: str, count: int) -> list[Request]:
    """Each held to the scanner once."""
    codes = ask("badges", hall["category"], event, count, variables=site.variables)
    path, about = f"/desk/editions/{hall['edition']}/scan/", {"event": event, "gate": "A"}
    sent = [urlencode(about | {"code": code, "csrfmiddlewaretoken": FORGERY}) for code in codes]
    return [Request(path, f"{cookie}; csrftoken={FORGERY}", body) for body in sent]
