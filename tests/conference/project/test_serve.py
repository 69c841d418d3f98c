"""The production server, started as an operator starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conference.project import server
from tests import once
from tests.conference.project.commands import DEMO, ROOT, environment, manage

PATIENCE = 60
TOKEN = "planted-token-5e11"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc: needs Linux")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of an empty site that is ready to be served."""
    folder = tmp_path_factory.mktemp("site")
    variables = DEMO | {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(once.collected()),
    }
    once.put_migrated(variables["DATABASE_URL"])
    return variables


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def running(site: dict[str, str], port: int, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A server with two workers that answers; it is gone after the test, whatever the test did."""
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT, env=environment(site), stdout=log, stderr=log,
        )  # fmt: skip
    try:
        until(lambda: answers(port), "the server answers")
        yield process
    finally:
        process.kill()
        process.wait()


def until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited {PATIENCE} s in vain: {what}"
        time.sleep(0.1)


def answers(port: int, path: str = "/healthz") -> bool:
    try:
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2).status == 200)
    except OSError:
        return False


def free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def children_of(parent: int) -> list[int]:
    """Of any of its threads."""
    lists = [path.read_text().split() for path in Path(f"/proc/{parent}/task").glob("*/children")]
    return [int(child) for children in lists for child in children]


def is_background(pid: int) -> bool:
    """Whether it is the one that sends the mail."""
    return b"work\0--child-of" in Path(f"/proc/{pid}/cmdline").read_bytes()


def workers(parent: int) -> list[int]:
    return [child for child in children_of(parent) if not is_background(child)]


def background(parent: int) -> list[int]:
    return [child for child in children_of(parent) if is_background(child)]


def alive(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_workers_end_with_a_parent_that_was_killed(running: "subprocess.Popen[bytes]", port: int) -> None:
    children = children_of(running.pid)
    assert len(children) == 3
    running.send_signal(signal.SIGKILL)
    running.wait()
    until(lambda: not any(alive(child) for child in children), "the workers end")
    until(lambda: free(port), "the port is free")


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_server_ends_in_order_when_asked(
    running: "subprocess.Popen[bytes]", port: int, tmp_path: Path, asked: signal.Signals
) -> None:
    children = children_of(running.pid)
    running.send_signal(asked)
    assert running.wait(timeout=PATIENCE) == 0
    assert not any(alive(child) for child in children)
    # Asked before the background worker was there, it has said that it is not ready.
    lines = [line for line in (tmp_path / "log").read_text().splitlines() if '"route": "healthz"' not in line]
    assert "error" not in "".join(lines)


SLOW = """
import time
from conference.project import server

def slow(environ, start_response):
    time.sleep(1)
    start_response("200 OK", [("Content-Length", "5")])
    return [b"whole"]

server.serve(lambda: slow, address="127.0.0.1", port={port}, workers=1, threads=1)
"""


def test_a_request_under_way_is_finished_first(port: int) -> None:
    code = SLOW.format(port=port)
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment({}))
    until(lambda: not free(port), "the server listens")
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=9).read())
        time.sleep(0.5)
        process.terminate()
        assert answer.result() == b"whole"
    assert process.wait(timeout=PATIENCE) == 0


def test_a_worker_that_dies_is_replaced(running: "subprocess.Popen[bytes]", port: int) -> None:
    first, second = workers(running.pid)
    os.kill(first, signal.SIGKILL)
    until(lambda: len(set(workers(running.pid)) - {first, second}) == 1, "another worker starts")
    until(lambda: answers(port), "the server answers again")


def test_a_background_worker_that_dies_is_started_again(
    running: "subprocess.Popen[bytes]", port: int, tmp_path: Path
) -> None:
    (first,) = background(running.pid)
    os.kill(first, signal.SIGKILL)
    until(lambda: len(set(background(running.pid)) - {first}) == 1, "another worker starts")
    assert "the background worker ended with -9" in (tmp_path / "log").read_text()


def test_no_address_is_logged(running: "subprocess.Popen[bytes]", port: int, tmp_path: Path) -> None:
    answers(port, f"/pass/{TOKEN}/")
    answers(port, f"/healthz?{TOKEN}")
    log = (tmp_path / "log").read_text()
    assert '"status": 410' in log
    assert TOKEN not in log


def test_a_second_server_at_the_same_port_is_told_so(
    running: "subprocess.Popen[bytes]", site: dict[str, str], port: int
) -> None:
    refused = manage("serve", "--port", str(port), **site)
    assert refused.returncode == 1
    assert f"Cannot listen at 127.0.0.1:{port}" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "The demo's passwords are known to all"),
        (["--host", "198.51.100.7"], "Cannot listen at 198.51.100.7"),
        (["--host", "nowhere.invalid"], "Cannot listen at nowhere.invalid"),
        (["--port", "99999"], "a number from 1 to 65535"),
        (["--workers", "0"], "1 or more"),
    ],
)
def test_what_cannot_be_served_is_refused_in_a_sentence(site: dict[str, str], words: list[str], said: str) -> None:
    refused = manage("serve", *words, **site)
    assert refused.returncode != 0
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_unapplied_migrations_are_named(site: dict[str, str], tmp_path: Path, port: int) -> None:
    refused = manage("serve", "--port", str(port), **site | {"DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"})
    assert refused.returncode == 1
    assert "run `python manage.py migrate` first" in refused.stderr


def test_static_files_that_were_not_collected_are_named(site: dict[str, str], tmp_path: Path, port: int) -> None:
    refused = manage("serve", "--port", str(port), **site | {"STATIC_ROOT": str(tmp_path / "none")})
    assert refused.returncode == 1
    assert "run `python manage.py collectstatic --noinput` first" in refused.stderr


def test_sqlite_has_one_thread_a_worker_and_postgresql_a_few() -> None:
    assert server.threads_for("sqlite") == 1
    assert 2 <= server.threads_for("postgresql") <= 8
