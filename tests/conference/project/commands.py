"""Runs manage.py as an operator does: in a process of its own, with nothing but the given variables."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
KEY = "only-for-tests-" + "0123456789" * 5
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "site.example.vn", "TRUSTED_PROXY": "127.0.0.1"}
DEMO = {"SECRET_KEY": KEY, "DEMO": "1"}


def environment(variables: dict[str, str]) -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | variables


def start(**variables: str) -> "subprocess.CompletedProcess[str]":
    """Read the settings and no more."""
    return _run(["-c", "import conference.project.settings"], variables)


def manage(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """The finished command, whether it went well or not."""
    return _run(["manage.py", *words], variables)


def done(*words: str, **variables: str) -> str:
    """What the command printed; it must go well."""
    finished = manage(*words, **variables)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def _run(words: list[str], variables: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment(variables), capture_output=True, text=True, timeout=300
    )
