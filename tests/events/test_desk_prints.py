"""The desk's page of prints: a form, and files in return."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document

from conference.choices import Role
from conference.models import HistoryEntry
from events import agenda
from events.models import Event
from tests import factories, paper
from tests.events import programmes

pytestmark = pytest.mark.django_db
SENT = {"what": "programme-pdf", "version": "draft", "language": "vi", "address": "comrade"}


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def event() -> Event:
    return programmes.an_event(host=factories.ProvinceFactory(name_vi="Mẫu"))


@pytest.fixture
def client(event: Event) -> Client:
    return factories.signed_in(factories.officer(Role.CONTENT, event.edition))


def path(main: Event) -> str:
    return reverse("desk-agenda-print", args=[main.edition_id])


def sent(client: Client, main: Event, /, **more: Any) -> Any:
    return client.post(path(main), {**SENT, **more})


def test_each_print_is_a_file_with_a_good_name(client: Client, event: Event) -> None:
    programmes.a_session(event, items=[programmes.a_paper()])
    programmes.publish(event)
    names = {
        ("programme-pdf", "published", "vi"): "chuong-trinh-2040-cong-bo-lan-1.pdf",
        ("programme-docx", "draft", "vi"): "chuong-trinh-2040-du-thao.docx",
        ("script-pdf", "draft", "en"): "mcs-script-2040-draft.pdf",
        ("script-docx", "published", "vi"): "kich-ban-dieu-hanh-2040-cong-bo-lan-1.docx",
    }
    for (what, version, language), name in names.items():
        answer = sent(client, event, what=what, version=version, language=language)
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert "no-store" in answer["Cache-Control"]
        assert answer.content[:4] == (b"%PDF" if name.endswith("pdf") else b"PK\x03\x04")


def test_the_published_programme_is_printed_as_readers_see_it(client: Client, event: Event) -> None:
    session = programmes.a_session(event, "Phiên đã công bố")
    programmes.publish(event)
    agenda.edit_session(by=None, session=session, title_vi="Phiên mới sửa")
    published, draft = (paper.text(sent(client, event, version=one).content) for one in ("published", "draft"))
    assert "Phiên đã công bố" in published
    assert "DỰ THẢO" not in published
    assert "Phiên mới sửa" in draft
    assert "DỰ THẢO" in draft


def test_what_is_typed_is_printed_and_offered_again(client: Client, event: Event) -> None:
    programmes.a_session(event)
    typed = {"organ": "Sở Công Thương", "number": "5", "dated": "05/02/2040", "recipients": "Bộ Công Thương\n\nLưu: VT"}
    text = paper.text(sent(client, event, **typed).content)
    assert "SỞ CÔNG THƯƠNG" in text
    assert "ngày 05 tháng 02 năm 2040" in text
    assert "- Lưu: VT." in text
    form = client.get(path(event)).context["form"]
    assert {name: form[name].value() for name in typed} == typed
    assert not HistoryEntry.objects.filter(edition=event.edition, action="changed").exists()


def test_the_place_is_suggested_and_the_draft_offered_before_the_first_publication(
    client: Client, event: Event
) -> None:
    form = client.get(path(event)).context["form"]
    assert form["place"].value() == "Mẫu"
    assert [value for value, _label in form.fields["version"].choices] == ["draft"]
    assert "version" in sent(client, event, version="published").context["form"].errors


def test_an_empty_programme_is_told_and_what_was_typed_is_kept(client: Client, event: Event) -> None:
    page = sent(client, event, organ="Sở Công Thương")
    assert page.status_code == 200
    assert "Chưa có phiên nào để in." in page.text
    assert "Sở Công Thương" in page.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", "programme-exe"), ("language", "fr"), ("event", "999999999999999999999"), ("address", "x"),
        ("dated", "31/02/2040"), ("organ", "x" * 151), ("signer", "a\0b"), ("recipients", "x\n" * 31),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_field(client: Client, event: Event, field: str, value: str) -> None:
    programmes.a_session(event)
    page = sent(client, event, **{field: value})
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {field}


def test_an_event_of_another_edition_cannot_be_printed(client: Client, event: Event) -> None:
    programmes.a_session(event)
    other = factories.EventFactory(edition=factories.EditionFactory(year=2041, ordinal=41))
    assert "event" in sent(client, event, event=other.pk).context["form"].errors


def test_an_embargoed_text_is_in_no_print_and_the_mcs_words_only_in_the_script(client: Client, event: Event) -> None:
    session = programmes.a_session(event, items=[programmes.a_paper(script="Lời dẫn riêng")])
    programmes.put_text(session.items.get(), public=False, abstract_vi="Tóm tắt kín", text_vi="Toàn văn kín")
    programmes.publish(event)
    for version in ("published", "draft"):
        programme = paper.text(sent(client, event, version=version).content)
        script = paper.text(sent(client, event, version=version, what="script-pdf").content)
        assert "Lời dẫn riêng" in script
        assert "Lời dẫn riêng" not in programme
        assert "kín" not in programme + script


def test_the_word_file_can_be_opened(client: Client, event: Event) -> None:
    programmes.a_session(event)
    made = Document(io.BytesIO(sent(client, event, what="programme-docx").content))
    assert made.core_properties.title.startswith("CHƯƠNG TRÌNH: ")


@pytest.mark.parametrize("sessions", [1, 12])
def test_a_print_asks_the_same_few_questions_however_long_it_is(
    client: Client, event: Event, sessions: int, django_assert_num_queries: Any
) -> None:
    people = [{"speaker": factories.SpeakerFactory()}]
    for place in range(sessions):
        items = [programmes.a_paper(speakers=people)]
        programmes.a_session(event, f"Phiên {place}", starts=None, ends=None, items=items, chairs=people)
    programmes.publish(event)
    sent(client, event)
    with django_assert_num_queries(7):
        client.get(path(event))
    with django_assert_num_queries(19):
        sent(client, event)
    with django_assert_num_queries(11):
        sent(client, event, version="published")
