"""What `make test` says at its end."""

from collections.abc import Iterable, Iterator

from tests.running.parts import Outcome


def lines(outcomes: Iterable[Outcome], *, strictly: bool) -> Iterator[str]:
    """A line a part, every skip with its reason, and the totals alone on the last line."""
    told = list(outcomes)
    width = max((len(one.name) for one in told), default=0)
    for one in told:
        yield f"{_mark(one, strictly)}  {one.name:{width}}  {_counts(one)}  ({one.seconds:.0f} s)"
        yield from (f"      {text}" for text in filter(None, [one.trouble]))
        yield from (f"      skipped: {reason}" for reason in one.skips)
    skipped = sum(len(one.skips) for one in told)
    if skipped and strictly:
        yield "CI=true asks for every test, so what was skipped above fails the run."
    passed = sum(one.passed for one in told)
    failed = sum(one.failed + bool(one.trouble and not one.failed) for one in told)
    yield f"{passed} passed, {failed} failed, {skipped} skipped"


def _mark(one: Outcome, strictly: bool) -> str:
    if not one.holds(strictly=strictly):
        return "FAIL"
    return "ok  " if one.passed else "skip"


def _counts(one: Outcome) -> str:
    return f"{one.passed} passed, {one.failed} failed, {len(one.skips)} skipped"
