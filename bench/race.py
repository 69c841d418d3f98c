"""300 people race for 100 places, over HTTP, on the production server: `python -m bench.race`.

Each fills in the public form and sends its last step in the same moment as all the others. Prints one JSON object
a run, and ends with 1 where a place was lost, doubled or promised twice, or anybody was answered with a failure.
"""

import argparse
import json
import sys
from collections import Counter
from typing import Any

from bench.guests import Guest, fill_in, racing
from bench.sites import DATABASES, command, house, serving


def main() -> None:
    options = _options()
    good = True
    for database in options.databases:
        with house(database) as variables, serving(variables) as (port, _pid):
            hall = ask("opened", options.runs, options.places, variables=variables)
            for run, event in enumerate(hall["events"], 1):
                found = race(port, hall, event, options.people, variables)
                good &= whole(found, options.people, options.places)
                print(json.dumps({"database": database, "run": run} | found), flush=True)
            # As an operator asks: it says of every pool and registration at once whether counters and rows agree.
            command("manage.py", "reconcile", variables=variables)
    sys.exit(not good)


def ask(*words: object, variables: dict[str, str]) -> Any:
    """What the site says from within."""
    return json.loads(command("-m", "bench.hall", *map(str, words), variables=variables))


def race(port: int, hall: dict[str, Any], event: int, people: int, variables: dict[str, str]) -> dict[str, Any]:
    """One race for the places of one event, and what came of it."""
    guests = [Guest(port, hall["year"]) for _ in range(people)]
    fill_in(guests, hall["category"], event)
    with racing(guests):
        pass
    waits = sorted(guest.seconds for guest in guests)
    answers = sum((guest.answers for guest in guests), Counter())
    return outcome(ask("told", event, variables=variables)) | {
        "answers": {str(status): count for status, count in sorted(answers.items())},
        "seconds_p50": round(waits[len(waits) // 2], 2),
        "seconds_max": round(waits[-1], 2),
    }


def outcome(told: dict[str, Any]) -> dict[str, Any]:
    """What the database says of an event, in short."""
    kept = {name: told[name] for name in ("states", "people", "taken", "waiting", "differences")}
    return kept | {"messages": len(told["messages"])}


def whole(found: dict[str, Any], people: int, places: int) -> bool:
    """Whether exactly so many have a place, all others wait, each person once, each told once, and counters agree."""
    return (
        found["states"] == {"confirmed": places, "waiting": people - places}
        and (found["taken"], found["waiting"]) == (places, people - places)
        and found["people"] == found["messages"] == people
        and not found["differences"]
        and set(found["answers"]) <= {"302", "503"}
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--runs", type=int, default=5, help="on each database; default: %(default)s")
    parser.add_argument("--people", type=int, default=300, help="default: %(default)s")
    parser.add_argument("--places", type=int, default=100, help="default: %(default)s")
    return parser.parse_args()


if __name__ == "__main__":
    main()
