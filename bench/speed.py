"""Requests a second, latency and bytes of each page, and its share of the bare view in the same run."""

from collections.abc import Iterable

from bench import pages
from bench.lines import line, median
from bench.load import load
from bench.sites import Site, cpu_of

RUNS = 3


def speed(site: Site, bare: Site, label: str, wanted: Iterable[str], clients: Iterable[int], seconds: int) -> None:
    """Every page in both languages, and for other numbers of clients than 8 in Vietnamese, which is no slower."""
    for mode, header in pages.MODES.items():
        for count in clients:
            for name in wanted:
                for language in pages.LANGUAGES if count == 8 else ["vi"]:
                    path = pages.path(name, language, site.year)
                    _page(f"{label} {mode} {name} {language} {count}", site, path, bare, count, seconds, header)


def _page(name: str, site: Site, path: str, bare: Site, clients: int, seconds: int, header: str) -> None:
    """By turns with the bare view, so that a slow moment of the machine falls on both.

    Of a machine that others use too, the processor's time a request says more than the requests a second.
    """
    load(site.url(path), clients, 1, header)
    units, runs = [], []
    for _ in range(RUNS):
        units.append(_run(bare, "/", clients, seconds, ""))
        runs.append(_run(site, path, clients, seconds, header))
    (unit_rate, unit_cpu, *_), (rate, cpu, p50, p99) = (map(median, zip(*ones, strict=True)) for ones in (units, runs))
    line(name, rate, "requests/s", n=RUNS, of_bare=rate / unit_rate)
    line(name, cpu, "ms of processor", n=RUNS, of_bare=unit_cpu / cpu)
    line(name, p50, "ms p50", n=RUNS)
    line(name, p99, "ms p99", n=RUNS)
    line(name, pages.size(site.url(path)), "bytes")


def _run(site: Site, path: str, clients: int, seconds: int, header: str) -> tuple[float, float, float, float]:
    """Requests a second, milliseconds of processor a request, and both latencies."""
    before = cpu_of(site.pid)
    run = load(site.url(path), clients, seconds, header)
    return run.rate, (cpu_of(site.pid) - before) * 1000 / (run.rate * seconds), run.p50, run.p99
