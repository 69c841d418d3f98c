"""A page is made once, however many ask for it, and what is kept has its bounds."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.http import HttpResponse

from conference.project.page_cache import front
from conference.project.page_cache.currency import Moment
from tests.conference.project.page_cache.visitor import Site


class Answer(HttpResponse):
    """Ends without a word to the database, which is not there."""

    def close(self) -> None:
        pass


class Slow:
    """A site whose every page takes a while, and tells how often it was made."""

    SECONDS = 0.3

    def __init__(self) -> None:
        self.asked, self.size = 0, 10
        self.public = True
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Any) -> HttpResponse:
        with self._lock:
            self.asked += 1
            count = self.asked
        time.sleep(self.SECONDS)
        response = Answer(f"{count}:".encode() + b"x" * self.size)
        if self.public:
            response.public_query = ()
        start("200 OK", list(response.items()))
        return response


class Clock:
    """A currency that tests set."""

    def __init__(self) -> None:
        self.mark = "a"

    def now(self) -> Moment:
        return Moment(self.mark, 0.0, 0)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(front, "Currency", Clock)
    return Site(Slow())


def many(site: Site, count: int = 16) -> list[bytes]:
    with ThreadPoolExecutor(count) as pool:
        return [answer.body[:2] for answer in pool.map(lambda _: site.get("/x/"), range(count))]


def ended(site: Site) -> None:
    for making in list(site.cache._making.values()):
        assert making.wait(10)


def test_while_the_next_is_made_everybody_gets_the_one_of_just_now(slow: Site) -> None:
    slow.get("/x/")
    slow.cache._currency.mark = "b"
    began = time.monotonic()
    assert slow.get("/x/", "HEAD").status == 200
    assert many(slow) == [b"1:"] * 16
    assert time.monotonic() - began < Slow.SECONDS
    ended(slow)
    assert many(slow) == [b"2:"] * 16
    assert slow.asked == 2


def test_it_is_given_no_longer_than_it_may(slow: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slow.get("/x/")
    slow.cache._currency.mark = "b"
    monkeypatch.setattr(front, "OLD_FOR", 0.1)
    assert slow.get("/x/").body[:2] == b"1:"
    time.sleep(0.1)
    assert slow.get("/x/").body[:2] == b"2:"
    assert slow.asked == 2


def test_a_failure_behind_is_met_by_the_next_visitor(slow: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slow.get("/x/")
    slow.cache._currency.mark = "b"
    slow.django.public = False
    assert slow.get("/x/").body[:2] == b"1:"
    ended(slow)
    monkeypatch.setattr(front, "OLD_FOR", -1)
    assert slow.get("/x/").body[:2] == b"3:"


def test_of_an_old_page_nobody_gets_another_copy(slow: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slow.get("/x/")
    slow.cache._currency.mark = "b"
    monkeypatch.setattr(front, "OLD_FOR", -1)
    assert many(slow) == [b"2:"] * 16
    assert slow.asked == 2


def test_where_the_page_is_no_longer_public_each_waits_in_vain_and_asks_himself(
    slow: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.get("/x/")
    slow.cache._currency.mark = "b"
    slow.django.public = False
    monkeypatch.setattr(front, "OLD_FOR", -1)
    many(slow, 4)
    assert slow.asked == 5


def test_a_failing_maker_holds_nobody_up(slow: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slow.get("/x/")
    slow.cache._currency.mark = "b"
    monkeypatch.setattr(front, "OLD_FOR", -1)
    with monkeypatch.context() as patch:
        patch.setattr(Slow, "__call__", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            slow.get("/x/")
    assert slow.get("/x/").body[:2] == b"2:"


def test_the_least_wanted_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "Currency", Clock)
    monkeypatch.setattr(Slow, "SECONDS", 0)
    site = Site(Slow(), most_bytes=40_000)
    site.django.size = 10_000
    for path in ("/1/", "/2/", "/1/", "/3/", "/1/", "/4/", "/1/", "/5/"):
        site.get(path)
        assert site.cache.store.bytes <= 40_000
    assert [asked.place.path for asked in site.cache.store._pages] == ["/4/", "/1/", "/5/"]


def test_codings_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "Currency", Clock)
    monkeypatch.setattr(Slow, "SECONDS", 0)
    site = Site(Slow())
    site.django.size = 10_000
    site.get("/1/")
    plain = site.cache.store.bytes
    site.get("/1/", HTTP_ACCEPT_ENCODING="br")
    assert site.cache.store.bytes > plain
    before = site.cache.store.bytes
    site.get("/1/", HTTP_ACCEPT_ENCODING="br")
    assert site.cache.store.bytes == before
