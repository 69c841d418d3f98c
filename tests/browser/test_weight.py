"""What a first visit costs: bytes, requests, and nothing that jumps, on every public page on a phone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import site
from tests.browser.pages import LANGUAGES, PUBLIC, Look

BYTES = 90_000
REQUESTS = 9
# Exhibitors' own pictures come one by one as they are scrolled to; their bytes count, their number does not.
THEIRS = "/files/exhibitor-"
# What Lighthouse and browsers' statistics show as 0.
SHIFT = 0.005
PHONE = {"viewport": {"width": 360, "height": 800}, "device_scale_factor": 2}
# Lighthouse's slow 4G: bytes a second, and milliseconds there and back.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200 * 1024, "uploadThroughput": 90 * 1024}
LISTEN = """
window.jumps = [];
new PerformanceObserver(list => {
  for (const jump of list.getEntries()) {
    window.jumps.push([jump.value, ...jump.sources.map(one => one.node?.outerHTML?.slice(0, 80))]);
  }
}).observe({type: 'layout-shift', buffered: true});
"""


@dataclass
class Visit:
    """A first visit: bytes over the wire by request, what was asked for, and what jumped."""

    bytes: dict[str, int] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    jumps: list[Any] = field(default_factory=list)

    def shift(self) -> float:
        """The sum of all layout shifts, no less than CLS."""
        return sum(jump[0] for jump in self.jumps)

    def told(self) -> str:
        return "\n".join(f"{self.bytes.get(one, 0):7} {url}" for one, url in self.asked.items())


Visiting = Callable[..., Visit]


@pytest.fixture
def first_visit(chromium: Browser) -> Iterator[Visiting]:
    """Opens an address with nothing kept from before."""
    contexts: list[BrowserContext] = []

    def visit(address: str, *, slowly: bool = False, **options: Any) -> Visit:
        contexts.append(chromium.new_context(**PHONE, **options))
        return _visited(contexts[-1], address, slowly)

    yield visit
    for context in contexts:
        context.close()


def _visited(context: BrowserContext, address: str, slowly: bool) -> Visit:
    page, seen = context.new_page(), Visit()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    if slowly:
        wire.send("Network.emulateNetworkConditions", SLOW)
    wire.on("Network.requestWillBeSent", lambda one: seen.asked.update({one["requestId"]: one["request"]["url"]}))
    wire.on("Network.loadingFinished", lambda one: seen.bytes.update({one["requestId"]: one["encodedDataLength"]}))
    page.add_init_script(LISTEN)
    page.goto(address, wait_until="networkidle")
    seen.jumps = page.evaluate("window.jumps")
    # What a style sheet carries in itself is asked of nobody.
    seen.asked = {one: url for one, url in seen.asked.items() if not url.startswith("data:")}
    return seen


def _holds(seen: Visit) -> None:
    assert sum(seen.bytes.values()) <= BYTES, seen.told()
    assert len([url for url in seen.asked.values() if THEIRS not in url]) <= REQUESTS, seen.told()
    assert seen.shift() < SHIFT, seen.jumps


@pytest.mark.parametrize("language", LANGUAGES, ids=["vi", "en"])
@pytest.mark.parametrize("look", [one for one in PUBLIC if one.status == 200], ids=str)
def test_a_first_visit_is_light_and_nothing_jumps(
    first_visit: Visiting, address: str, look: Look, language: str
) -> None:
    seen = first_visit(address + language + look.path)
    _holds(seen)
    assert any("be-vietnam-pro-400" in url for url in seen.asked.values())
    assert not [url for url in seen.asked.values() if not url.startswith(address)]


@pytest.mark.parametrize("path", ["/", "/2027/agenda/", "/rotation/", "/2027/", "/2025/indicators/"])
def test_nothing_jumps_on_a_slow_network_either(first_visit: Visiting, address: str, path: str) -> None:
    seen = first_visit(address + path, slowly=True)
    assert seen.shift() < SHIFT, seen.jumps


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cover_comes_in_the_phones_size(first_visit: Visiting, address: str, scheme: str) -> None:
    seen = first_visit(f"{address}/2027/", color_scheme=scheme)
    assert [url.rpartition("-")[2] for url in seen.asked.values() if "/files/cover/" in url] == ["960.avif"]


def test_a_programme_of_120_sessions_is_light_too(first_visit: Visiting, tmp_path: Path) -> None:
    with site.running(tmp_path, sessions=120) as large:
        seen = first_visit(f"{large}/2027/agenda/")
    _holds(seen)
