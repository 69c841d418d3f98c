"""The fictional edition: made, marked, grown for benches, and gone without a trace in one act."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from conference import uploads
from conference.models import Document, Edition, HistoryEntry, Province, StaffRole, User
from conference.project import demo
from conference.templatetags.files import cover_address
from events import places
from events.choices import RegistrationState
from events.models import Category, Delegate, Event, Opening, Pool, Registration
from tests.conference.pages import main_of, words


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that tell of the conference; the audit trail tells of the demo too, and stays."""
    models = (Edition, Province, Document, Event, User, StaffRole, Category, Opening, Pool, Delegate, Registration)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.usefixtures("facts")
def test_removing_the_demo_leaves_exactly_the_facts(settings: Any) -> None:
    settings.DEMO = True
    before = everything()
    demo.load(more_editions=2)
    assert everything() != before
    demo.remove()
    assert everything() == before
    connection.check_constraints()


@pytest.mark.usefixtures("demo")
def test_the_fictional_edition_comes_after_the_last_real_one_and_has_no_ordinal() -> None:
    fictional = Edition.objects.get(is_fictional=True)
    assert fictional.year == 1 + max(filter(None, Edition.objects.real().values_list("year", flat=True)))
    assert fictional.ordinal is None


@pytest.mark.django_db
def test_its_files_are_there_and_go_with_it(
    client: Client, tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    demo.load()
    edition = Edition.objects.get(is_fictional=True)
    assert client.get(cover_address(edition)).status_code == 200
    for document in edition.documents.all():
        assert uploads.clean_document(document.file)
    assert [path for path in tmp_path.rglob("*") if path.is_file()]
    with django_capture_on_commit_callbacks(execute=True):
        demo.remove()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_loading_again_changes_nothing(settings: Any) -> None:
    settings.DEMO = True
    demo.load()
    before, trail = everything(), HistoryEntry.objects.count()
    demo.load()
    assert (everything(), HistoryEntry.objects.count()) == (before, trail)


@pytest.mark.django_db
def test_accounts_with_a_known_password_are_made_in_the_demo_alone() -> None:
    assert demo.load() == []
    assert not User.objects.exists()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("path", "mark"), [("/", "Dữ liệu minh họa"), ("/en/", "Demonstration data")])
def test_its_page_wears_the_mark(client: Client, path: str, mark: str) -> None:
    assert mark in words(main_of(client.get(path).content))
    assert "minh họa" in client.get("/").content.decode().split("</title>")[0]


@pytest.mark.usefixtures("demo")
def test_staff_documents_of_the_demo_are_not_shown(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "01/KH-MINHHOA" in page
    assert "03/TB-MINHHOA" not in page


@pytest.mark.django_db
def test_its_delegates_are_in_every_state_and_counted_right(settings: Any) -> None:
    settings.DEMO = True
    demo.load()
    assert set(Registration.objects.values_list("state", flat=True)) == set(RegistrationState)
    assert places.differences() == []


@pytest.mark.django_db
def test_its_delegates_grow_to_any_number_and_get_no_mail_outside_the_demo() -> None:
    demo.load(delegates=100)
    smaller = Delegate.objects.count()
    demo.load(delegates=smaller + 10)
    assert Delegate.objects.count() == smaller + 10
    assert not Delegate.objects.exclude(email="", phone="").exists()
