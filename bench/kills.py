"""The server killed in the middle of a race for places, and started again: `python -m bench.kills`.

So many times every process of it at once, and so many times the main process alone. A real SMTP server collects
the mail; visitors whose connection breaks send the same form again. Prints one JSON object a round, and ends with 1
where a place was lost or doubled, a mail lost, or one sent twice that the outbox does not mark.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.guests import Guest, racing
from bench.race import ask, outcome, whole
from bench.sites import DATABASES, children_of, command, house, serving
from tests.conference import smtp
from tests.running.postgres import free_port

WHOM = ("group", "main")
PATIENCE = 90
# As long as a mail server takes for a mail, so that the kill finds one on its way.
MAIL_TAKES = 0.02


def main() -> None:
    options = _options()
    good = True
    for database in options.databases:
        with smtp.running(free_port()) as post, house(database, mail=post.port) as variables:
            post.mailbox.slowness = MAIL_TAKES
            rounds = [whom for whom in options.whom for _ in range(options.rounds)]
            hall = ask("opened", len(rounds), options.places, variables=variables)
            for event, whom in zip(hall["events"], rounds, strict=True):
                found = killed(variables, hall, event, whom, options.people, post.mailbox)
                good &= whole(found, options.people, options.places) and kept_its_word(found)
                print(json.dumps({"database": database, "killed": whom} | found), flush=True)
            command("manage.py", "reconcile", variables=variables)
    sys.exit(not good)


def killed(
    variables: dict[str, str], hall: dict[str, Any], event: int, whom: str, people: int, mailbox: smtp.Mailbox
) -> dict[str, Any]:
    """One race with a kill at a random moment of it, another start, and what came of all."""
    drafts = ask("drafts", hall["category"], event, people, variables=variables)
    port = free_port()
    guests = [Guest(port, hall["year"], **draft) for draft in drafts]
    after = random.randrange(people)
    with contextlib.ExitStack() as servers:
        _, pid = servers.enter_context(serving(variables, port))
        with racing(guests):
            _until(lambda: _through(guests) >= after)
            time.sleep(random.uniform(0, 0.05))
            _kill(pid, whom)
            _until(lambda: _is_free(port))
            ask("expire", variables=variables)
            servers.enter_context(serving(variables, port))
        told = _settled(event, variables)
    answers = sum((guest.answers for guest in guests), Counter())
    broken = answers.pop(0, 0)
    return (
        outcome(told)
        | _mailed(told["messages"], mailbox)
        | {
            "answers": {str(status): count for status, count in sorted(answers.items())},
            "killed_after": after,
            "broken_connections": broken,
        }
    )


def _through(guests: list[Guest]) -> int:
    return sum(guest.answers[302] for guest in guests)


def _kill(pid: int, whom: str) -> None:
    """Returns when the last of them has ended: the children of a main process that was killed end by themselves."""
    children = children_of(pid)
    for one in [pid, *(children if whom == "group" else [])]:
        os.kill(one, signal.SIGKILL)
    _until(lambda: not any(_lives(one) for one in (pid, *children)))


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            sys.exit("waited in vain")
        time.sleep(0.005)


def _settled(event: int, variables: dict[str, str]) -> dict[str, Any]:
    """What came of the event, once all its messages are sent."""
    found: dict[str, Any] = ask("told", event, variables=variables)
    end = time.monotonic() + PATIENCE
    while found["unsent"] and time.monotonic() < end:
        time.sleep(1)
        found = ask("told", event, variables=variables)
    return found


def _mailed(messages: list[list[Any]], mailbox: smtp.Mailbox) -> dict[str, int]:
    """The mails that arrived against the messages of the outbox."""
    arrived, known = Counter[str](), {address for _, address, _ in messages}
    for mail in list(mailbox.mails):
        if mail["To"] in known:
            arrived[str(mail["Message-ID"])] += 1
    marked = {row[0] for row in messages if row[2]}
    twice = {one for one, times in arrived.items() if times > 1}
    return {
        "mails_lost": sum(arrived[row[0]] == 0 for row in messages),
        "mails_twice": len(twice),
        "most_often": max(arrived.values(), default=0),
        "twice_unmarked": len(twice - marked),
        "marked": len(marked),
        "changed_ids": len(set(arrived) - {row[0] for row in messages}),
    }


def kept_its_word(found: dict[str, Any]) -> bool:
    """One background worker has one mail in flight."""
    wrong = found["mails_lost"] or found["twice_unmarked"] or found["changed_ids"]
    return not wrong and found["mails_twice"] <= found["marked"] <= 1 and found["most_often"] <= 2


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--whom", nargs="+", choices=WHOM, default=WHOM, help="all processes, the main one alone")
    parser.add_argument("--rounds", type=int, default=10, help="of each on each database; default: %(default)s")
    parser.add_argument("--people", type=int, default=300, help="default: %(default)s")
    parser.add_argument("--places", type=int, default=100, help="default: %(default)s")
    return parser.parse_args()


if __name__ == "__main__":
    main()
