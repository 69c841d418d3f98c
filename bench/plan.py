"""`python -m bench.plan`: a fair's plan in Chromium: bytes of a first visit, and frames presented while it is moved.

A processor four times as slow; a mouse that holds the plan, then a finger, each across it and back. Frames are those
that the trace says were presented, a second of the gesture. `of_bare` is their share of what the same plan
without its booths presents under the same hand just after: on a busy machine that says more than the frames.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.lines import line, median
from bench.sites import command, site
from tests.browser.chromium import CHROMIUM, FLAGS

SLOWER = 4
RUNS = 3
SECONDS = 3.0
CATEGORIES = "disabled-by-default-devtools.timeline.frame"
PRESENTED = ("STATE_PRESENTED_ALL", "STATE_PRESENTED_PARTIAL")
WINDOWS = {"phone": {"width": 360, "height": 800}, "desk": {"width": 1280, "height": 800}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--booths", type=int, default=500)
    wanted = parser.parse_args()
    with site("sqlite", sessions=0, editions=1) as one:
        numbers = (str(wanted.booths), str(wanted.booths * 7 // 10))
        year = int(json.loads(command("-m", "bench.fair", *numbers, variables=one.variables)))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for name, size in WINDOWS.items():
                context = browser.new_context(
                    viewport=size, device_scale_factor=2 if name == "phone" else 1, has_touch=True
                )  # type: ignore[arg-type]
                page = context.new_page()
                _measure(page, one.url(f"/{year}/floor-plan/"), f"plan of {wanted.booths} {name}")
                context.close()
            browser.close()


def _measure(page: Page, url: str, name: str) -> None:
    wire = page.context.new_cdp_session(page)
    seen: list[int] = []
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda one: seen.append(one["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    line(f"{name} first visit", sum(seen), "bytes")
    # Close enough that names are read and there is more plan than window.
    page.evaluate("document.getElementById('plan').scrollIntoView()")
    for _ in range(3):
        page.click("[data-zoom=in]")
    page.wait_for_timeout(500)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    full, empty = {}, {}
    for way, gesture in GESTURES.items():
        full[way] = median([_frames(wire, page, gesture) for _ in range(RUNS)])
    # The same page and script; of the plan only the floor is left.
    page.evaluate("document.querySelectorAll('.b').forEach(one => one.remove())")
    for way, gesture in GESTURES.items():
        empty[way] = median([_frames(wire, page, gesture) for _ in range(RUNS)])
        told = f"{name} {way} at 1/{SLOWER} of the processor"
        line(told, full[way], "frames/s", n=RUNS, of_bare=full[way] / empty[way] if empty[way] else None)


def _middle(page: Page) -> tuple[float, float]:
    box = page.locator("#plan-view").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 500) / 2


def _way(page: Page) -> Iterator[tuple[float, float]]:
    """Where the hand is, sixty times a second: across the plan and back."""
    x, y = _middle(page)
    began, step = time.monotonic(), 0
    while (past := time.monotonic() - began) < SECONDS:
        step += 1
        there = 1 - abs(past / SECONDS * 2 - 1)
        yield x - 100 * there, y - 200 * there
        time.sleep(max(0.0, began + step / 60 - time.monotonic()))


def _by_mouse(wire: CDPSession, page: Page) -> None:
    page.mouse.move(*_middle(page))
    page.mouse.down()
    for x, y in _way(page):
        page.mouse.move(x, y)
    page.mouse.up()


def _by_finger(wire: CDPSession, page: Page) -> None:
    x, y = _middle(page)
    _touch(wire, "touchStart", [{"x": x, "y": y}])
    for x, y in _way(page):
        _touch(wire, "touchMove", [{"x": x, "y": y}])
    _touch(wire, "touchEnd", [])


def _touch(wire: CDPSession, kind: str, points: list[dict[str, float]]) -> None:
    wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


GESTURES: dict[str, Callable[[CDPSession, Page], None]] = {"mouse": _by_mouse, "finger": _by_finger}


def _frames(wire: CDPSession, page: Page, gesture: Callable[[CDPSession, Page], None]) -> float:
    """Frames presented a second while the gesture lasts."""
    events: list[dict[str, Any]] = []
    take = lambda part: events.extend(part["value"])  # noqa: E731
    wire.on("Tracing.dataCollected", take)
    done: list[bool] = []
    wire.once("Tracing.tracingComplete", lambda _: done.append(True))
    wire.send("Tracing.start", {"categories": CATEGORIES, "transferMode": "ReportEvents"})
    gesture(wire, page)
    wire.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)
    wire.remove_listener("Tracing.dataCollected", take)
    return _rate(events)


def _rate(events: list[dict[str, Any]]) -> float:
    """From the first frame that scrolled to the last one."""
    told = [one for one in events if one["name"] == "PipelineReporter" and one["ph"] == "b"]
    reports = [(one["ts"], one["args"].get("frame_reporter", {})) for one in told]
    shown = sorted(when for when, report in reports if report.get("state") in PRESENTED)
    return (len(shown) - 1) / ((shown[-1] - shown[0]) / 1e6) if len(shown) > 1 else 0.0


if __name__ == "__main__":
    main()
