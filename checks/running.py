"""How a check runs its tools, and the two ways it can end badly."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent


class Problem(Exception):
    """The tree does not hold; the message says where, and what to do."""


class Missing(Exception):
    """The machine lacks something the check needs; the message names the package. Fails under CI."""


def tool(name: str, *arguments: str | Path, within: Path = ROOT) -> str:
    """Run one of .venv's tools; returns what it printed. Raises Problem with that where it fails."""
    return command(TOOLS / name, *arguments, within=within)


def command(*words: str | Path, within: Path = ROOT) -> str:
    """Run a command; returns what it printed. Raises Problem with that where it fails."""
    done = subprocess.run(words, cwd=within, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"{done.stdout}{done.stderr}".strip() or f"{words[0]} ended with {done.returncode}")
    return done.stdout


def needs(program: str, package: str) -> None:
    """Raise Missing unless the machine has the program."""
    if shutil.which(program) is None:
        raise Missing(f"{program} not found: install the package {package}")


def files(*patterns: str) -> list[Path]:
    """The files of the repository (those git tracks, and new ones it does not ignore), as paths from its root."""
    listed = command("git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns)
    return [path for name in listed.splitlines() if (ROOT / (path := Path(name))).is_file()]
