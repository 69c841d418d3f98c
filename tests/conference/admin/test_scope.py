"""A host of 2026 finds nothing of 2025, wherever the admin shows anything."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from conference.choices import Audience, Role
from conference.models import Document, Edition, HistoryEntry
from tests import factories
from tests.conference.admin import pages, planted
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def old() -> list[Model]:
    return planted.plant(2025, 12)


@pytest.fixture
def new(old: list[Model]) -> list[Model]:
    return planted.plant(2026, 22)


@pytest.fixture
def host(new: list[Model]) -> Client:
    edition = new[0]
    assert isinstance(edition, Edition)
    return signed_in(factories.officer(Role.HOST, edition))


def everything(obj: Model) -> Iterator[str]:
    yield from pages.of_object(obj)


def test_something_is_planted_of_every_model_of_an_edition(new: list[Model]) -> None:
    bound = {model for model, page in pages.site._registry.items() if page.edition_path}
    assert bound == {type(row) for row in new}


def test_lists_forms_and_choices_show_nothing_of_another_edition(host: Client) -> None:
    for model in pages.models():
        for address in pages.of_list(model):
            for query in ("", "?q=D%E1%BA%A5u2025", "?edition__id__exact=1", "?all="):
                response = host.get(address + query, follow=True)
                assert response.status_code in (200, 400, 403), address
                assert_silent(response.content, address + query)


def test_lists_show_the_own_edition(host: Client, new: list[Model]) -> None:
    page = host.get(pages.address(Document, "changelist")).content.decode()
    assert planted.mark(2026) in page


def test_autocompletes_know_nothing_of_another_edition(host: Client) -> None:
    for address in pages.autocompletes():
        response = host.get(address)
        assert response.status_code in (200, 403), address
        assert_silent(response.content, address)
        if response.status_code == 200:
            assert planted.mark(2025) not in str(response.json())


def test_objects_of_another_edition_cannot_be_opened(host: Client, old: list[Model]) -> None:
    for row in old:
        for address in everything(row):
            response = host.get(address)
            assert response.status_code in (302, 403, 404), address
            assert_silent(host.get(address, follow=True).content, address)


def test_the_own_edition_shows_nothing_of_another(host: Client, new: list[Model]) -> None:
    for row in new:
        for address in everything(row):
            assert_silent(host.get(address, follow=True).content, address)


def test_start_and_app_pages_show_nothing_of_another_edition(host: Client) -> None:
    for address in (reverse("admin:index"), reverse("admin:app_list", args=["conference"])):
        assert_silent(host.get(address).content, address)


@pytest.mark.parametrize("file_format", ["0", "1"])
def test_exports_hold_nothing_of_another_edition(host: Client, file_format: str) -> None:
    for model, page in pages.site._registry.items():
        if hasattr(page, "export_action"):
            answer = host.post(pages.address(model, "export"), {"format": file_format, "resource": "0"})
            assert answer.status_code in (200, 403), model
            assert_silent(_readable(answer.content), model.__name__)


def test_an_export_asked_for_by_foreign_ids_is_empty(host: Client, old: list[Model]) -> None:
    document = next(row for row in old if isinstance(row, Document))
    asked = {"format": "1", "resource": "0", "export_items": [document.pk]}
    assert_silent(host.post(pages.address(Document, "export"), asked).content, "export_items")


def test_an_action_does_not_reach_another_edition(host: Client, old: list[Model]) -> None:
    document = next(row for row in old if isinstance(row, Document))
    chosen = {"action": "delete_selected", "_selected_action": [document.pk], "post": "yes"}
    host.post(pages.address(Document, "changelist"), chosen)
    edition = old[0]
    chosen = {"action": "close", "_selected_action": [edition.pk], "confirmed": "yes"}
    host.post(pages.address(Edition, "changelist"), chosen)
    assert Document.objects.filter(pk=document.pk).exists()
    assert Edition.objects.get(pk=edition.pk).status == "published"


def test_a_document_cannot_be_moved_into_another_edition(host: Client, old: list[Model], new: list[Model]) -> None:
    document = next(row for row in new if isinstance(row, Document))
    typed = {"edition": old[0].pk, "title_vi": "Đổi kỳ", "audience": "staff"}
    response = host.post(pages.address(Document, "change", document.pk), typed)
    document.refresh_from_db()
    assert response.status_code == 200
    assert document.edition_id == new[0].pk


def test_a_new_document_cannot_be_put_into_another_edition(host: Client, old: list[Model]) -> None:
    before = Document.objects.count()
    host.post(pages.address(Document, "add"), {"edition": old[0].pk, "title_vi": "Chen ngang", "audience": "staff"})
    assert Document.objects.count() == before


def test_press_sees_no_documents_for_staff(new: list[Model]) -> None:
    edition = new[0]
    assert isinstance(edition, Edition)
    factories.DocumentFactory(edition=edition, title_vi="Thông cáo báo chí", audience=Audience.PUBLIC)
    press = signed_in(factories.officer(Role.PRESS, edition))
    listed = press.get(pages.address(Document, "changelist")).content.decode()
    inline = press.get(pages.address(Edition, "change", edition.pk)).content.decode()
    for page in (listed, inline):
        assert "Thông cáo báo chí" in page
        assert f"{planted.mark(2026)}/KH" not in page


def test_the_ministry_sees_documents_for_staff(new: list[Model]) -> None:
    ministry = signed_in(factories.officer(Role.MINISTRY))
    assert planted.mark(2026) in ministry.get(pages.address(Document, "changelist")).content.decode()


def test_roles_without_history_see_none(new: list[Model]) -> None:
    edition = new[0]
    assert isinstance(edition, Edition)
    content = signed_in(factories.officer(Role.CONTENT, edition))
    assert content.get(pages.address(HistoryEntry, "changelist")).status_code == 403
    assert content.get(pages.address(Edition, "history", edition.pk)).status_code == 403


def assert_silent(content: bytes, where: str) -> None:
    assert planted.mark(2025) not in content.decode("utf-8-sig"), f"{where} speaks of 2025"
    assert "a2025@example.vn" not in content.decode("utf-8-sig"), f"{where} names a colleague of 2025"


def _readable(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return "\n".join(str(row) for row in rows).encode()
