"""A whole hall opens the programme in the moment it ends: the longest wait against the usual one."""

import select
import socket
import time

from bench import pages
from bench.lines import line, median
from bench.load import load
from bench.sites import Site, command, starting

CLIENTS = 64
BURSTS = 10
SECONDS = 5
# Until every process has asked for the last change again.
NOTICED = 0.5


def stampede(site: Site, label: str) -> None:
    """64 who ask without end while the page ends; and 64 who ask at once for one that is long out of date."""
    url, variables = site.url(pages.path("programme", "vi", site.year)), site.variables
    load(url, CLIENTS, 1)
    with starting("-m", "bench.inside", "changes", variables=variables):
        crowd = load(url, CLIENTS, SECONDS)
    line(f"{label} crowd median", crowd.p50, "ms")
    line(f"{label} crowd p99", crowd.p99, "ms")
    line(f"{label} crowd p99 of median", crowd.p99 / crowd.p50, "times")
    waits = sorted(wait for _ in range(BURSTS) for wait in _burst(site, pages.path("programme", "vi", site.year)))
    p99, p50 = waits[len(waits) * 99 // 100], median(waits)
    line(f"{label} burst median", p50, "ms", n=BURSTS)
    line(f"{label} burst p99", p99, "ms", n=BURSTS)
    line(f"{label} burst p99 of median", p99 / p50, "times", n=BURSTS)


def _burst(site: Site, path: str) -> list[float]:
    """All ask at one moment; how long each waits for the first byte, in milliseconds."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nAccept-Encoding: br\r\n\r\n".encode()
    clients = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(CLIENTS)]
    for client in clients:
        client.sendall(request)
        client.recv(1 << 20)
    command("-m", "bench.inside", "change", variables=site.variables)
    time.sleep(NOTICED)
    asked = {}
    for client in clients:
        asked[client] = time.perf_counter()
        client.sendall(request)
    return _first_bytes(asked)


def _first_bytes(asked: dict[socket.socket, float]) -> list[float]:
    waits, waiting = [], dict(asked)
    while waiting:
        ready, _, _ = select.select(list(waiting), [], [])
        now = time.perf_counter()
        for client in ready:
            waits.append((now - waiting.pop(client)) * 1000)
            client.close()
    return waits
