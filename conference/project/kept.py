"""A command that runs beside the server, and is started again when it ends."""

import logging
import os
import subprocess
import threading
import time

logger = logging.getLogger(__name__)

FIRST_DELAY = 1.0
LONGEST_DELAY = 60.0
# Seconds to finish what is in flight.
GRACE = 15

# While a process is started, no worker may be forked off: it would hold on to the pipe by which the start is told,
# and the one who reads it would wait for as long as that worker lives.
_starting = threading.Lock()
os.register_at_fork(before=_starting.acquire, after_in_parent=_starting.release, after_in_child=_starting.release)


class Kept:
    """Keeps one process running from `start` to `end`. It looks after itself should we be killed."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """Ask it to end; it gets the time to finish what is in flight."""
        self._over.set()
        self._thread.join()

    def _keep(self) -> None:
        delay = FIRST_DELAY
        while not self._over.is_set():
            started = time.monotonic()
            self._run_once()
            # What ends at once again and again must not eat the machine.
            lived_long = time.monotonic() - started > LONGEST_DELAY
            delay = FIRST_DELAY if lived_long else min(delay * 2, LONGEST_DELAY)
            self._over.wait(delay)

    def _run_once(self) -> None:
        # Out of the terminal's group: Ctrl-C reaches the server alone, which ends this in order.
        with _starting:
            process = subprocess.Popen(self.command, process_group=0)
        while process.poll() is None and not self._over.wait(0.3):
            pass
        if process.returncode is None:
            _finish(process)
        elif not self._over.is_set():
            logger.error("the background worker ended with %s, and is started again", process.returncode)


def _finish(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
