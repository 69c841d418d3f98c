"""The way to the form, and what nobody but its owner gets to see of a person."""

import io
import logging

import pytest
from django.test import Client

from conference.project.logs import JsonLines
from events.choices import OpeningMode
from events.models import Delegate
from tests.events import forms, registrations

pytestmark = pytest.mark.django_db
NAME, PHONE, EMAIL = "Trần Thị Sen Vàng", "0912345678", "sen.vang@example.vn"


def test_the_edition_s_page_leads_to_the_form_while_it_is_open(client: Client) -> None:
    opening = registrations.an_opening()
    link = f'href="{forms.address(opening)}"'
    assert link in client.get(f"/{opening.event.edition.year}/").text
    opening.mode = OpeningMode.INVITATION
    opening.save(update_fields=["mode"])
    assert link not in client.get(f"/{opening.event.edition.year}/").text


def test_a_person_is_in_no_log_no_public_page_no_error_and_no_sitemap() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    opening = registrations.an_opening()
    owner, stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
    forms.register(owner, opening, name=NAME, phone=PHONE, email=EMAIL)
    sen = Delegate.objects.get()
    for page in ("", "edit/", "data/", "qr.png", "nothing/"):
        owner.get(f"/pass/{sen.pass_token}/{page}")
    stranger.post("/pass/", {"contact": EMAIL})
    year = opening.event.edition.year
    public = ["/", f"/{year}/", forms.address(opening), forms.address(opening, "received"), "/pass/", "/sitemap.xml",
              "/pass/nothing/", f"/{year}/register/nothing/", "/privacy/"]  # fmt: skip
    shown = "".join(stranger.get(path).text for path in public) + stream.getvalue()
    logging.getLogger().removeHandler(handler)
    for secret in (NAME, PHONE, PHONE[1:], EMAIL, sen.pass_token, sen.scan_code):
        assert secret not in shown


def test_one_s_own_draft_is_nobody_else_s(client: Client) -> None:
    opening = registrations.an_opening()
    forms.choose(client, opening)
    forms.tell(client, opening, phone="12", name=NAME)
    stranger = Client()
    stranger.cookies["draft"] = "guessed"
    assert NAME not in stranger.get(forms.address(opening, "person"), follow=True).text
    assert "no-store" in client.get(forms.address(opening, "person"))["Cache-Control"]


def test_another_delegate_s_pass_shows_and_changes_nothing_of_mine(client: Client) -> None:
    opening = registrations.an_opening()
    mine, other = registrations.registered(opening, NAME), registrations.registered(opening)
    theirs = f"/pass/{other.delegate.pass_token}/"
    for page in ("", "edit/", "data/", "data/data.json", "absence/", "sessions/", "substitute/"):
        assert NAME not in client.get(theirs + page).text
    client.post(f"{theirs}absence/", {"registrations": [mine.pk]})
    client.post(f"{theirs}sessions/", {f"sessions-{mine.pk}": []})
    mine.refresh_from_db()
    assert mine.is_live
