"""Events of the chain in the admin."""

import datetime

import pytest
from django.test import Client

from conference.choices import Action, Role
from conference.models import Edition, HistoryEntry
from events import agenda, texts
from events.models import Event
from tests import factories
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
ADD = "/admin/events/event/add/"


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(year=2026)


@pytest.fixture
def content(edition: Edition) -> Client:
    return signed_in(factories.officer(Role.CONTENT, edition))


def test_content_adds_an_event_in_both_languages(content: Client, edition: Edition) -> None:
    typed = {"edition": edition.pk, "kind": "fair", "name_vi": "Hội chợ", "name_en": "Fair", "starts_on": "05/11/2026"}
    assert content.post(ADD, typed).status_code == 302
    event = Event.objects.get()
    assert (event.name_vi, event.name_en, event.starts_on) == ("Hội chợ", "Fair", datetime.date(2026, 11, 5))
    assert HistoryEntry.objects.get().action == Action.ADDED


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name_vi": ""}, "name_vi"),
        ({"starts_on": "31/02/2027"}, "starts_on"),
        ({"ordinal": "-1"}, "ordinal"),
        ({"kind": "circus"}, "kind"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
    ],
)
def test_bad_input_gets_a_message_at_its_field(
    content: Client, edition: Edition, typed: dict[str, str], field: str
) -> None:
    page = content.post(ADD, {"edition": edition.pk, "kind": "fair", "name_vi": "Hội chợ", **typed})
    assert field in page.context["adminform"].form.errors
    assert not Event.objects.exists()


def test_an_end_before_the_start_gets_a_message(content: Client, edition: Edition) -> None:
    typed = {
        "edition": edition.pk,
        "kind": "fair",
        "name_vi": "Hội chợ",
        "starts_on": "05/11/2026",
        "ends_on": "04/11/2026",
    }
    page = content.post(ADD, typed)
    assert page.context["adminform"].form.errors
    assert not Event.objects.exists()


def test_events_of_another_edition_are_not_there(content: Client) -> None:
    other = factories.EventFactory(name_vi="Của kỳ khác")
    assert content.post(f"/admin/events/event/{other.pk}/delete/", {"post": "yes"}).status_code == 302
    assert Event.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("in_list", [False, True])
def test_an_event_for_which_a_text_has_come_is_not_deleted(content: Client, edition: Edition, in_list: bool) -> None:
    event = factories.EventFactory(edition=edition)
    session = agenda.add_session(by=None, event=event, title_vi="Phiên")
    item = agenda.add_item(by=None, session=session, kind="report", title_vi="Báo cáo")
    texts.receive(by=None, item=item, text_vi="Kính thưa")
    chosen = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    address = "/admin/events/event/"
    page = content.post(address, chosen) if in_list else content.post(f"{address}{event.pk}/delete/", {"post": "yes"})
    assert "Báo cáo" in page.content.decode()
    assert Event.objects.exists()


def test_an_event_with_sessions_stays_in_its_edition() -> None:
    event = factories.EventFactory()
    other = factories.EditionFactory()
    ministry = signed_in(factories.officer(Role.MINISTRY))
    agenda.add_session(by=None, event=event, title_vi="Phiên toàn thể")
    typed = {"edition": other.pk, "kind": event.kind, "name_vi": event.name_vi}
    answer = ministry.post(f"/admin/events/event/{event.pk}/change/", typed)
    assert answer.status_code == 200
    assert "edition" in answer.context["adminform"].form.errors
    assert Event.objects.get().edition != other
