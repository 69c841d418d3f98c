"""What the log tells of a failure is enough to find it, and says nothing of anybody."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from conference import tokens
from conference.project.logs import JsonLines
from tests import factories
from tests.conference.project.failures import PERSON

TOKEN = "planted-token-8f3a"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The lines written so far, as the server's log has them."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


def test_a_link_that_leads_nowhere_is_logged_without_its_token(lines: Lines, db: None) -> None:
    Client().get(f"/pass/{TOKEN}/?mail={PERSON}")
    (line,) = lines()
    assert (line["status"], line["method"]) == (410, "GET")
    assert TOKEN not in json.dumps(line)
    assert PERSON not in json.dumps(line)


@override_settings(ROOT_URLCONF="tests.conference.project.failures")
@pytest.mark.parametrize("place", tokens.PLACES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_whatever_fails_at_a_secret_address_the_log_never_learns_the_secret(
    lines: Lines, db: None, place: str, language: str
) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    path = f"{language}/{place}/{TOKEN}"
    answers = [client.get(f"{path}/nothing/here/"), client.get(f"{path}/fails/"), client.get(f"{path}/%00/")]
    answers += [client.post(f"{path}/posted/"), client.get(f"{path}/posted/")]
    answers += [client.get(f"{path}/fails/", headers={"host": f"{TOKEN}.example"})]
    assert [answer.status_code for answer in answers] == [404, 500, 400, 403, 405, 400]
    written = lines()
    assert len(written) >= 5
    assert TOKEN not in json.dumps(written)


def test_our_own_words_lose_the_secret_of_an_address(lines: Lines) -> None:
    logging.getLogger("conference.somewhere").error("no answer to %s", f"https://a.vn/pass/{TOKEN}/?from=zalo")
    (line,) = lines()
    assert line["message"] == "no answer to https://a.vn/pass/…/?from=zalo"


@override_settings(ROOT_URLCONF="tests.conference.project.failures")
def test_a_failure_is_found_by_type_place_route_and_number_and_quotes_no_row(lines: Lines, db: None) -> None:
    answer = Client(raise_request_exception=False).post(f"/failing/{TOKEN}/", {"email": PERSON})
    (line,) = lines()
    assert line["exception"] == "IntegrityError < ValueError"
    assert line["frames"][-1].endswith(" quoting")
    assert line["route"] == "failing/<token>/"
    assert line["incident"] == answer.wsgi_request.incident
    assert TOKEN not in json.dumps(line)
    assert PERSON not in json.dumps(line)


@pytest.mark.parametrize("known", [True, False])
def test_failed_sign_ins_name_nobody(lines: Lines, db: None, known: bool) -> None:
    if known:
        factories.UserFactory(email=PERSON)
    for _ in range(10):
        Client().post("/desk/sign-in/", {"username": PERSON, "password": "wrong-password-1"})
    written = json.dumps(lines())
    assert PERSON not in written
    assert "wrong-password-1" not in written


def test_a_host_that_is_not_ours_is_not_quoted(lines: Lines, db: None) -> None:
    Client().get("/editions/", headers={"host": f"{TOKEN}.example"})
    assert lines()
    assert TOKEN not in json.dumps(lines())


def test_what_a_library_says_is_left_out_and_what_we_say_is_kept(lines: Lines) -> None:
    logging.getLogger("somebody.else").warning("mail to %s failed", PERSON)
    logging.getLogger("conference.somewhere").warning("the outbox is late")
    theirs, ours = lines()
    assert "message" not in theirs
    assert theirs["place"].startswith(__file__)
    assert ours["message"] == "the outbox is late"


def test_the_server_s_own_words_end_before_an_exception_s_text(lines: Lines) -> None:
    logging.getLogger("_granian.utils").error("Application callable raised an exception\nValueError: %s", PERSON)
    (line,) = lines()
    assert line["message"] == "Application callable raised an exception"
