"""One run of wrk."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ONCE = Path(__file__).resolve().parent / "wrk" / "once.lua"
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


class Request(NamedTuple):
    """A form to be sent, with whatever opens it."""

    path: str
    cookie: str
    body: str


class Load(NamedTuple):
    """Requests a second; the time within which half and 99 of 100 were answered, in milliseconds."""

    rate: float
    p50: float
    p99: float


def load(url: str, clients: int, seconds: int, header: str = "", once: Sequence[Request] = ()) -> Load:
    """Ends the program where an answer is no success: a fast failure is no speed.

    With `once`, each of these is sent one time, and they have to suffice.
    """
    words = ["wrk", "--threads", "1", "--connections", str(clients), "--duration", f"{seconds}s", "--latency"]
    words += ["--header", "Accept-Encoding: br", *(["--header", header] if header else [])]
    with tempfile.NamedTemporaryFile("w", suffix=".requests") as file:
        file.writelines(f"{one.path}\t{one.cookie}\t{one.body}\n" for one in once)
        file.flush()
        scripted = ["--script", str(ONCE), url, "--", file.name] if once else [url]
        told = subprocess.run([*words, *scripted], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        sys.exit(f"{url} did not answer every request:\n{told}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    rate = float(found[1]) if found else 0.0
    if not rate:
        sys.exit(f"{url} answered nothing within {seconds} s: the machine is too busy, or needs more seconds.")
    return Load(rate, _latency(told, 50), _latency(told, 99))


def _latency(told: str, percent: int) -> float:
    found = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s|m)$", told, re.MULTILINE)
    return float(found[1]) * MILLISECONDS[found[2]] if found else 0.0
