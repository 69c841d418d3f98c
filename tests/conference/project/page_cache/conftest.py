import contextlib
import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from conference.project.page_cache import currency, front
from tests.conference.project.page_cache.visitor import Site

NOON = datetime.datetime(2040, 10, 10, 5, 0, tzinfo=datetime.UTC)
SetClock = Callable[..., datetime.datetime]


@pytest.fixture(autouse=True)
def _connection_of_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's transaction is on the connection that a process would look after between requests."""
    monkeypatch.setattr(currency, "close_old_connections", lambda: None)


@pytest.fixture
def site(at: SetClock, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A process that asks for the last change at each request and gives no old page, so that no test need wait."""
    monkeypatch.setattr(currency, "ASK_EVERY", -1)
    monkeypatch.setattr(front, "OLD_FOR", -1)
    return Site()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Set the clock to so long after noon of the conference's day; it stands still."""

    def set_clock(**after: float) -> datetime.datetime:
        moment = NOON + datetime.timedelta(**after)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    set_clock()
    return set_clock


@pytest.fixture
def committed(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Any:
    """`with committed():` what is written within is committed at its end, whatever was written before."""

    @contextlib.contextmanager
    def within() -> Iterator[None]:
        connection.run_on_commit = []
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return within
