"""`python -m tests [PART …] [-- PYTEST ARGUMENTS]`: the whole suite, or the parts named; what `make test` runs."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

import tests.environment  # noqa: F401  the folder of what this run makes once
from tests import once
from tests.running import chromium, parts, postgres, summary
from tests.running.parts import Outcome

Part = Callable[[list[str]], Outcome]


def on_sqlite(arguments: list[str]) -> Outcome:
    """The suite on SQLite, in memory."""
    return parts.run("SQLite", {"DATABASE_URL": "sqlite:///:memory:"}, ["-m", "not browser", *arguments])


def on_postgres(arguments: list[str]) -> Outcome:
    """The suite on a PostgreSQL of its own."""
    binaries = postgres.find()
    if binaries is None:
        return Outcome("PostgreSQL", skips=(f"the whole part: {postgres.MISSING}",))
    # The tests of backups call pg_dump and pg_restore, which must not be older than the server.
    path = f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        with postgres.cluster(binaries) as url:
            variables = {"DATABASE_URL": url, "PATH": path, once.TEMPLATE: postgres.migrated(url)}
            return parts.run("PostgreSQL", variables, ["-m", "not browser", *arguments])
    except postgres.Unstartable as error:
        return Outcome("PostgreSQL", trouble=f"the server in {binaries} did not start:\n{error}")


def in_browser(arguments: list[str]) -> Outcome:
    """The browser tests, once: a page does not look different on another database."""
    browser = chromium.find()
    if browser is None:
        return Outcome("browser", skips=(f"the whole part: {chromium.MISSING}",))
    variables = {"DATABASE_URL": "sqlite:///:memory:", "CHROMIUM": browser}
    return parts.run("browser", variables, ["-m", "browser", "--dist=worksteal", *arguments])


PARTS: dict[str, Part] = {"sqlite": on_sqlite, "postgres": on_postgres, "browser": in_browser}


def main(arguments: list[str]) -> int:
    """Run the parts, print the summary, return the exit code."""
    names, for_pytest = split(arguments)
    unknown = set(names) - set(PARTS)
    if unknown:
        print(f"No such part: {', '.join(sorted(unknown))}. There are {', '.join(PARTS)}.")
        return 2
    strictly = os.environ.get("CI", "").lower() in ("1", "true")
    outcomes = []
    for name in names or PARTS:
        print(f"\n=== {name} ===", flush=True)
        outcomes.append(PARTS[name](for_pytest))
    print("\n" + "\n".join(summary.lines(outcomes, strictly=strictly)), flush=True)
    return 0 if all(one.holds(strictly=strictly) for one in outcomes) else 1


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The names of parts, and after a `--` what pytest is to be given."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    # As after Ctrl-C, every `finally` runs, so that no server is left behind.
    raise KeyboardInterrupt


if __name__ == "__main__":
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nInterrupted; what was started has been ended.")
        sys.exit(130)
