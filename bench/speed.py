"""Requests a second, latency and bytes of each page, and its share of the bare view in the same run."""

from collections.abc import Iterable

from bench import pages
from bench.lines import line, median
from bench.load import Load, load
from bench.sites import Site

RUNS = 3


def speed(site: Site, bare: str, label: str, wanted: Iterable[str], clients: Iterable[int], seconds: int) -> None:
    """Every page in both languages, and for other numbers of clients than 8 in Vietnamese, which is no slower."""
    for mode, header in pages.MODES.items():
        for count in clients:
            for name in wanted:
                for language in pages.LANGUAGES if count == 8 else ["vi"]:
                    url = site.url(pages.path(name, language, site.year))
                    _page(f"{label} {mode} {name} {language} {count}", url, bare, count, seconds, header)


def _page(name: str, url: str, bare: str, clients: int, seconds: int, header: str) -> None:
    """By turns with the bare view, so that a slow moment of the machine falls on both."""
    load(url, clients, 1, header)
    units: list[Load] = []
    runs: list[Load] = []
    for _ in range(RUNS):
        units.append(load(bare, clients, seconds))
        runs.append(load(url, clients, seconds, header))
    rate = median([run.rate for run in runs])
    line(name, rate, "requests/s", n=RUNS, of_bare=rate / median([unit.rate for unit in units]))
    line(name, median([run.p50 for run in runs]), "ms p50", n=RUNS)
    line(name, median([run.p99 for run in runs]), "ms p99", n=RUNS)
    line(name, pages.size(url), "bytes")
