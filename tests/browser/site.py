"""Starts the site as the demo does (production settings, loopback) in a folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests import once

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path) -> dict[str, str]:
    """The variables of a demo that keeps everything in `folder`."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    return inherited | {
        "DEMO": "1",
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def running(folder: Path, *, sessions: int = 0) -> Iterator[str]:
    """The address of a site with the demo's and the seed's data, grown to so many sessions; it ends with the block."""
    shutil.copytree(once.once(f"site-{sessions}", lambda path: _make(path, sessions)), folder, dirs_exist_ok=True)
    port = free_port()
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"],
            cwd=ROOT,
            env=environment(folder) | {"STATIC_ROOT": str(once.collected())},
            stdout=log,
            stderr=log,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, server, folder / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _make(folder: Path, sessions: int) -> None:
    folder.mkdir()
    with ThreadPoolExecutor() as beside:
        # It takes a while, and the other worker has to wait for all of this.
        beside.submit(once.collected)
        once.put_migrated(f"sqlite:///{folder / 'db.sqlite3'}")
        variables = environment(folder)
        once.run("manage.py", "load_demo", "--sessions", str(sessions), variables=variables)
        once.run("-m", "tests.browser.seed", variables=variables)


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended:\n{log.read_text()}")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"no answer in {PATIENCE} s:\n{log.read_text()}")
