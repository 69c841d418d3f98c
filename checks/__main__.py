"""`python -m checks [NAME …]`: every check, or those named; what `make check` runs."""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import tests.environment  # noqa: F401  what production asks for, so that Django starts
from checks import leaks, locks, messages
from checks.running import ROOT, Missing, Problem, command, files, needs, tool


@dataclass(frozen=True)
class Check:
    """`holds` raises Problem where the tree does not hold; `advice` says how that is mended."""

    name: str
    holds: Callable[[], object]
    advice: str = ""


def templates() -> None:
    tool("djade", "--check", "--target-version", "5.2", *files("templates/*.html"))


def migrations() -> None:
    command(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")


def vendored() -> None:
    needs("npm", "npm")
    needs("node", "nodejs")
    command(sys.executable, "frontend/vendor.py", "--check")


CHECKS = [
    Check(
        "format",
        lambda: tool("ruff", "format", "--check", "--output-format=concise", "."),
        "Run .venv/bin/ruff format.",
    ),
    Check("lint", lambda: tool("ruff", "check", "--output-format=concise", "."), "Try .venv/bin/ruff check --fix."),
    Check("templates", templates, "Run .venv/bin/djade --target-version 5.2 on them."),
    Check("types", lambda: tool("mypy")),
    Check("imports", lambda: tool("lint-imports"), "docs/architecture.md says who may import whom."),
    Check("migrations", migrations, "Run .venv/bin/python manage.py makemigrations, and name the migration."),
    Check("translations", messages.check_translated, "Run make messages, and translate what is empty or fuzzy."),
    Check("compiled translations", messages.check_compiled, "Run make messages."),
    Check("vendored files", vendored, "Run make vendor."),
    Check("locks", locks.check, "Run make lock."),
    Check("no machine's paths", leaks.check, "Write paths relative to the repository, and no package index's address."),
]


def main(names: list[str]) -> int:
    """Run the checks, all of them even where one fails; returns the exit code."""
    chosen = [one for one in CHECKS if not names or one.name in names]
    if len(chosen) < len(names):
        print(f"There are: {', '.join(one.name for one in CHECKS)}.")
        return 2
    os.chdir(ROOT)
    held = []
    # Side by side, as most of them wait for one tool; told in the order in which they stand.
    with ThreadPoolExecutor(os.cpu_count()) as beside:
        for holds, told in beside.map(run, chosen):
            print(told, flush=True)
            held.append(holds)
    print(f"{held.count(True)} checks hold, {held.count(False)} do not")
    return 0 if all(held) else 1


def run(check: Check) -> tuple[bool, str]:
    """Run one check: whether it holds (or cannot be run, outside CI), and what there is to tell."""
    started = time.monotonic()
    try:
        check.holds()
    except Problem as problem:
        return False, f"FAIL  {check.name}\n{_indented(str(problem))}\n      → {check.advice}".rstrip(" →\n")
    except Missing as missing:
        strictly = os.environ.get("CI", "").lower() in ("1", "true")
        return not strictly, f"{'FAIL' if strictly else 'skip'}  {check.name}: {missing}"
    return True, f"ok    {check.name}  ({time.monotonic() - started:.0f} s)"


def _indented(text: str) -> str:
    return "\n".join(f"      {line}" for line in text.splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
