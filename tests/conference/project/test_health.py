import datetime
import socket
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.utils import timezone

from conference import mailing
from conference.models import Worker
from tests.conference.messages import queued
from tests.conference.project.commands import DEMO, done
from tests.conference.test_outbox import put


@pytest.fixture
def worker(db: None) -> None:
    mailing.beat(worker="one", failure=None)


def test_alive_and_ready_when_the_database_answers_and_a_worker_was_heard_of(worker: None) -> None:
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"alive": True, "ready": True, "database": "ok", "worker": "ok", "outbox_age": 0}
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
def test_not_ready_when_the_database_is_gone_and_says_no_more_than_that() -> None:
    with patch.object(connection, "ensure_connection", side_effect=OperationalError("host 10.0.0.7 password=x")):
        connection.close()
        answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {
        "alive": True, "ready": False, "database": "down", "worker": "unknown", "outbox_age": None,
    }  # fmt: skip
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("silent_for", [None, 3])
def test_not_ready_without_a_worker_or_with_one_that_fell_silent(silent_for: int | None) -> None:
    if silent_for:
        Worker.objects.create(name="one", seen_at=timezone.now() - datetime.timedelta(minutes=silent_for))
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()["worker"]) == (503, "down")


def test_it_tells_since_when_the_oldest_due_message_waits(worker: None) -> None:
    put(queued(1), next_try_at=timezone.now() - datetime.timedelta(seconds=90))
    put(queued(2), next_try_at=timezone.now() + datetime.timedelta(hours=1))
    assert Client().get("/healthz").json()["outbox_age"] in (90, 91)


def test_head_is_answered_and_other_methods_are_not(worker: None) -> None:
    assert Client().head("/healthz").status_code == 200
    assert Client().post("/healthz").status_code == 405


@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_monitor_on_the_machine_is_not_sent_to_https(worker: None) -> None:
    assert Client().get("/healthz").status_code == 200
    assert Client().get("/editions/").status_code == 301


ASK = """
import time
from django.test import Client
visitor, begin = Client(headers={"host": "localhost"}), time.monotonic()
print(visitor.get("/healthz").content, "after", round(time.monotonic() - begin))
"""


def test_a_database_that_takes_the_call_and_says_nothing_is_told_within_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgres://u:p@127.0.0.1:{silent.getsockname()[1]}/site"
        answer, _, seconds = done("shell", "--no-imports", "-c", ASK, **DEMO | {"DATABASE_URL": url}).partition("after")
    assert '"database": "down"' in answer
    assert int(seconds) < 10
