"""What twelve editions cost against one, on every page: the two sites by turns."""

from collections.abc import Iterable

from bench import pages
from bench.lines import line, median
from bench.load import load
from bench.sites import Site, cpu_of

RUNS = 3
CLIENTS = 8


def growth(one: Site, many: Site, label: str, wanted: Iterable[str], seconds: int) -> None:
    """Above 1: that many times slower, in requests a second and in the processor's time a request."""
    for mode, header in pages.MODES.items():
        for name in wanted:
            path = pages.path(name, "vi", one.year)
            runs = [[_run(site, path, header, seconds) for site in (one, many)] for _ in range(RUNS)]
            (rate, cpu), (grown_rate, grown_cpu) = (
                [median(values) for values in zip(*of, strict=True)] for of in zip(*runs, strict=True)
            )
            told = f"{label} {mode} {name} of twelve editions"
            line(told, rate / grown_rate, "times one", n=RUNS)
            line(told, grown_cpu / cpu, "times one of the processor's time", n=RUNS)


def _run(site: Site, path: str, header: str, seconds: int) -> tuple[float, float]:
    """Requests a second, and seconds of processor a request, those under way at the end among them."""
    before = cpu_of(site.pid)
    rate = load(site.url(path), CLIENTS, seconds, header).rate
    return rate, (cpu_of(site.pid) - before) / (rate * seconds + CLIENTS)
