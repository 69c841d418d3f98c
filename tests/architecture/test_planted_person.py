"""A person who registers is on no page that others read, in no line of the log, and told to no other site."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from conference.folding import fold
from conference.project.logs import JsonLines
from events.models import Delegate
from tests.architecture.access import World
from tests.architecture.test_access_matrix import path_of, rows
from tests.events import forms

pytestmark = pytest.mark.django_db
NAME, PHONE, EMAIL = "Đặng Thị Xuyến Chỉ", "0987 123 654", "xuyen.chi@nowhere-else.example"
SPELLINGS = [fold("Xuyến Chỉ"), "xuyen-chi", "987123654", "987 123 654", "nowhere-else"]
# Whoever holds the link of somebody's own page reads what it says; the person's own are asked below.
OWN = ("pass/<token>", "delegation/<token>", "paper/<str:token>", "exhibitor/<token>")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged meanwhile, as the server writes it, whatever its level."""
    stream, root = io.StringIO(), logging.getLogger()
    handler, before = logging.StreamHandler(stream), root.level
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def says(text: str) -> list[str]:
    return [one for one in SPELLINGS if one in fold(text)]


def body_of(answer: HttpResponse) -> str:
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return whole.decode("utf-8", "replace") + str(dict(answer.headers))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def planted(world: World, log: io.StringIO) -> Delegate:
    """Through the public form, with the phone and the e-mail."""
    opening = world.samples["opening"]
    forms.register(Client(), opening, name=NAME, phone=PHONE, email=EMAIL)
    return Delegate.objects.get(name=NAME)


def test_nobody_else_reads_of_them_at_any_address(world: World, planted: Delegate, log: io.StringIO) -> None:
    """Strangers and the host of another edition ask every address there is, in both languages, errors included."""
    wrong = []
    for address in rows():
        if address.route.startswith(OWN) or "logout" in address.route:
            continue
        path = path_of(address, world)
        for who in ("nobody", "other"):
            for language in ("", "/en"):
                answer = world.clients[who].get(f"{language}{path}")
                if found := says(body_of(answer)):
                    wrong.append(f"{who} {language}{path}: {found}")
    assert not wrong, "\n".join(wrong)
    assert not says(log.getvalue())


def test_their_own_pages_tell_no_other_site_and_are_kept_by_nobody(planted: Delegate, log: io.StringIO) -> None:
    client, home = Client(), f"/pass/{planted.pass_token}/"
    for path in ("", "edit/", "absence/", "substitute/", "sessions/", "data/", "data/data.json", "data/data.txt"):
        answer = client.get(home + path)
        assert answer["Referrer-Policy"] == "no-referrer", path
        assert "no-store" in answer["Cache-Control"], path
        asked = re.findall(r'(?:src|srcset|action|data|poster)="(https?:)?//([^/"]+)', body_of(answer))
        assert not [host for _scheme, host in asked if host not in settings.SITE_ADDRESS], path
    assert says(client.get(home).text), "a search that finds nothing proves nothing"
    client.post("/pass/", {"contact": EMAIL})
    client.get(f"{home}?next={EMAIL}")
    assert not says(log.getvalue())


def test_what_fails_while_they_are_at_hand_names_them_neither_on_the_page_nor_in_the_log(
    planted: Delegate, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(delegate: Delegate) -> None:
        raise RuntimeError(f"cannot show {delegate.name} <{delegate.email}>")

    monkeypatch.setattr("events.passes.of", broken)
    answer = Client(raise_request_exception=False).get(f"/pass/{planted.pass_token}/")
    assert answer.status_code == 500
    assert not says(body_of(answer))
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert any(line["level"] == "error" for line in lines), "it is logged"
    assert not says(log.getvalue())
