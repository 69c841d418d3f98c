"""One part of the suite: a run of pytest, and what it came to."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent.parent
FAILED_TESTS = 1
NOTHING_COLLECTED = 5
# Seconds in which an interrupted pytest ends servers and browsers.
PATIENCE = 20


@dataclass(frozen=True)
class Outcome:
    """What a part came to. `skips` say what was left out and why; `trouble` is what kept it from running well."""

    name: str
    passed: int = 0
    failed: int = 0
    skips: tuple[str, ...] = ()
    trouble: str = ""
    seconds: float = field(default=0, compare=False)

    def holds(self, *, strictly: bool) -> bool:
        """Whether nothing failed; and, strictly, nothing was skipped either."""
        return not (self.failed or self.trouble or (strictly and self.skips))


def run(name: str, variables: Mapping[str, str], arguments: Iterable[str]) -> Outcome:
    """Run pytest over the suite with these variables set, its output shown as it comes."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="luanluu-tests-") as folder:
        report = Path(folder) / "report.xml"
        environment = {**os.environ, **variables}
        command = [sys.executable, "-m", "pytest", "--tb=short", f"--junitxml={report}", *_workers(), *arguments]
        code = _to_its_end(command, environment)
        return read(name, code, report, time.monotonic() - started)


def _to_its_end(command: list[str], environment: Mapping[str, str]) -> int:
    """The exit code of pytest, which after Ctrl-C gets the time to end what its fixtures have started."""
    # Its own session: the terminal's Ctrl-C reaches us alone, and is passed on once.
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
            raise


def _workers() -> list[str]:
    """One process a core, four at most: each has a database of its own to make."""
    cores = min(os.cpu_count() or 1, 4)
    return ["-n", str(cores)] if cores > 1 else []


def read(name: str, code: int, report: Path, seconds: float = 0) -> Outcome:
    """The outcome that pytest's exit code and its JUnit report tell."""
    if not report.exists():
        return Outcome(name, trouble=f"pytest ended with {code} and without a report", seconds=seconds)
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    tests, failures, errors, skipped = (
        sum(int(suite.get(key, 0)) for suite in suites) for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    skips = tuple(reason for suite in suites for case in suite.iter("testcase") for reason in _reasons(case))
    return Outcome(name, max(tests - failed - skipped, 0), failed, skips, _trouble(code, failed), seconds)


def _reasons(case: ElementTree.Element) -> list[str]:
    name = f"{case.get('classname')}.{case.get('name')}"
    return [f"{name}: {skipped.get('message') or 'no reason given'}" for skipped in case.iter("skipped")]


def _trouble(code: int, failed: int) -> str:
    if code == NOTHING_COLLECTED:
        return "there was no test to run"
    if code not in (0, FAILED_TESTS) or (code and not failed):
        return f"pytest ended with {code}"
    return ""
