"""The locked requirements: `python -m checks.locks [--upgrade]` makes them, `make check` compares them."""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from checks.running import ROOT, Problem, tool

# name of the lock → further arguments. What developers add never moves what the product runs on.
LOCKS = {"requirements": [], "requirements-dev": ["--constraint", "requirements.txt"]}
OPTIONS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
UNREACHABLE = re.compile(r"(?i)failed to fetch|error sending request|network|dns error|timed? ?out")


def make(within: Path, *options: str) -> None:
    """Lock the .in files in that folder with hashes; versions already locked stay, unless --upgrade is given."""
    for name, arguments in LOCKS.items():
        output = ["--output-file", f"{name}.txt", "--custom-compile-command", "make lock"]
        tool("uv", "pip", "compile", f"{name}.in", *OPTIONS, *arguments, *output, *options, within=within)


def check() -> None:
    """Raise Problem where locking anew would change a lock.

    Where the package index cannot be reached, the names are compared instead: those that the
    .in files ask for, and those that the locks say were asked for.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in LOCKS:
            for suffix in (".in", ".txt"):
                shutil.copy(ROOT / f"{name}{suffix}", copy)
        try:
            make(copy)
        except Problem as problem:
            if not UNREACHABLE.search(str(problem)):
                raise
            _compare_names()
            return
        stale = [name for name in LOCKS if (copy / f"{name}.txt").read_bytes() != (ROOT / f"{name}.txt").read_bytes()]
    if stale:
        raise Problem("\n".join(f"{name}.txt is not what {name}.in locks to" for name in stale))


def _compare_names() -> None:
    for name in LOCKS:
        asked = asked_for((ROOT / f"{name}.in").read_text("utf-8"))
        locked = locked_for((ROOT / f"{name}.txt").read_text("utf-8"), f"{name}.in")
        if asked != locked:
            raise Problem(f"{name}.in and {name}.txt differ in: {', '.join(sorted(asked ^ locked))}")


def asked_for(text: str) -> set[str]:
    """The packages that a .in file names."""
    return {_plain(found) for found in re.findall(r"^([A-Za-z0-9][\w.-]*)", text, re.MULTILINE)}


def locked_for(text: str, source: str) -> set[str]:
    """The packages of a lock that are there because `source` asked for them."""
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    return {_plain(block.split("==")[0]) for block in blocks if re.search(rf"#.* -r {re.escape(source)}$", block, re.M)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.split("[")[0]).lower()


if __name__ == "__main__":
    try:
        make(ROOT, *sys.argv[1:])
    except Problem as problem:
        sys.exit(str(problem))
