"""The production server: granian, in a shape that leaves nothing behind."""

import ctypes
import gc
import ipaddress
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from conference.errors import Refused
from conference.project.kept import Kept

Application = Callable[..., Any]
GRACE = 15
M_ARENA_MAX = -8
SQLITE_THREADS = 1
POSTGRESQL_THREADS = 2

# granian's own handlers print plain text; without them its words become lines of our log.
LOGS: dict[str, Any] = {"handlers": {}, "formatters": {}, "loggers": {"_granian": {"propagate": True}}}


def threads_for(vendor: str) -> int:
    """Threads a worker: SQLite's writers only get in each other's way.

    With PostgreSQL one is answered while another waits for the database. More than two wait for the interpreter
    instead: four took a fifth of all registrations.
    """
    return SQLITE_THREADS if vendor == "sqlite" else POSTGRESQL_THREADS


def address_of(host: str, port: int) -> str:
    """The numeric address to listen at; refused where it does not exist, is taken, or is not ours to take."""
    try:
        family, kind, _, _, found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # granian shares its port with whoever asks the same way (SO_REUSEPORT), so that two servers
            # would answer by turns; this asks in the way that is told the truth.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found)
    except (OSError, OverflowError) as reason:
        raise Refused(f"Cannot listen at {host}:{port}: {reason}. Choose another with --host and --port.") from reason
    return str(found[0])


def is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address).is_loopback


def serve(
    load: Callable[[], Application],
    *,
    address: str,
    port: int,
    workers: int,
    threads: int,
    beside: list[str] | None = None,
) -> None:
    """Serve what `load` returns until SIGTERM, SIGINT or SIGHUP; requests under way are finished first.

    `beside` is a command that runs as long, and is started again when it ends.
    """
    server = Granian(
        "conference.project.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.warning,
        log_dictconfig=LOGS,
        log_access=False,
    )
    # granian takes a hangup for "load anew"; whoever closes the terminal means the end.
    server.on_startup(partial(signal.signal, signal.SIGHUP, server.signal_handler_interrupt))
    if beside:
        kept = Kept(beside)
        server.on_startup(kept.start)
        server.on_shutdown(kept.end)
    server.serve(target_loader=partial(_as_child, os.getpid(), load), wrap_loader=False)


def site() -> Application:
    """The site, loaded in the worker."""
    from conference.project.wsgi import application

    return application


def _as_child(parent: int, load: Callable[[], Application]) -> Application:
    # Out of the terminal's group: Ctrl-C reaches the parent alone, which ends its workers in order.
    os.setpgrp()
    # The parent's handlers came along with the fork; told to end while it still loads, a worker would not.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _share_memory()
    application = load()
    # What is there now stays; looked through anew each time, it would take the collector longer than a page.
    gc.collect()
    gc.freeze()
    # What a page needs is gone with it, but for rings here and there: looking for them each 700 objects is in vain.
    gc.set_threshold(20_000, 20, 20)
    # While a page is made in one thread, the others are answered in between; five milliseconds each is long.
    sys.setswitchinterval(0.001)
    return application


def _share_memory() -> None:
    """Let the threads share one heap: what a page leaves free in a heap of its thread serves no other, a third of all.

    A number of glibc's malloc.h; other libraries have no heap a thread.
    """
    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
        mallopt(M_ARENA_MAX, 1)


def _end_with(parent: int) -> None:
    """A killed parent cannot end its workers, and they would hold the port: each watches for itself."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
