"""Visitors who fill in the registration form over HTTP, each on a connection of their own, and do not give up."""

import contextlib
import http.client
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

# What browsers send, behind a proxy that speaks https.
HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-Proto": "https"}
SILENT, GIVES_UP = 90.0, 180.0
KEY = re.compile(r'name="key" value="([0-9a-f-]{36})"')
BROKEN = (OSError, http.client.HTTPException)


class Stuck(Exception):
    """A step of the form did not lead to the next."""


@dataclass
class Guest:
    """One visitor. `answers` counts the statuses of the last step, 0 for a connection that broke."""

    port: int
    year: int
    cookie: str = ""
    key: str = ""
    answers: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0
    _line: http.client.HTTPConnection | None = None

    def fill_in(self, category: int, event: int, name: str) -> None:
        """All steps but the last, as a phone without JavaScript does."""
        steps: dict[str, dict[str, object]] = {
            "": {"category": category, "events": event},
            "person/": {"name": name, "unit": "Sở Công Thương", "email": f"{name.split()[-1]}@example.vn"},
            "stay/": {},
        }
        for step, typed in steps.items():
            status, _headers, page = self.ask("POST", step, typed)
            if status != 302:
                raise Stuck(f"{step}: {status} {page[:2000]}")
        _status, _headers, page = self.ask("GET", "review/")
        found = KEY.search(page)
        if found is None:
            raise Stuck(page[:2000])
        self.key = found[1]
        # Whoever reads the summary for a while comes back on another connection.
        self.leave()

    def send(self, end: float) -> None:
        """The last step, again and again with the same key until it is through, or the time is over."""
        began = time.perf_counter()
        while time.monotonic() < end:
            status, retry = self._sent()
            self.answers[status] += 1
            if status == 302:
                break
            if status not in (0, 503):
                raise Stuck(f"answered with {status}")
            time.sleep(min(retry, 1.0))
        self.seconds = time.perf_counter() - began

    def _sent(self) -> tuple[int, float]:
        try:
            status, headers, _page = self.ask("POST", "review/", {"key": self.key, "adult": "on", "notice": "on"})
        except BROKEN:
            return 0, 1.0
        if status == 302 and "/received/" not in headers["location"]:
            raise Stuck(headers["location"])
        if status == 503 and "retry-after" not in headers:
            raise Stuck("503 without Retry-After")
        return status, float(headers.get("retry-after", 0))

    def ask(self, method: str, step: str, typed: dict[str, object] | None = None) -> tuple[int, dict[str, str], str]:
        """Status, headers and body of one answer; a connection that breaks is made anew by the next request."""
        headers = HEADERS | ({"Cookie": f"draft={self.cookie}"} if self.cookie else {})
        line = self._line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=SILENT)
        try:
            line.request(method, f"/{self.year}/register/{step}", urlencode(typed or {}), headers)
            answer = line.getresponse()
            page = answer.read().decode()
        except BROKEN:
            self.leave()
            raise
        if found := re.search(r"\bdraft=([^;]+)", answer.headers.get("Set-Cookie", "")):
            self.cookie = found[1]
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, page

    def leave(self) -> None:
        if self._line:
            with contextlib.suppress(OSError):
                self._line.close()
        self._line = None


def fill_in(guests: Sequence[Guest], category: int, event: int, at_once: int = 8) -> None:
    """All of them fill in the form, a few at a time."""
    with ThreadPoolExecutor(at_once) as pool:
        work = [pool.submit(guest.fill_in, category, event, f"Lê Thị {event}-{n}") for n, guest in enumerate(guests)]
        for one in work:
            one.result()


@contextlib.contextmanager
def racing(guests: Sequence[Guest]) -> Iterator[None]:
    """All of them send the last step in one moment; the block ends when each is through. Raises Stuck."""
    start, end = threading.Barrier(len(guests)), time.monotonic() + GIVES_UP

    def run(guest: Guest) -> None:
        start.wait()
        guest.send(end)
        guest.leave()

    with ThreadPoolExecutor(len(guests)) as pool:
        running = [pool.submit(run, guest) for guest in guests]
        yield
    for one in running:
        one.result()
