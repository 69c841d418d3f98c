"""Requests a second, latency and bytes of each page, and its share of the bare view in the same run."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench import pages
from bench.lines import line, median
from bench.load import load
from bench.sites import Site, cpu_of

# The number of clients at which limits are set is measured three times, the others once.
MAIN = 8
ROUNDS = 3


class Run(NamedTuple):
    """Requests a second, milliseconds of processor a request, and both latencies."""

    rate: float
    cpu: float
    p50: float
    p99: float


def speed(site: Site, bare: Site, label: str, wanted: Iterable[str], clients: Iterable[int], seconds: int) -> None:
    """Every page in both languages; for other numbers of clients than 8 in Vietnamese, which is no slower."""
    names = list(wanted)
    for mode, header in pages.MODES.items():
        for count in clients:
            languages = list(pages.LANGUAGES) if count == MAIN else ["vi"]
            asked = {
                f"{label} {mode} {name} {language} {count}": pages.path(name, language, site.year)
                for name in names
                for language in languages
            }
            _rounds(asked, site, bare, header, count, seconds)


def _rounds(asked: dict[str, str], site: Site, bare: Site, header: str, clients: int, seconds: int) -> None:
    """Each round the bare view and then all pages, so that a slow minute of the machine falls on both."""
    units: list[Run] = []
    runs: dict[str, list[Run]] = {name: [] for name in asked}
    for _ in range(ROUNDS if clients == MAIN else 1):
        units.append(_run(bare, "/", clients, seconds, ""))
        for name, path in asked.items():
            # The first answer of a process makes what it then keeps.
            pages.size(site.url(path))
            runs[name].append(_run(site, path, clients, seconds, header))
    for name, path in asked.items():
        _tell(name, _middle(runs[name]), _middle(units), len(units), pages.size(site.url(path)))


def _tell(name: str, run: Run, unit: Run, n: int, size: int) -> None:
    """Of a machine that others use too, the processor's time a request says more than the requests a second."""
    line(name, run.rate, "requests/s", n=n, of_bare=run.rate / unit.rate)
    line(name, run.cpu, "ms of processor", n=n, of_bare=unit.cpu / run.cpu)
    line(name, run.p50, "ms p50", n=n)
    line(name, run.p99, "ms p99", n=n)
    line(name, size, "bytes")


def _middle(runs: Sequence[Run]) -> Run:
    return Run(*(median(values) for values in zip(*runs, strict=True)))


def _run(site: Site, path: str, clients: int, seconds: int, header: str) -> Run:
    before = cpu_of(site.pid)
    run = load(site.url(path), clients, seconds, header)
    # Those under way when the load ends are made for nobody; of a slow page they would count for much.
    made = run.rate * seconds + clients
    return Run(run.rate, (cpu_of(site.pid) - before) * 1000 / made, run.p50, run.p99)
