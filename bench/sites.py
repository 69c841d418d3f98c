"""The production server on a fresh database, and the bare view beside it; both end with the block."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conference.project import server
from tests.running import postgres

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
DATABASES = ("sqlite", "postgres")


@dataclass(frozen=True)
class Site:
    """A running site; `year` is that of the demo's edition, `variables` its environment."""

    port: int
    pid: int
    year: int
    variables: dict[str, str]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def workers(self) -> list[int]:
        return workers_of(self.pid)


def workers_of(pid: int) -> list[int]:
    """The processes that answer: forked from the server, so of its own name; the background worker is none of them."""
    return [child for child in children_of(pid) if _name(child) == _name(pid)]


def children_of(pid: int) -> list[int]:
    told = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout
    return [int(child) for child in told.split()]


def cpu_of(pid: int) -> float:
    """Seconds of processor that the workers of a server have taken."""
    stats = [Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split() for worker in workers_of(pid)]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def _name(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


@contextlib.contextmanager
def site(database: str, *, sessions: int, editions: int) -> Iterator[Site]:
    """The demo with so many sessions in each of so many editions, on two workers."""
    with house(database) as variables:
        grown = ["--sessions", str(sessions), "--editions", str(editions - 1)]
        command("manage.py", "load_demo", *grown, variables=variables)
        year = int(json.loads(command("-m", "bench.inside", "year", variables=variables)))
        with serving(variables) as (port, pid):
            yield Site(port, pid, year, variables)


@contextlib.contextmanager
def house(database: str, *, mail: int = 0) -> Iterator[dict[str, str]]:
    """The variables of a site on a fresh database: a demo, or a production whose mail goes to that port."""
    with tempfile.TemporaryDirectory(prefix="luan-luu-bench-") as folder, _database(database, folder) as url:
        variables = _variables(Path(folder), url) | (_production(mail) if mail else {})
        for words in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"]):
            command("manage.py", *words, variables=variables)
        yield variables


@contextlib.contextmanager
def serving(variables: dict[str, str], port: int = 0) -> Iterator[tuple[int, int]]:
    """Port and process of the production server with its background worker."""
    with _running(["manage.py", "serve", "--port"], variables, port) as found:
        yield found


@contextlib.contextmanager
def bare(threads: int = server.SQLITE_THREADS) -> Iterator[Site]:
    """The bare view, at every path."""
    with _running(["bench/bare.py", str(threads)], _variables(Path(), "")) as (port, pid):
        yield Site(port, pid, 0, {})


def command(*words: str, variables: dict[str, str]) -> str:
    """Run a Python program of ours; returns what it printed."""
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=variables, check=True, capture_output=True, text=True)
    return done.stdout


@contextlib.contextmanager
def starting(*words: str, variables: dict[str, str]) -> Iterator[None]:
    """A program of ours from its first word to the block's end."""
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=variables, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def _database(name: str, folder: str) -> Iterator[str]:
    if name == "sqlite":
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    binaries = postgres.find()
    if binaries is None:
        sys.exit(postgres.MISSING)
    with postgres.cluster(binaries, careful=True) as url:
        yield url


def _variables(folder: Path, url: str) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    ours = {"DEMO": "1", "SECRET_KEY": "only-for-the-bench", "DATABASE_URL": url}
    return inherited | ours | {"MEDIA_ROOT": f"{folder}/media", "STATIC_ROOT": f"{folder}/static"}


def _production(mail: int) -> dict[str, str]:
    """We are the proxy, so that the site speaks plain http with us and takes it for https."""
    known = {"SECRET_KEY": secrets.token_hex(40), "ALLOWED_HOSTS": "127.0.0.1", "TRUSTED_PROXY": "127.0.0.1"}
    return known | {"DEMO": "0", "EMAIL_URL": f"smtp://127.0.0.1:{mail}", "EMAIL_FROM": "hoinghi@example.vn"}


@contextlib.contextmanager
def _running(words: list[str], variables: dict[str, str], port: int = 0) -> Iterator[tuple[int, int]]:
    """Port and process of a server that is told its port last."""
    port = port or postgres.free_port()
    words = [sys.executable, *words, str(port)]
    process = subprocess.Popen(words, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield port, process.pid
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
