"""How long a list of 2,000 people in Excel takes to be checked, and to be imported, and how much of the processor."""

import json

from bench.lines import line, median
from bench.sites import command, house

PEOPLE, RUNS = 2000, 3


def listed(database: str) -> None:
    """Each list in a process of its own, as the worker's, and each of other people."""
    with house(database) as variables:
        command("manage.py", "load_demo", variables=variables)
        told = [
            json.loads(command("-m", "bench.inside", "listed", str(run), variables=variables)) for run in range(RUNS)
        ]
    checked, imported, processor = (
        median([one[name] for one in told]) for name in ("checked", "imported", "processor")
    )
    line(f"{database} {PEOPLE} people of a list checked", checked, "s", n=RUNS)
    line(f"{database} {PEOPLE} people of a list imported", imported, "s", n=RUNS)
    line(f"{database} {PEOPLE} people of a list checked and imported", processor, "s of processor", n=RUNS)
