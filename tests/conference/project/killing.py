"""Kills the worker while it sends, and looks at what arrived: `python -m tests.conference.project.killing [TIMES]`."""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.browser.site import free_port
from tests.conference import smtp
from tests.conference.project.commands import PRODUCTION, ROOT, done, environment

PATIENCE = 60
WRITE = """
from tests.conference.messages import queued
for number in range({count}):
    queued(number)
"""
# What the lease would do in its own time.
EXPIRE = """
from django.utils import timezone
from conference.models import Message
Message.objects.exclude(leased_until=None).update(leased_until=timezone.now())
"""
ASK = """
import json
from conference.models import Message
print(json.dumps(list(Message.objects.values_list("message_id", "state", "possibly_twice"))))
"""


@dataclass(frozen=True)
class Told:
    """What the mailbox and the outbox say afterwards."""

    lost: int
    sent_twice: int
    twice_unmarked: int
    changed_ids: int
    marked: int


def kill_while_sending(folder: Path, *, messages: int, after: int, database: str = "") -> Told:
    """Start a worker, kill it once `after` mails have arrived, start another, and compare."""
    with smtp.running(free_port()) as server:
        server.mailbox.slow = {f"sen{n}": 0.03 for n in range(messages)}
        variables = PRODUCTION | {
            "DATABASE_URL": database or f"sqlite:///{folder}/db.sqlite3",
            "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
            "EMAIL_FROM": "hoinghi@example.vn",
        }
        done("migrate", "-v0", **variables)
        _shell(WRITE.format(count=messages), variables)
        _work_until(lambda: len(server.mailbox.mails) >= after, variables)
        _shell(EXPIRE, variables)
        done("work", "--once", **variables)
        rows = json.loads(_shell(ASK, variables))
    return _compared(server.mailbox, rows)


def _compared(mailbox: smtp.Mailbox, rows: list[list[object]]) -> Told:
    ids = mailbox.ids
    marked = {row[0] for row in rows if row[2]}
    twice = {one for one, times in ids.items() if times > 1}
    return Told(
        lost=sum(row[1] != "sent" or ids[str(row[0])] == 0 for row in rows),
        sent_twice=sum(ids[one] - 1 for one in twice),
        twice_unmarked=len(twice - marked),
        changed_ids=len(set(ids) - {row[0] for row in rows}),
        marked=len(marked),
    )


def _work_until(reached: Callable[[], bool], variables: dict[str, str]) -> None:
    worker = subprocess.Popen([sys.executable, "manage.py", "work"], cwd=ROOT, env=environment(variables))
    end = time.monotonic() + PATIENCE
    while not reached() and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.05))
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def _shell(code: str, variables: dict[str, str]) -> str:
    return done("shell", "--no-imports", "-c", code, **variables)


if __name__ == "__main__":
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 10):
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps(asdict(kill_while_sending(Path(place), messages=60, after=random.randint(1, 55)))))  # noqa: T201
