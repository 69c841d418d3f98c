"""A director registers from the invitation and shows the pass; a foreign counsellor does so in English."""

import re
from typing import Any

import pytest
from django.test import Client

from conference.models import Message
from events import checkin, registration
from events.choices import CategoryAudience, OpeningMode, RegistrationState
from events.models import Delegate, Opening, Registration
from tests import factories
from tests.events import registrations

pytestmark = pytest.mark.django_db


def link_in(message: Message) -> str:
    """What the mail that went out leads to."""
    found = re.search(r"https?://[^/]+(/\S+)", message.secret or message.body)
    assert found
    return found[1]


def walk(client: Client, link: str, steps: list[dict[str, Any]]) -> Any:
    """Fill in step after step, each on the page that the one before led to."""
    path = link.partition("?")[0]
    for typed in steps:
        key = re.search(r'name="key" value="([^"]+)"', client.get(path).text)
        answer = client.post(path, typed | ({"key": key[1]} if key else {}))
        assert answer.status_code == 302, answer.text
        path = answer["Location"]
    return client.get(path)


def test_a_director_registers_from_the_invitation_and_shows_the_pass(client: Client) -> None:
    opening = registrations.an_opening(mode=OpeningMode.INVITATION)
    link = f"/{opening.event.edition.year}/register/?invitation={opening.category.invitation}"
    assert opening.event.name_vi in client.get(link).text  # type: ignore[attr-defined]
    receipt = walk(client, link, [
        {"invitation": opening.category.invitation, "category": opening.category_id, "events": [opening.event_id]},
        {"honorific": "Bà", "name": "Trần Thị Sen", "position": "Giám đốc", "unit": "Sở Công Thương Đồng Tháp",
         "email": "sen@example.vn"},
        {"diet": "Ăn chay", "lodging": "wanted"},
        {"adult": "on", "notice": "on", "purposes": ["directory"]},
    ])  # fmt: skip
    assert "Đã tiếp nhận đăng ký" in receipt.text
    message = Message.objects.get()
    assert message.to_address == "sen@example.vn"
    link = link_in(message)
    page = client.get(link)
    assert Delegate.objects.get().contact_confirmed_at is None
    proof = re.search(r'name="contact" value="([^"]+)"', page.text)
    assert proof
    path = link.partition("?")[0]
    client.post(f"{path}confirm/", {"contact": proof[1]})
    page = client.get(path)
    assert "Bà Trần Thị Sen" in page.text
    code = Delegate.objects.get().scan_code
    assert code in page.text
    assert checkin.scan(by=None, event=opening.event, code=code).light == "green"


@pytest.fixture
def abroad() -> Opening:
    edition = factories.EditionFactory(year=2041)
    category = registrations.a_category(
        edition, "khach-quoc-te", audience=CategoryAudience.FOREIGN, name_en="Foreign guests"
    )
    event = factories.EventFactory(edition=edition)
    return registrations.an_opening(event=event, category=category, needs_approval=True)


def test_a_foreign_counsellor_registers_in_english_and_is_approved(client: Client, abroad: Opening) -> None:
    receipt = walk(client, "/en/2041/register/", [
        {"category": abroad.category_id, "events": [abroad.event_id]},
        {"honorific": "Ms", "name": "Jane Smith", "position": "Trade Counsellor", "unit": "Embassy of Australia",
         "country": "AU", "phone": "+61 412 345 678", "email": "jane@example.org"},
        {"interpretation": "English", "arrives_on": "05/11/2041"},
        {"adult": "on", "notice": "on"},
    ])  # fmt: skip
    assert "Registration received" in receipt.text
    jane = Delegate.objects.get()
    assert (jane.language, jane.country, jane.unit) == ("en", "AU", "Embassy of Australia")
    link = link_in(Message.objects.get())
    assert link.startswith("/en/pass/")
    assert "as soon as your registration is confirmed" in client.get(link).text
    registration.approve(by=None, registration=Registration.objects.get())
    assert Registration.objects.get().state == RegistrationState.CONFIRMED
    page = client.get(link).text
    assert "Ms Jane Smith" in page
    assert 'lang="en"' in page
    assert jane.scan_code in page


def test_a_typo_in_every_field_is_said_at_each_and_nothing_else_is_lost(client: Client, abroad: Opening) -> None:
    client.post("/en/2041/register/", {"category": abroad.category_id, "events": [abroad.event_id]})
    typed = {"name": " ", "unit": "", "country": "", "phone": "call me", "email": "jane at example", "position": "Kept"}
    page = client.post("/en/2041/register/person/", typed)
    assert set(page.context["form"].errors) == {"name", "unit", "country", "phone", "email"}
    for name in page.context["form"].errors:
        assert f'href="#id_{name}"' in page.text
    assert 'value="Kept"' in page.text
    assert 'value="jane at example"' in page.text
    assert 'value="Kept"' in client.get("/en/2041/register/person/").text
    assert not Delegate.objects.exists()
