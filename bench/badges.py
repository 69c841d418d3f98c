"""How long 1,000 badges take in one PDF, and what memory: with every QR to be drawn, and with all of them kept."""

import json

from bench.lines import line, median
from bench.sites import command, house

BADGES, RUNS = 1000, 3


def badges(database: str) -> None:
    """Each print in a process of its own, as the worker's; the demo's people, who are read from the database."""
    with house(database) as variables:
        # Some of the demo's people are not confirmed.
        command("manage.py", "load_demo", "--delegates", str(BADGES * 2), variables=variables)
        told = [json.loads(command("-m", "bench.inside", "badges", variables=variables)) for _ in range(RUNS + 1)]
    nothing, kept = told[0], told[1:]
    line(f"{database} {BADGES} badges from nothing", nothing["seconds"], "s")
    line(f"{database} {BADGES} badges from nothing", nothing["processor"], "s of processor")
    line(f"{database} {BADGES} badges with QRs kept", median([one["seconds"] for one in kept]), "s", n=RUNS)
    line(
        f"{database} {BADGES} badges with QRs kept",
        median([one["processor"] for one in kept]),
        "s of processor",
        n=RUNS,
    )
    line(f"{database} memory of {BADGES} badges", max(one["memory"] for one in told), "MiB", n=RUNS + 1)
