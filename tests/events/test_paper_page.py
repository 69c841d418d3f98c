"""A paper's page for whoever holds its link."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conference.models import Edition
from events import papers
from events.choices import PaperState
from events.models import PaperInvitation
from tests.conference.pages import main_of, words
from tests.events.invited import DUE, NOW, WORDS, invited, sent, word_file
from tests.events.programmes import a_paper, a_session, an_event

pytestmark = pytest.mark.django_db
PERSON = "Ông Nguyễn Văn Bình"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    at_moment(monkeypatch, NOW)


def at_moment(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.fixture
def edition() -> Edition:
    return an_event().edition


@pytest.fixture
def token(edition: Edition) -> str:
    return invited(edition, person=PERSON, note="Không quá 5 trang").token


def page_of(token: str, language: str = "") -> str:
    return f"{language}/paper/{token}/"


def upload(*lines: str, name: str = "tham-luan.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, word_file(*lines).read())


def stored() -> PaperInvitation:
    return PaperInvitation.objects.with_places().get()


@pytest.mark.parametrize(("language", "said"), [("", "hết ngày 20/09/2040"), ("/en", "the end of 20 September 2040")])
def test_it_says_what_is_asked_until_when_and_whom_to_ask(client: Client, token: str, language: str, said: str) -> None:
    told = words(main_of(client.get(page_of(token, language)).content))
    for part in (said, PERSON, "Cụm công nghiệp", "Không quá 5 trang", "Bà Ví Dụ, 0900 000 000"):
        assert part in told


def test_looking_changes_nothing(client: Client, token: str) -> None:
    before = PaperInvitation.objects.values().get()
    for path in (page_of(token), page_of(token, "/en"), f"{page_of(token)}?edit"):
        client.get(path)
        client.head(path)
    assert PaperInvitation.objects.values().get() == before


def test_no_preview_names_anyone(client: Client, token: str) -> None:
    for state in ("invited", "begun", "sent"):
        response = client.get(page_of(token))
        head = response.text.partition("</head>")[0]
        for hidden in (PERSON, "Cụm công nghiệp", "Sở Công Thương tỉnh Mẫu", token, WORDS["title_vi"]):
            assert hidden not in head, state
        assert response["Referrer-Policy"] == "no-referrer"
        client.post(page_of(token), {"act": "begin"} if state == "invited" else {"act": "send", "seen": "0", **WORDS})


def test_from_the_invitation_to_the_receipt(client: Client, token: str) -> None:
    assert 'name="act" value="begin"' in client.get(page_of(token)).text
    client.post(page_of(token), {"act": "begin"})
    assert stored().state == PaperState.BEGUN
    assert 'name="title_vi"' in client.get(page_of(token)).text
    draft = client.post(page_of(token), {"act": "save", "seen": "0", "title_vi": "Tên"}, follow=True)
    assert "Đã lưu nháp lúc" in draft.text
    files = {"document": upload("Kính thưa"), "slides": SimpleUploadedFile("x.pdf", _pdf())}
    receipt = client.post(page_of(token), {"act": "send", "seen": "1", "title_vi": "Tên", **files}, follow=True)
    assert "đã nhận được tham luận" in receipt.text
    assert (stored().state, str(stored().slides.name)[-4:]) == (PaperState.SENT, ".pdf")
    assert 'name="title_vi"' in client.get(f"{page_of(token)}?edit").text


def _pdf() -> bytes:
    import io

    import pikepdf

    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


def test_what_is_sent_is_composed_letter_by_letter(client: Client, token: str) -> None:
    import unicodedata

    typed = unicodedata.normalize("NFD", "Phát triển cụm công nghiệp")
    client.post(page_of(token), {"act": "send", "seen": "0", **WORDS, "title_vi": typed})
    assert stored().title_vi == "Phát triển cụm công nghiệp"


def test_what_is_lacking_is_told_at_its_field_and_the_rest_is_kept(client: Client, token: str) -> None:
    answer = client.post(page_of(token), {"act": "send", "seen": "0", "abstract_vi": "Đã gõ", "title_en": "Typed, too"})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"title_vi", "text_vi"}
    for kept in ("Đã gõ", "Typed, too", 'href="#id_title_vi"'):
        assert kept in answer.text
    assert stored().revision == 0


@pytest.mark.parametrize(
    ("field", "file"),
    [
        ("document", SimpleUploadedFile("x.exe", b"MZ")),
        ("document", SimpleUploadedFile("x.docx", b"no zip")),
        ("document", SimpleUploadedFile("x.pdf", b"no pdf")),
        ("document", SimpleUploadedFile("x.pptx", b"PK")),
        ("document", SimpleUploadedFile("x.docx", b"")),
        ("slides", SimpleUploadedFile("x.docx", b"PK")),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_at_its_field(
    client: Client, token: str, field: str, file: SimpleUploadedFile
) -> None:
    file.seek(0)
    answer = client.post(page_of(token), {"act": "save", "seen": "0", "title_vi": "Đã gõ", field: file})
    assert list(answer.context["form"].errors) == [field]
    assert "Đã gõ" in answer.text
    assert "chọn lại các tệp" in answer.text
    assert stored().revision == 0


@pytest.mark.parametrize(
    "typed",
    [{}, {"act": "?"}, {"act": "send", "seen": "x"}, {"act": "save", "seen": "9" * 30}, {"act": "save", "seen": ""},
     {"act": "save", "seen": "0", "title_vi": "x" * 301}, {"act": "save", "seen": "0", "text_vi": "a\0b"}],
)  # fmt: skip
def test_whatever_is_posted_is_answered(client: Client, token: str, typed: dict[str, str]) -> None:
    assert client.post(page_of(token), typed).status_code in (200, 302)


def test_two_who_share_the_link_do_not_overwrite_one_another(client: Client, token: str) -> None:
    client.post(page_of(token), {"act": "save", "seen": "0", "title_vi": "Của đồng nghiệp"})
    mine = {"act": "save", "seen": "0", "title_vi": "Của tôi"}
    answer = client.post(page_of(token), mine)
    assert "người khác dùng đường liên kết này" in answer.text
    assert 'value="Của tôi"' in answer.text
    again = re.findall(r'name="seen" value="(\d+)"', answer.text)
    client.post(page_of(token), mine | {"seen": again[0]})
    assert stored().title_vi == "Của tôi"


@pytest.mark.parametrize("ended", ["late", "revoked", "renewed"])
def test_a_link_that_ended_says_whom_to_ask_and_gives_back_what_was_typed(
    client: Client, token: str, ended: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ended == "late":
        at_moment(monkeypatch, NOW.replace(month=12))
    else:
        end: Callable[..., object] = papers.revoke if ended == "revoked" else papers.renew_link
        end(by=None, invitation=stored())
    for answer in (client.get(page_of(token)), client.post(page_of(token), {"act": "send", "seen": "0", **WORDS})):
        assert answer.status_code == (404 if ended == "renewed" else 410)
        assert ("0900 000 000" in answer.text) == (ended != "renewed")
        assert answer["Referrer-Policy"] == "no-referrer"
    assert WORDS["text_vi"] in answer.text
    assert "chưa được lưu" in answer.text
    assert stored().text_vi in (None, "")  # type: ignore[attr-defined]


def test_changes_that_are_asked_for_stand_above_the_form(client: Client, edition: Edition) -> None:
    made = invited(edition)
    papers.send(token=made.token, seen=0, at=NOW, **WORDS)
    papers.ask_again(by=None, invitation=made.invitation, asked="Thêm số liệu 2039", due_on=DUE, at=NOW)
    page = client.get(page_of(made.token)).text
    assert "Thêm số liệu 2039" in page
    assert WORDS["text_vi"] in page
    client.post(page_of(made.token), {"act": "send", "seen": "1", **WORDS, "text_vi": "Có số liệu"})
    assert stored().state == PaperState.SENT


def test_a_cleared_paper_is_changed_by_asking(client: Client) -> None:
    item = a_session(an_event(year=2041, ordinal=41), items=[a_paper()]).items.get()
    made = invited(item.edition, item=item)
    papers.send(token=made.token, seen=0, at=NOW, **WORDS)
    papers.clear(by=None, invitation=made.invitation)
    assert "Không còn thay đổi được" in client.get(f"{page_of(made.token)}?edit").text
    assert client.post(page_of(made.token), {"act": "send", "seen": "1", **WORDS}).status_code == 410
    assert stored().state == PaperState.CLEARED


def test_the_sender_gets_the_files_back_and_nobody_else_does(client: Client, edition: Edition) -> None:
    made = invited(edition)
    papers.send(token=made.token, seen=0, at=NOW, title_vi="Tên", document=word_file("Kính thưa"))
    got = client.get(f"/paper/{made.token}/document/")
    assert got["Content-Disposition"].startswith("attachment")
    assert b"".join(got).startswith(b"PK")  # type: ignore[arg-type]
    assert "no-store" in got["Cache-Control"]
    assert client.get(f"/paper/{made.token}/slides/").status_code == 404
    papers.renew_link(by=None, invitation=made.invitation)
    assert client.get(f"/paper/{made.token}/document/").status_code == 404
    assert client.get(f"/files/sent-paper/{made.invitation.pk}/x.docx").status_code == 404


@pytest.mark.parametrize("long", [False, True])
def test_the_page_asks_little_whatever_was_sent(
    client: Client, edition: Edition, django_assert_num_queries: Any, long: bool
) -> None:
    made = invited(edition)
    papers.send(token=made.token, seen=0, at=NOW, **WORDS | {"text_vi": "x" * (100_000 if long else 1)})
    with django_assert_num_queries(2):
        client.get(page_of(made.token))


def test_a_word_files_paragraphs_are_read_and_anything_else_is_not(edition: Edition) -> None:
    paper = sent(edition, {"title_vi": "Tên", "document": word_file("Kính thưa", "Một, hai <ba>")})
    assert papers.paragraphs(paper.document)[1:] == ["Kính thưa", "Một, hai <ba>"]
    paper.document.storage.delete(paper.document.name)
    assert papers.paragraphs(paper.document) == []
