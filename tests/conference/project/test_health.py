import socket
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from tests.conference.project.commands import DEMO, done


@pytest.mark.django_db
def test_alive_and_ready_when_the_database_answers() -> None:
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"alive": True, "ready": True, "database": "ok"}
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
def test_not_ready_when_the_database_is_gone_and_says_no_more_than_that() -> None:
    with patch.object(connection, "ensure_connection", side_effect=OperationalError("host 10.0.0.7 password=x")):
        connection.close()
        answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"alive": True, "ready": False, "database": "down"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_head_is_answered_and_other_methods_are_not() -> None:
    assert Client().head("/healthz").status_code == 200
    assert Client().post("/healthz").status_code == 405


@pytest.mark.django_db
@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_monitor_on_the_machine_is_not_sent_to_https() -> None:
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
