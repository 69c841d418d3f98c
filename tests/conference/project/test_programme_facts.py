"""The tenth edition's programme: what edition-x.json reports, in its order, and nothing made up."""

from typing import Any

import pytest
from django.test import Client

from conference.models import Edition, HistoryEntry
from conference.project import facts
from events import agenda, programme, published
from events.models import AgendaVersion, Item, Session, Speaker
from tests.conference.pages import main_of, words

REPORT: dict[str, Any] = facts.read("edition-x")
pytestmark = pytest.mark.usefixtures("facts")


def live() -> programme.Programme:
    version = published.live(2024)
    assert version is not None
    return programme.read(version.content)


def test_the_items_stand_as_reported_in_order() -> None:
    (session,) = live().sessions
    told = [(item.kind, item.title_vi, item.title_en, [one.name for one in item.people]) for item in session.items]
    assert told == [
        (row["kind"], row["vi"], row["en"], [one["name"] for one in row.get("people", [])]) for row in REPORT["items"]
    ]


def test_people_have_the_position_and_unit_of_that_day() -> None:
    (session,) = live().sessions
    for item, row in zip(session.items, REPORT["items"], strict=True):
        for person, reported in zip(item.people, row.get("people", []), strict=True):
            for name in ("position_vi", "position_en", "unit_vi", "unit_en"):
                assert getattr(person, name) == reported[name]


def test_no_time_is_made_up() -> None:
    (session,) = live().sessions
    assert (session.starts, session.ends) == (None, None)
    assert str(session.day) == "2024-10-11"
    assert all(item.minutes is None for item in session.items)


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [("", "giờ chưa có tư liệu"), ("/en", "the times are not")],
)
def test_the_page_says_that_no_times_are_known(client: Client, prefix: str, sentence: str) -> None:
    assert sentence in words(main_of(client.get(f"{prefix}/2024/agenda/").content))


@pytest.mark.parametrize(("prefix", "language"), [("", "vi"), ("/en", "en")])
def test_the_reported_abstract_is_public(client: Client, prefix: str, language: str) -> None:
    (row,) = [row for row in REPORT["items"] if "abstract_vi" in row]
    item = Item.objects.get(title_vi=row["vi"])
    page = words(main_of(client.get(f"{prefix}/2024/speeches/{item.slug}/").content))
    assert row[f"abstract_{language}"] in page


def test_the_handover_names_both_provinces_of_that_day() -> None:
    (session,) = live().sessions
    (handover,) = [item for item in session.items if item.kind == "handover"]
    assert handover.by_vi == "Tỉnh Kiên Giang trao, tỉnh Long An nhận"
    assert handover.by_en == "Kien Giang Province to Long An Province"


def test_the_edition_page_leads_to_it(client: Client) -> None:
    assert b'href="/2024/agenda/"' in client.get("/2024/").content
    assert b'href="/2025/agenda/"' not in client.get("/2025/").content


def test_loading_again_changes_nothing() -> None:
    before = [AgendaVersion.objects.count(), Session.objects.count(), Speaker.objects.count()]
    trail = HistoryEntry.objects.count()
    facts.load()
    assert [AgendaVersion.objects.count(), Session.objects.count(), Speaker.objects.count()] == before
    assert HistoryEntry.objects.count() == trail


def test_what_staff_made_of_it_stands() -> None:
    session = Session.objects.get(event__edition__ordinal=10)
    agenda.edit_session(by=None, session=session, title_vi="Tên do cán bộ sửa")
    facts.load()
    assert Session.objects.get(pk=session.pk).title_vi == "Tên do cán bộ sửa"
    assert not published.is_there(Edition.objects.get(ordinal=11))
