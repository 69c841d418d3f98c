"""`python -m bench.plan`: a fair's plan in Chromium: bytes of a first visit, and frames presented while it is moved.

A processor four times as slow; a mouse that holds the plan, then a finger, each across it and back. The hand tells
where it is as often as a mouse or a touch screen does, and like a hand it never waits for the page to answer.
Frames are those that the trace says were presented, each counted once, a second of the gesture. `of_bare` is their
share of what the same plan without its booths presents under the same hand just after: on a busy machine that says
more than the frames.
"""

import argparse
import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from playwright.async_api import Browser, CDPSession, Page, async_playwright

from bench.lines import line, median
from bench.sites import command, site
from tests.browser.chromium import CHROMIUM, FLAGS

SLOWER = 4
RUNS = 3
SECONDS = 3.0
TOLD = 120  # times a second
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
        asyncio.run(_windows(one.url(f"/{year}/floor-plan/"), f"plan of {wanted.booths}"))


async def _windows(url: str, name: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for window in WINDOWS:
            await _measure(browser, window, url, f"{name} {window}")
        await browser.close()


async def _measure(browser: Browser, window: str, url: str, name: str) -> None:
    scale = 2 if window == "phone" else 1
    size: Any = WINDOWS[window]
    context = await browser.new_context(viewport=size, device_scale_factor=scale, has_touch=True)
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    line(f"{name} first visit", await _first_visit(wire, page, url), "bytes")
    # Closer than the window, so that there is more plan than is seen.
    await page.evaluate("document.getElementById('plan').scrollIntoView()")
    for _ in range(3):
        await page.click("[data-zoom=in]")
    await page.wait_for_timeout(500)
    await wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    full = await _all_gestures(wire, page)
    # The same page and script; of the plan only the floor is left.
    await page.evaluate("document.querySelectorAll('.b').forEach(one => one.remove())")
    empty = await _all_gestures(wire, page)
    for way, rate in full.items():
        told = f"{name} {way} at 1/{SLOWER} of the processor"
        line(told, rate, "frames/s", n=RUNS, of_bare=rate / empty[way] if empty[way] else None)
    await context.close()


async def _first_visit(wire: CDPSession, page: Page, url: str) -> int:
    seen: list[int] = []
    await wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda one: seen.append(one["encodedDataLength"]))
    await page.goto(url, wait_until="networkidle")
    return sum(seen)


async def _all_gestures(wire: CDPSession, page: Page) -> dict[str, float]:
    return {way: median([await _frames(wire, page, gesture) for _ in range(RUNS)]) for way, gesture in GESTURES.items()}


async def _middle(page: Page) -> tuple[float, float]:
    box = await page.locator("#plan-view").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 500) / 2


async def _moves(x: float, y: float, move: Callable[[float, float], Awaitable[None]]) -> float:
    """The hand goes across the plan and back; returns when it began."""
    began, sent = time.monotonic(), []
    async for past in _ticks(began):
        there = 1 - abs(past / SECONDS * 2 - 1)
        sent.append(asyncio.ensure_future(move(x - 100 * there, y - 200 * there)))
    await asyncio.gather(*sent)
    return began


async def _ticks(began: float) -> AsyncIterator[float]:
    step = 0
    while (past := time.monotonic() - began) < SECONDS:
        yield past
        step += 1
        await asyncio.sleep(max(0.0, began + step / TOLD - time.monotonic()))


async def _by_mouse(wire: CDPSession, page: Page) -> float:
    x, y = await _middle(page)
    await page.mouse.move(x, y)
    await page.mouse.down()
    began = await _moves(x, y, page.mouse.move)
    await page.mouse.up()
    return began


async def _by_finger(wire: CDPSession, page: Page) -> float:
    async def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        await wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    x, y = await _middle(page)
    await touch("touchStart", (x, y))
    began = await _moves(x, y, lambda *point: touch("touchMove", point))
    await touch("touchEnd")
    return began


Gesture = Callable[[CDPSession, Page], Awaitable[float]]
GESTURES: dict[str, Gesture] = {"mouse": _by_mouse, "finger": _by_finger}


async def _frames(wire: CDPSession, page: Page, gesture: Gesture) -> float:
    """Frames presented a second while the gesture lasts."""
    events: list[dict[str, Any]] = []
    take = lambda part: events.extend(part["value"])  # noqa: E731
    done = asyncio.Event()
    wire.on("Tracing.dataCollected", take)
    wire.once("Tracing.tracingComplete", lambda _: done.set())
    await wire.send("Tracing.start", {"categories": CATEGORIES, "transferMode": "ReportEvents"})
    began = await gesture(wire, page)
    await wire.send("Tracing.end")
    await done.wait()
    wire.remove_listener("Tracing.dataCollected", take)
    return _rate(events, began)


def _rate(events: list[dict[str, Any]], began: float) -> float:
    """While the hand moved; the trace has our clock. A frame whose page came late is reported twice."""
    told = [one for one in events if one["name"] == "PipelineReporter" and one["ph"] == "b"]
    moved = [one for one in told if began <= one["ts"] / 1e6 <= began + SECONDS]
    reports = [one["args"].get("frame_reporter", {}) for one in moved]
    shown = [report for report in reports if report.get("state") in PRESENTED]
    return len({(report.get("frame_source"), report.get("frame_sequence")) for report in shown}) / SECONDS


if __name__ == "__main__":
    main()
