"""The gated view of stored files: who gets them, and how a browser is told to treat them."""

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from conference import editions, rotation
from conference.choices import Audience, EditionStatus, Role
from conference.errors import Refused
from conference.files import address, readable_name
from conference.models import Document, Edition, Handover
from tests import factories

pytestmark = pytest.mark.django_db
DRAFT = EditionStatus.DRAFT
NOBODY = ""


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def document(content: bytes = b"%PDF-1.7", ending: str = ".pdf", **details: Any) -> str:
    """The address of a stored document."""
    made = factories.DocumentFactory(file=ContentFile(content, f"upload{ending}"), **details)
    return address("document", made.pk, str(made), made.file)


def picture() -> ContentFile:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (4, 2)).save(made, "JPEG")
    return ContentFile(made.getvalue(), "a.jpg")


def cover(**details: Any) -> str:
    edition = factories.EditionFactory(cover=picture(), **details)
    return address("cover", edition.pk, "Lễ khai mạc", edition.cover)


def photo(**details: Any) -> str:
    """The address of a handover's photo at an edition with these details."""
    giver, receiver = factories.ProvinceFactory(), factories.ProvinceFactory()
    first = factories.EditionFactory(ordinal=20, year=2040, host=giver, **details)
    second = factories.EditionFactory(ordinal=21, year=2041, host=receiver)
    handover = rotation.hand_over(
        by=None, from_edition=first, to_edition=second, giver=giver, receiver=receiver,
        on=datetime.date(2040, 10, 10), photo=picture(),
    )  # fmt: skip
    return address("handover", handover.pk, "Trao cờ", handover.photo)


def visitor(role: str, edition: Edition | None) -> Client:
    return factories.signed_in(factories.officer(role, edition)) if role else Client()


class TestWhoGetsIt:
    @pytest.mark.parametrize("make", [cover, photo, document])
    def test_what_is_public_is_for_everyone(self, client: Client, make: Any) -> None:
        assert client.get(make()).status_code == 200

    @pytest.mark.parametrize("make", [cover, photo])
    @pytest.mark.parametrize(
        ("role", "status"), [(NOBODY, 404), (Role.PRESS, 200), (Role.READ_ONLY, 200), (Role.MINISTRY, 200)]
    )
    def test_pictures_of_a_draft_are_for_its_colleagues(self, make: Any, role: str, status: int) -> None:
        path = make(status=DRAFT)
        assert visitor(role, Edition.objects.get(status=DRAFT)).get(path).status_code == status

    @pytest.mark.parametrize(
        ("audience", "state", "role", "status"),
        [
            (Audience.DELEGATES, "published", NOBODY, 404),
            (Audience.DELEGATES, "published", Role.PRESS, 200),
            (Audience.STAFF, "published", NOBODY, 404),
            (Audience.STAFF, "published", Role.PRESS, 404),
            (Audience.STAFF, "published", Role.READ_ONLY, 200),
            (Audience.STAFF, "published", Role.HOST, 200),
            (Audience.PUBLIC, "draft", NOBODY, 404),
            (Audience.PUBLIC, "draft", Role.PRESS, 200),
            (Audience.PUBLIC, "draft", Role.MINISTRY, 200),
        ],
    )
    def test_documents_are_for_whom_they_are_meant(self, audience: str, state: str, role: str, status: int) -> None:
        path = document(audience=audience, edition__status=state)
        assert visitor(role, Edition.objects.get()).get(path).status_code == status

    @pytest.mark.parametrize("make", [cover, lambda **details: document(edition__status=details["status"])])
    def test_a_colleague_of_another_edition_is_a_stranger(self, make: Any) -> None:
        path = make(status=DRAFT)
        other = factories.EditionFactory()
        assert visitor(Role.HOST, other).get(path).status_code == 404

    def test_a_password_alone_does_not_open_what_needs_the_second_factor(self, client: Client) -> None:
        path = document(audience=Audience.STAFF)
        user = factories.officer(Role.HOST, Edition.objects.get())
        client.force_login(user, backend="conference.project.visitors.AccountBackend")
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize(
        "path",
        [
            "/files/cover/999999/a.jpg", "/files/document/999999/a.pdf", "/files/handover/999999/a.jpg",
            "/files/secrets/1/a.pdf", "/files/document/99999999999999999999999999/a.pdf", "/files/document/0/a.pdf",
            "/files/document/1/../../etc/passwd", "/files/document/%2e%2e/a", "/files/documents/a.pdf", "/files/",
        ],
    )  # fmt: skip
    def test_what_is_not_there_is_not_found(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert response.status_code == 404
        assert "<main" in response.content.decode()

    def test_the_name_in_the_address_finds_nothing_by_itself(self, client: Client) -> None:
        path = document(content=b"%PDF mine")
        response = client.get(path.rsplit("/", 1)[0] + "/..%5c..%5csecret.pdf")
        assert b"".join(response) == b"%PDF mine"  # type: ignore[arg-type]

    def test_a_file_gone_from_the_disk_is_not_found(self, client: Client, tmp_path: Path) -> None:
        path = document()
        for stored in tmp_path.rglob("*.pdf"):
            stored.unlink()
        assert client.get(path).status_code == 404

    def test_an_entry_without_a_file_is_not_found(self, client: Client) -> None:
        made = factories.DocumentFactory()
        assert client.get(f"/files/document/{made.pk}/a.pdf").status_code == 404
        assert client.get(f"/files/cover/{made.edition.pk}/a.jpg").status_code == 404


class TestHowItIsSent:
    @pytest.mark.parametrize(
        ("ending", "kind"),
        [
            (".pdf", "application/pdf"),
            (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (".html", "application/octet-stream"),
            (".svg", "application/octet-stream"),
        ],
    )
    def test_a_document_is_saved_never_shown(self, client: Client, ending: str, kind: str) -> None:
        response = client.get(document(ending=ending))
        assert response["Content-Type"] == kind
        assert response["Content-Disposition"].startswith("attachment; ")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "default-src 'none'" in response["Content-Security-Policy"]

    def test_our_own_pictures_are_shown_in_place(self, client: Client) -> None:
        response = client.get(cover())
        assert response["Content-Type"] == "image/jpeg"
        assert response["Content-Disposition"].startswith("inline; ")

    def test_a_cover_that_we_did_not_encode_is_not_shown(self, client: Client) -> None:
        path = cover()
        Edition.objects.update(cover="covers/a.svg")
        Path(Edition.objects.get().cover.path).write_text("<svg/>")
        response = client.get(path)
        assert (response["Content-Type"], response["Content-Disposition"][:10]) == (
            "application/octet-stream",
            "attachment",
        )

    def test_it_is_saved_under_a_name_people_read(self, client: Client) -> None:
        way = client.get(document(number="12/KH", title_vi='Đồng "Tháp"\r\nX: y'))["Content-Disposition"]
        assert 'filename="12-kh-dong-thap-x-y.pdf"' in way
        assert unquote(way.split("filename*=UTF-8''")[1]) == "12 KH Đồng Tháp X y.pdf"

    def test_what_is_not_public_is_kept_by_nobody(self) -> None:
        path = document(audience=Audience.STAFF)
        response = visitor(Role.HOST, Edition.objects.get()).get(path)
        assert response["Cache-Control"] == "private, no-store"

    def test_what_is_public_may_be_kept_and_is_the_same_for_everyone(self, client: Client) -> None:
        path = document()
        nobody, host = client.get(path), visitor(Role.HOST, Edition.objects.get()).get(path)
        assert b"".join(nobody) == b"".join(host)  # type: ignore[arg-type]
        assert nobody["Cache-Control"] == "public, max-age=300"
        assert "Vary" not in host
        assert client.get(path, headers={"If-None-Match": nobody["ETag"]}).status_code == 304

    def test_head_is_answered_and_other_methods_are_not(self, client: Client) -> None:
        path = document()
        head = client.head(path)
        assert (head.status_code, b"".join(head)) == (200, b"")  # type: ignore[arg-type]
        assert head["Content-Length"] == "8"
        assert client.post(path).status_code == 405
        assert client.delete(path).status_code == 405

    def test_it_costs_one_query(self, client: Client, django_assert_num_queries: Any) -> None:
        path = document()
        with django_assert_num_queries(1):
            client.get(path)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kế hoạch số 1/KH", "Kế hoạch số 1 KH"),
        ("../../etc", "etc"),
        ("...", "file"),
        ("", "file"),
        ("a" * 300, "a" * 100),
    ],
)
def test_a_readable_name_is_one_on_any_system(title: str, name: str) -> None:
    assert readable_name(title) == name


def test_stored_names_tell_nothing() -> None:
    made = factories.DocumentFactory(file=ContentFile(b"x", "Danh sách lương.PDF"))
    assert made.file.name.startswith("documents/")
    assert made.file.name.endswith(".pdf")
    assert "luong" not in made.file.name


class TestReplacedFiles:
    """What nobody can open any more does not stay on the disk; a change that does not stand takes nothing away."""

    def test_a_cover_goes_with_the_next_one_and_stays_with_any_other_change(
        self, tmp_path: Path, django_capture_on_commit_callbacks: Any
    ) -> None:
        edition = factories.EditionFactory(cover=picture())
        with django_capture_on_commit_callbacks(execute=True):
            editions.revise(by=None, edition=edition, changes={"cover_credit": "Sở Công Thương"})
        assert len(stored(tmp_path)) == 1
        (first,) = stored(tmp_path)
        with django_capture_on_commit_callbacks(execute=True):
            editions.revise(by=None, edition=edition, changes={"cover": picture()})
        (second,) = stored(tmp_path)
        assert first != second
        with django_capture_on_commit_callbacks(execute=True):
            editions.revise(by=None, edition=edition, changes={"cover": ""})
        assert stored(tmp_path) == []

    def test_a_handovers_photo_goes_with_the_next_one(
        self, tmp_path: Path, django_capture_on_commit_callbacks: Any
    ) -> None:
        photo()
        (first,) = stored(tmp_path)
        handover = Handover.objects.get()
        with django_capture_on_commit_callbacks(execute=True):
            rotation.describe(by=None, handover=handover, on=handover.on, photo=picture())
        assert stored(tmp_path) != [first]
        assert len(stored(tmp_path)) == 1

    def test_a_document_replaced_or_deleted_in_the_admin_leaves_no_file(
        self, tmp_path: Path, django_capture_on_commit_callbacks: Any
    ) -> None:
        from django.urls import reverse

        document()
        paper = Document.objects.get()
        client = factories.signed_in(factories.officer(Role.HOST, paper.edition))
        path = reverse("admin:conference_document_change", args=[paper.pk])
        (first,) = stored(tmp_path)
        fields = {"edition": paper.edition_id, "title_vi": "Kế hoạch", "audience": Audience.PUBLIC}
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(path, fields | {"file": pdf()}).status_code == 302
        (second,) = stored(tmp_path)
        assert first != second
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("admin:conference_document_delete", args=[paper.pk]), {"post": "yes"})
        assert stored(tmp_path) == []

    def test_what_is_rolled_back_keeps_its_file(self, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
        edition = factories.EditionFactory(cover=picture())
        with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused):
            editions.revise(by=None, edition=edition, changes={"cover": "", "ordinal": 0})
        assert len(stored(tmp_path)) == 1


def stored(folder: Path) -> list[str]:
    """The originals; a picture's sizes have a dash in their names."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and "-" not in path.stem)


def pdf() -> ContentFile:
    from io import BytesIO

    import pikepdf

    made = BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(made)
    return ContentFile(made.getvalue(), "kế hoạch.pdf")
