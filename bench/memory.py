"""What a worker holds after so many mixed requests: its proportional share (PSS)."""

import http.client
import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import pages
from bench.lines import line
from bench.sites import Site

REQUESTS = 10_000
CLIENTS = 8
# One in so many comes from a colleague, and is answered by Django.
COLLEAGUE = 10


def memory(site: Site, label: str) -> None:
    """After 10,000 requests, and after 10,000 more: what still grows then grows for ever."""
    for after in (REQUESTS, 2 * REQUESTS):
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(lambda first: _visit(site, first, REQUESTS // CLIENTS), range(CLIENTS)))
        for worker in site.workers():
            line(f"{label} memory of a worker after {after}", _pss(worker), "MiB")


def _visit(site: Site, first: int, count: int) -> None:
    paths = [pages.path(name, language, site.year) for name in pages.PAGES for language in pages.LANGUAGES]
    mixed = itertools.islice(itertools.cycle(paths), first, first + count)
    connection = http.client.HTTPConnection("127.0.0.1", site.port)
    for number, path in enumerate(mixed):
        headers = {"Accept-Encoding": ("br", "gzip", "")[number % 3]}
        if number % COLLEAGUE == first % COLLEAGUE:
            headers["Cookie"] = pages.BYPASS.removeprefix("Cookie: ")
        connection.request("GET", path, headers=headers)
        connection.getresponse().read()
    connection.close()


def _pss(pid: int) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
