"""`make bench`: how fast the public pages are, as requests a second and as a part of the bare view's.

Prints one JSON object a line. Everything runs on loopback, on a fresh SQLite database with the demo's data,
and ends with the run.
"""

import argparse
import contextlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"home": "/", "editions": "/editions/", "rotation": "/rotation/", "edition": "/2024/"}
CLIENTS = 8
RUNS = 3
PATIENCE = 60


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="luan-luu-bench-") as folder:
        variables = _prepared(Path(folder))
        bare_port, site_port = _free_port(), _free_port()
        with (
            _running(["bench/bare.py", str(bare_port)], bare_port, variables),
            _running(["manage.py", "serve", "--port", str(site_port)], site_port, variables),
        ):
            for name, path in PAGES.items():
                _print_speed(name, f"http://127.0.0.1:{site_port}{path}", bare_port, options.seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3, help="of load in each run; default: %(default)s")
    if shutil.which("wrk") is None:
        parser.exit(1, "wrk is missing: install the package wrk.\n")
    return parser.parse_args()


def _print_speed(name: str, url: str, bare_port: int, seconds: int) -> None:
    """Both by turns, so that a slow moment of the machine falls on both."""
    bare, page = [], []
    for _ in range(RUNS):
        bare.append(_requests_a_second(f"http://127.0.0.1:{bare_port}/", seconds))
        page.append(_requests_a_second(url, seconds))
    value, unit = statistics.median(page), statistics.median(bare)
    line = {"name": name, "value": round(value, 1), "unit": "requests/s", "n": RUNS, "of_bare": round(value / unit, 4)}
    print(json.dumps(line), flush=True)


def _requests_a_second(url: str, seconds: int) -> float:
    words = ["wrk", "--threads", "1", "--connections", str(CLIENTS), "--duration", f"{seconds}s"]
    told = subprocess.run([*words, "--header", "Accept-Encoding: br", url], capture_output=True, text=True, check=True)
    if "Non-2xx" in told.stdout or "Socket errors" in told.stdout:
        sys.exit(f"{url} did not answer every request:\n{told.stdout}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", told.stdout)
    return float(found[1]) if found else 0.0


def _prepared(folder: Path) -> dict[str, str]:
    """The variables of a fresh demo in the folder."""
    variables = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {
        "DEMO": "1",
        "SECRET_KEY": "only-for-the-bench",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
    }
    for words in (["migrate", "-v0"], ["load_demo"], ["collectstatic", "--no-input", "-v0"]):
        subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=variables, check=True, stdout=subprocess.DEVNULL
        )
    return variables


@contextlib.contextmanager
def _running(words: list[str], port: int, variables: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=variables, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    sys.exit("The server did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
