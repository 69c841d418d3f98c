"""What a benchmark prints: one JSON object a line."""

import json
import statistics
from collections.abc import Sequence


def line(name: str, value: float, unit: str, *, n: int = 1, of_bare: float | None = None) -> None:
    """`of_bare` is the share of the bare view's requests a second in the same run."""
    share = None if of_bare is None else float(f"{of_bare:.3g}")
    told = {"name": name, "value": float(f"{value:.4g}"), "unit": unit, "n": n, "of_bare": share}
    print(json.dumps(told), flush=True)


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
