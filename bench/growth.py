"""What twelve editions cost against one, on every page: the two sites by turns."""

from collections.abc import Iterable

from bench import pages
from bench.lines import line, median
from bench.load import load
from bench.sites import Site

RUNS = 5


def growth(one: Site, many: Site, label: str, wanted: Iterable[str], seconds: int) -> None:
    """Above 1: that many times slower."""
    for mode, header in pages.MODES.items():
        for name in wanted:
            path = pages.path(name, "vi", one.year)
            rates: tuple[list[float], list[float]] = ([], [])
            for _ in range(RUNS):
                for site, measured in zip((one, many), rates, strict=True):
                    measured.append(load(site.url(path), 8, seconds, header).rate)
            line(f"{label} {mode} {name} of twelve editions", median(rates[0]) / median(rates[1]), "times one", n=RUNS)
