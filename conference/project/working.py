"""The background worker: sends the outbox and does what falls due, until it is told to end."""

import logging
import os
import signal
import socket
import threading
import time
from types import FrameType

from django.db import DatabaseError, InterfaceError, close_old_connections

from conference import mailing
from conference.post import Failure
from conference.project import chores
from events import badge_jobs, importing

logger = logging.getLogger(__name__)

# Seconds between two looks at the outbox, two signs of life, two rounds of chores, and while mail is of no use.
REST = 1.0
BEAT = 15.0
CHORES = 60.0
LONGEST_PAUSE = 60.0


def own_name() -> str:
    """The machine and the process, so that two workers never have one name."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}"


def until_told(stop: threading.Event) -> None:
    """End on SIGTERM or SIGINT, once the mail in flight has arrived."""

    def told(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)


def until_orphaned(parent: int, stop: threading.Event, grace: float) -> None:
    """End soon after a parent that was killed: it cannot end its children any more."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        stop.set()
        time.sleep(grace)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Work:
    """One worker's rounds."""

    def __init__(self, stop: threading.Event, name: str = "") -> None:
        self.stop, self.name = stop, name or own_name()
        self.failure: Failure | None = None
        self.pause = REST
        self._beaten = self._done_chores = float("-inf")

    def run(self, *, once: bool = False) -> None:
        """Send what is due, again and again (or `once`); a database that is away is waited for."""
        while not self.stop.is_set():
            rest = self.round()
            if once and rest:
                break
            self.stop.wait(rest)
        try:
            mailing.leave(worker=self.name)
        except (DatabaseError, InterfaceError):
            logger.warning("the database is away at the end")

    def round(self) -> float:
        """One look at the outbox; returns after how many seconds the next is due."""
        close_old_connections()
        try:
            self._do_chores()
            registered = importing.go_on(going=self._going)
            printed = badge_jobs.go_on(going=self._going)
            batch = mailing.send_due(worker=self.name, going=self._going)
            self._tell(batch.failure if batch.count else self.failure)
        except (DatabaseError, InterfaceError):
            logger.exception("the database is away")
            return REST * 5
        if batch.failure:
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
            return self.pause
        self.pause = REST
        return 0 if batch.count or registered or printed else REST

    def _going(self) -> bool:
        self._tell(self.failure)
        return not self.stop.is_set()

    def _do_chores(self) -> None:
        if time.monotonic() - self._done_chores > CHORES:
            chores.run()
            self._done_chores = time.monotonic()

    def _tell(self, failure: Failure | None) -> None:
        now = time.monotonic()
        if failure != self.failure or now - self._beaten > BEAT:
            mailing.beat(worker=self.name, failure=failure)
            self.failure, self._beaten = failure, now
